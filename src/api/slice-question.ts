import type { Slice } from '../network/slice.ts'
import type { Slices } from '../network/slice-batch.ts'
import type { Context } from './context.ts'
import { levelLoader } from './level.ts'
import type { NetworkShape } from './network.ts'

type Read<Answer> = (slices: Slices) => Promise<Answer[]>

interface Ask<Answer> {
  /** All but whom the slice is around: asks that agree in it are answered by one text. */
  readonly question: string
  readonly slice: Slice
  readonly read: Read<Answer>
}

/**
 * One question about one slice: asked together with all that its level asks alike of slices that
 * differ only in whom they are around. `read` answers the slices in their order.
 */
export const askOfSlice = <Answer>(
  context: Context,
  field: string,
  question: unknown,
  { slice, watch }: NetworkShape,
  read: Read<Answer>,
): Promise<Answer> =>
  watch.during(
    levelLoader<Ask<Answer>, Answer>(context, field, answerLevel).load({
      question: JSON.stringify([
        question,
        { ...slice, filter: null, around: slice.around !== null },
      ]),
      slice,
      read,
    }),
  )

async function answerLevel<Answer>(
  _context: Context,
  level: readonly Ask<Answer>[],
): Promise<(Answer | Error)[]> {
  const groups = Map.groupBy(level, ({ question }) => question)
  const answers = new Map<Ask<Answer>, Answer | Error>()
  await Promise.all(
    [...groups.values()].map(async (asked) => {
      const [first] = asked as [Ask<Answer>]
      const distinct = [...new Set(asked.map(({ slice }) => slice))] as [Slice, ...Slice[]]
      const slices: Slices = first.slice.around ? distinct : [first.slice]
      const found = await first.read(slices).catch((error: Error) => error)
      for (const ask of asked) {
        const at = Math.max(0, slices.indexOf(ask.slice))
        answers.set(ask, found instanceof Error ? found : (found[at] as Answer))
      }
    }),
  )
  return level.map((ask) => answers.get(ask) as Answer | Error)
}
