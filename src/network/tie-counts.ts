import type { GraphFilter } from '../model/viewer.ts'
import type { Engine } from './engine.ts'
import { type AsOf, holding, holdingParams } from './holding.ts'
import type { Question } from './tie-page.ts'

/** How many ties of one kind an actor has. */
export interface TieCount {
  readonly kind: string
  readonly count: number
  /** How many of them the actor stands at `from` of. */
  readonly out: number
  /** How many of them are certain to hold on the day; null: no day was asked about. */
  readonly certain: number | null
}

const certainOn = holding({ day: '', certainty: 'HOLDS' }, 'r').join(' AND ')

/** How many ties of each kind do these actors have? In order of kind; a kind without ties is left out. */
export function tieCounts(ids: readonly string[], filter: GraphFilter, asOf: AsOf): Question {
  const held = [filter.seen('r'), filter.seen('o'), ...holding(asOf, 'r')]
  const certain = asOf.day === null ? [] : [`sum(CASE WHEN ${certainOn} THEN 1 ELSE 0 END) AS sure`]
  const counts = [
    'type(r) AS kind',
    'count(r) AS number',
    'sum(CASE WHEN r.fromId = n.id THEN 1 ELSE 0 END) AS outward',
    ...certain,
  ]
  const lists = [
    'collect(kind) AS kinds',
    'collect(number) AS numbers',
    'collect(outward) AS outwards',
    ...(asOf.day === null ? [] : ['collect(sure) AS certains']),
  ]
  const lines = [
    'UNWIND $ids AS source',
    `MATCH (n:Actor {id: source}) WHERE ${filter.seen('n')}`,
    'CALL (n) {',
    `  MATCH (n)-[r]-(o:Actor) WHERE ${held.join(' AND ')}`,
    `  WITH ${counts.join(', ')} ORDER BY kind`,
    `  RETURN ${lists.join(', ')}`,
    '}',
    `RETURN source, kinds, numbers, outwards${asOf.day === null ? '' : ', certains'}`,
  ]
  return {
    text: lines.join('\n'),
    params: { ids, ...filter.params, ...holdingParams(asOf) },
  }
}

/** Runs the text; an actor that is not there or not seen has no entry. */
export async function readTieCounts(
  engine: Engine,
  ids: readonly string[],
  filter: GraphFilter,
  asOf: AsOf,
): Promise<Map<string, TieCount[]>> {
  const { text, params } = tieCounts(ids, filter, asOf)
  const rows = await engine.read(text, params)
  return new Map(
    rows.map((row) => {
      const [numbers, outwards] = [row.numbers as number[], row.outwards as number[]]
      const certains = row.certains as number[] | undefined
      const counts = (row.kinds as string[]).map((kind, at) => ({
        kind,
        count: numbers[at] as number,
        out: outwards[at] as number,
        certain: certains ? (certains[at] as number) : null,
      }))
      return [row.source as string, counts]
    }),
  )
}
