import { createHash, randomUUID } from 'node:crypto'
import type pg from 'pg'

export type Values = Readonly<Record<string, unknown>>

/** Ids of rows that other rows point at; `low` sorts before `high`. */
export const ids = {
  low: '00000000-0000-7000-8000-000000000001',
  high: '00000000-0000-7000-8000-000000000002',
  alliance: '00000000-0000-7000-8000-000000000003',
  partner: '00000000-0000-7000-8000-000000000004',
  office: '00000000-0000-7000-8000-000000000005',
  person: '00000000-0000-7000-8000-000000000006',
  issue: '00000000-0000-7000-8000-000000000007',
  activity: '00000000-0000-7000-8000-000000000008',
  publication: '00000000-0000-7000-8000-000000000009',
  source: '00000000-0000-7000-8000-00000000000a',
  tie: '00000000-0000-7000-8000-00000000000b',
  area: '00000000-0000-7000-8000-00000000000c',
  account: '00000000-0000-7000-8000-00000000000d',
} as const

const actor = { name: 'A', sortName: 'a', level: 'VILLAGE', kind: 'GROUP', classification: 'UNION' }
const stage = { issueId: ids.issue, stage: 'DEBATED', note: 'debated' }

/** A good row of each table; its keys that must be unique are filled in by `insert`. */
export const good: Readonly<Record<string, Values>> = {
  Actor: actor,
  ActorName: { actorId: ids.low, kind: 'ACRONYM', name: 'AB', sortName: 'ab' },
  Area: { code: '34.02', name: 'Bantul', sortName: 'bantul', level: 'REGENCY' },
  Trade: { nameId: 'menjahit', nameEn: 'sewing' },
  Recognition: { actorId: ids.low, kind: 'VILLAGE_DECREE' },
  Contact: { actorId: ids.low, kind: 'WEBSITE', value: 'https://example.org' },
  Person: {},
  Membership: { personId: ids.person, groupId: ids.low },
  Tie: { kind: 'ALLIED_WITH', fromId: ids.low, toId: ids.high },
  TieAssessment: { tieId: ids.tie, strength: 0.5, asOf: '2020-01-01', confidence: 'LOW' },
  Issue: { kind: 'POLICY', name: 'RUU', sortName: 'ruu', level: 'NATIONAL' },
  StageEvent: stage,
  IssueRelation: { fromId: ids.issue, kind: 'ADDRESSES' },
  Seat: { issueId: ids.issue, actorId: ids.office, role: 'DECIDES' },
  Outcome: { issueId: ids.issue, summary: 'won' },
  Stance: {
    actorId: ids.office,
    issueId: ids.issue,
    position: 'NEUTRAL',
    asOf: '2020-01-01',
    basis: 'STATED',
    confidence: 'LOW',
  },
  Activity: { kind: 'HEARING', name: 'Audiensi', sortName: 'audiensi' },
  Participation: { activityId: ids.activity, actorId: ids.low, role: 'PARTICIPANT' },
  Commitment: { activityId: ids.activity, byId: ids.office, what: 'an answer' },
  Publication: { title: 'Panduan', sortName: 'panduan' },
  PublicationTitle: { publicationId: ids.publication, title: 'Panduan' },
  PublicationPart: { publicationId: ids.publication, part: 1, place: 0, title: 'Satu' },
  Source: { kind: 'PRESS', title: 'Warta', sortName: 'warta', url: 'https://example.org/a' },
  Merge: { survivorId: ids.low, absorbedId: ids.high, by: 'developer' },
  Account: {},
  Grant: { accountId: ids.account, role: 'COORDINATOR' },
  ApiKey: { accountId: ids.account, expiresAt: '2030-01-01' },
  DataRequest: { kind: 'ACCESS', personId: ids.person },
  Claim: { sourceId: ids.source, actorId: ids.low, property: 'members', asPrinted: '25 orang' },
}

const slugged = new Set(['Actor', 'Trade', 'Issue', 'Activity', 'Publication', 'Source'])

/** Inserts the good row of a table with some values replaced; returns its id. */
export async function insert(client: pg.Client, table: string, values: Values = {}) {
  const id = randomUUID()
  const unique = slugged.has(table)
    ? { slug: id }
    : table === 'ApiKey'
      ? { hash: createHash('sha256').update(id).digest() }
      : {}
  const row: Values = { id, ...unique, ...good[table], ...values }
  const columns = Object.keys(row)
  await client.query(
    `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join()})
     VALUES (${columns.map((_, at) => `$${at + 1}`).join()})`,
    Object.values(row),
  )
  return String(row.id)
}

/** The rows that `ids` names. */
export async function insertBase(client: pg.Client): Promise<void> {
  await insert(client, 'Actor', { id: ids.low })
  await insert(client, 'Actor', { id: ids.high })
  await insert(client, 'Actor', { id: ids.alliance, kind: 'ALLIANCE', classification: 'NETWORK' })
  await insert(client, 'Actor', { id: ids.partner, kind: 'PARTNER', classification: 'NGO' })
  await insert(client, 'Actor', { id: ids.office, kind: 'STAKEHOLDER', classification: 'AGENCY' })
  await insert(client, 'Area', { id: ids.area, code: '99' })
  for (const [table, id] of [
    ['Person', ids.person],
    ['Issue', ids.issue],
    ['Activity', ids.activity],
    ['Publication', ids.publication],
    ['Source', ids.source],
    ['Account', ids.account],
  ] as const) {
    await insert(client, table, { id })
  }
  await insert(client, 'Tie', { id: ids.tie, kind: 'SUCCEEDS' })
}
