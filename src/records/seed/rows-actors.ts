import { foldName } from '../../model/fold.ts'
import { seedId } from '../seed-id.ts'
import type { ActorRow, Seed } from '../seed-shape.ts'
import { citedBy } from './claims.ts'
import { idOrNull, shownTo } from './columns.ts'
import { actorsOf, type SeedActorKind } from './walk.ts'

/** The actors with their names, areas, trades, recognitions and contacts. */
export function actorRows(seed: Seed) {
  const each = [...actorsOf(seed)].map(([row, , kind]) => rowsOfActor(row, kind))
  return {
    actor: each.map((rows) => rows.actor),
    actorName: each.flatMap((rows) => rows.actorName),
    actorArea: each.flatMap((rows) => rows.actorArea),
    actorTrade: each.flatMap((rows) => rows.actorTrade),
    recognition: each.flatMap((rows) => rows.recognition),
    contact: each.flatMap((rows) => rows.contact),
    claim: each.flatMap((rows) => rows.claim),
  }
}

function rowsOfActor(row: ActorRow, kind: SeedActorKind) {
  const id = seedId('actor', row.slug)
  const shown = shownTo(row)
  const cited = { column: 'actorId', id, visibility: shown.visibility } as const
  const recognitions = row.recognitions.map((one) => ({
    one,
    id: seedId('recognition', [row.slug, one.kind, one.by ?? '', one.number ?? ''].join('|')),
    visibility: one.visibility ?? shown.visibility,
  }))
  return {
    actor: {
      id,
      kind,
      slug: row.slug,
      name: row.name,
      sortName: foldName(row.name),
      classification: row.classification,
      level: row.level,
      summary: row.summary,
      foundedOn: row.foundedOn,
      dissolvedOn: row.dissolvedOn,
      ...shown,
    },
    actorName: row.names.map((one) => ({
      id: seedId('actorName', `${row.slug}|${one.name}`),
      actorId: id,
      kind: one.kind,
      name: one.name,
      sortName: foldName(one.name),
      language: one.language,
    })),
    actorArea: row.areas.map((one) => ({
      id: seedId('actorArea', `${row.slug}|${one.area}|${one.role}`),
      actorId: id,
      areaId: seedId('area', one.area),
      role: one.role,
      uncertain: one.uncertain,
      asWritten: one.asWritten,
      // The sources that print it are open to anybody.
      exact: one.asWritten !== null,
    })),
    actorTrade: row.trades.map((one) => ({
      id: seedId('actorTrade', `${row.slug}|${one.trade}`),
      actorId: id,
      tradeId: seedId('trade', one.trade),
    })),
    recognition: recognitions.map(({ one, id: recognitionId, visibility }) => ({
      id: recognitionId,
      actorId: id,
      kind: one.kind,
      recognizerId: idOrNull('actor', one.by),
      number: one.number,
      givenOn: one.givenOn,
      visibility,
    })),
    contact: row.contacts.map((one) => ({
      id: seedId('contact', `${row.slug}|${one.kind}|${one.value}`),
      actorId: id,
      kind: one.kind,
      value: one.value,
      visibility: one.visibility ?? shown.visibility,
    })),
    claim: [
      ...citedBy(row.sources, { ...cited, words: row.name }),
      ...row.names.flatMap((one) =>
        citedBy(one.sources, { ...cited, words: one.name, property: 'otherNames', text: one.name }),
      ),
      ...row.areas.flatMap((one) =>
        citedBy(one.sources, {
          ...cited,
          words: one.asWritten ?? one.area,
          property: 'areas',
          text: one.area,
        }),
      ),
      ...row.trades.flatMap((one) =>
        citedBy(one.sources, { ...cited, words: one.trade, property: 'trades', text: one.trade }),
      ),
      ...row.contacts.flatMap((one) =>
        citedBy(one.sources, { ...cited, words: one.value, property: 'contacts', text: one.value }),
      ),
      ...recognitions.flatMap(({ one, id: recognitionId, visibility }) =>
        citedBy(one.sources, {
          column: 'recognitionId',
          id: recognitionId,
          words: one.kind,
          visibility,
        }),
      ),
    ],
  }
}
