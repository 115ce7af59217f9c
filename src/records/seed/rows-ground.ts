import { foldName } from '../../model/fold.ts'
import { seedId } from '../seed-id.ts'
import type { Seed } from '../seed-shape.ts'
import { citedBy } from './claims.ts'
import { dateOrNull, idOrNull } from './columns.ts'

/** What the rest stands on: sources, areas and trades. */
export const groundRows = (seed: Seed) => ({
  source: seed.sources.map(({ visibility, ...row }) => ({
    ...row,
    id: seedId('source', row.slug),
    sortName: foldName(row.title),
    retrievedOn: dateOrNull(row.retrievedOn),
    witnessedOn: dateOrNull(row.witnessedOn),
    visibility: visibility ?? ('PUBLIC' as const),
  })),
  area: seed.areas.map(({ sources, parent, ...row }) => ({
    ...row,
    id: seedId('area', row.code),
    sortName: foldName(row.name),
    parentId: idOrNull('area', parent),
  })),
  trade: seed.trades.map((row) => ({ ...row, id: seedId('trade', row.slug) })),
  claim: seed.areas.flatMap((row) =>
    citedBy(row.sources, {
      column: 'areaId',
      id: seedId('area', row.code),
      words: row.name,
      visibility: 'PUBLIC',
    }),
  ),
})
