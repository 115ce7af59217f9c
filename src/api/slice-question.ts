import type { Slice } from '../network/slice.ts'
import { inBatches, type Slices } from '../network/slice-batch.ts'
import type { Context } from './context.ts'
import { byQuestionOrError, levelLoader } from './level.ts'
import type { NetworkShape } from './network.ts'

/** What is asked of slices: `read` answers them in their order. */
export interface SliceQuestion<Answer> {
  /** Tells all but the slice; equal ones must read alike. */
  readonly question: unknown
  readonly read: (slices: Slices) => Promise<Answer[]>
}

interface Ask<Answer> {
  /** All but whom the slice is around: asks that agree in it are answered together. */
  readonly question: string
  readonly slice: Slice
  readonly read: SliceQuestion<Answer>['read']
}

/**
 * One question about one slice: asked together with all that its level asks alike of slices that
 * differ only in whom they are around. `prepare` tells the question, and may read records before;
 * null: there is nothing to ask. All of it is within the span of the slice's version.
 */
export const askOfSlice = <Answer>(
  context: Context,
  field: string,
  { slice, knownAt, watch }: NetworkShape,
  prepare: () => SliceQuestion<Answer> | Promise<SliceQuestion<Answer> | null>,
): Promise<Answer | null> => {
  const ask = async (): Promise<Answer | null> => {
    const prepared = await prepare()
    if (!prepared) return null
    const { question, read } = prepared
    const { filter: _seen, around, ...part } = slice
    return levelLoader<Ask<Answer>, Answer>(context, field, answerLevel).load({
      question: JSON.stringify([question, part, knownAt, around !== null]),
      slice,
      read,
    })
  }
  return watch.during(ask())
}

const answerLevel = <Answer>(_context: Context, level: readonly Ask<Answer>[]) =>
  byQuestionOrError(
    level,
    ({ question }) => question,
    async (asks) => {
      const [{ slice, read }] = asks
      const distinct = [...new Set(asks.map(({ slice }) => slice))] as [Slice, ...Slice[]]
      const slices: Slices = slice.around ? distinct : [slice]
      const found = (await Promise.all(inBatches(slices).map(read))).flat()
      return asks.map(({ slice }) => found[Math.max(0, slices.indexOf(slice))] as Answer)
    },
  )
