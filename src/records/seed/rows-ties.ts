import { endsInOrder } from '../../model/tie.ts'
import { seedId, tieKey } from '../seed-id.ts'
import type { Seed } from '../seed-shape.ts'
import { citedBy } from './claims.ts'
import { dateOrNull, idOrNull, intervalColumns, shownTo } from './columns.ts'

/** The ties. The ends of an undirected one are put in the order of their ids. */
export function tieRows(seed: Seed) {
  const ties = seed.ties.map((row) => ({
    row,
    id: seedId('tie', tieKey(row)),
    shown: shownTo(row),
  }))
  return {
    tie: ties.map(({ row, id, shown }) => ({
      id,
      kind: row.kind,
      ...endsOf(row),
      role: row.role,
      middlemanId: idOrNull('actor', row.middleman),
      since: row.since,
      until: row.until,
      ...intervalColumns(row.since, row.until, row.lastConfirmedOn),
      lastConfirmedOn: dateOrNull(row.lastConfirmedOn),
      confidence: row.confidence,
      strength: row.strength,
      note: row.note,
      activityId: idOrNull('activity', row.activity),
      ...shown,
    })),
    claim: ties.flatMap(({ row, id, shown }) =>
      citedBy(row.sources, {
        column: 'tieId',
        id,
        words: row.note ?? row.kind,
        visibility: shown.visibility,
      }),
    ),
  }
}

const endsOf = ({ kind, from, to }: Seed['ties'][number]) =>
  endsInOrder(kind, seedId('actor', from), seedId('actor', to))
