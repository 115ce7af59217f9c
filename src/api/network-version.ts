import { cursorEnd, readWatermark, type Watermark } from '../network/watermark.ts'
import { builder } from './builder.ts'
import type { Context } from './context.ts'

/** Between which two states of the network an answer was read. */
export interface VersionSpan {
  readonly from: string
  readonly to: string
  readonly complete: boolean
}

/** What every field that the network answers says in its description. */
export const networkNull =
  'Null with GRAPH_UNAVAILABLE: the graph store does not answer; with GRAPH_STALE: it does not show the change whose token was handed over.'

/** What a state of the network is called. */
export const versionOf = (mark: Watermark | null): string =>
  mark ? `${mark.incarnation.slice(0, 8)}-${mark.epoch}` : 'empty'

/** Runs `work` between two looks at the watermark, when its version is wanted. */
export async function spanVersion<T>(
  { network }: Pick<Context, 'network'>,
  wanted: boolean,
  work: () => Promise<T>,
): Promise<[T, VersionSpan | null]> {
  if (!wanted) return [await work(), null]
  const before = await readWatermark(network).catch(() => null)
  const answer = await work()
  const after = before && (await readWatermark(network).catch(() => null))
  if (!after) return [answer, null]
  const complete = before.cursor === cursorEnd && after.cursor === cursorEnd
  return [answer, { from: versionOf(before), to: versionOf(after), complete }]
}

export const NetworkVersion = builder.objectRef<VersionSpan>('NetworkVersion').implement({
  description:
    'Which state of the network an answer shows. When `from` and `to` are equal, it is exactly that one; else the network moved on while it was read. A network of the past (`knownAt`) has versions of its own: another one each time it is built.',
  fields: (t) => ({
    from: t.exposeString('from', { description: 'The version before the answer was read.' }),
    to: t.exposeString('to', { description: 'The version after the answer was read.' }),
    complete: t.exposeBoolean('complete', {
      description: 'False while the network is being filled or compared with the records.',
    }),
  }),
})
