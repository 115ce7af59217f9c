import { type BridgeEnd, sideLines } from './bridging.ts'
import type { Engine } from './engine.ts'
import { holdingParams } from './holding.ts'
import type { Slice } from './slice.ts'
import type { Question } from './tie-page.ts'

/** Who is on each of two sides, as far as it is seen: in order of id. */
export function bridgeSides(
  { filter, asOf }: Slice,
  ends: readonly [BridgeEnd, BridgeEnd],
): Question {
  const slice = { filter, asOf } as Slice
  const ids = ends.map((end) => ('alliance' in end ? end.alliance : end.areas))
  return {
    text: [
      'CALL {',
      ...sideLines(slice, ends[0], 0),
      '  UNION ALL',
      ...sideLines(slice, ends[1], 1),
      '}',
      // Not DISTINCT: behind a UNION, Grafeo cuts it off at 2,048 rows.
      `WITH side, n, count(*) AS places WHERE ${filter.seen('n')}`,
      'RETURN side, n.id AS id ORDER BY side, id',
    ].join('\n'),
    params: { ...filter.params, ...holdingParams(asOf), end0: ids[0], end1: ids[1] },
  }
}

/** Runs the text: the ids of each side. */
export async function readBridgeSides(
  engine: Engine,
  slice: Slice,
  ends: readonly [BridgeEnd, BridgeEnd],
): Promise<[string[], string[]]> {
  const { text, params } = bridgeSides(slice, ends)
  const rows = await engine.read(text, params)
  const of = (side: 0 | 1) => rows.filter((row) => row.side === side).map(({ id }) => id as string)
  return [of(0), of(1)]
}
