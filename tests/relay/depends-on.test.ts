import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRecords, type Records } from '../../src/records/database.ts'
import { dirtySince } from '../../src/records/dirty.ts'
import { dependsOn, dirtyLinks } from '../../src/relay/depends-on.ts'
import { lineOf, look } from '../records/dirty-look.ts'
import { good, ids } from '../records/rows.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { type Column, changesOf, columnsOf } from './column-values.ts'
import { copyIn } from './copy-in.ts'
import { insertLinked } from './linked-rows.ts'
import { changedRecords, projected } from './projected.ts'

let database: FreshDatabase
let records: Records
let client: pg.Client
let before: Map<string, string>
let start: string
let columns: Column[]

beforeAll(async () => {
  database = await freshDatabase()
  records = openRecords(database.url)
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await insertLinked(client)
  before = await projected(records.prisma)
  start = (await look(records, null)).here.snapshot
  columns = await columnsOf(client)
})
afterAll(async () => {
  await client.end()
  await records.close()
  await database.drop()
})

const tables = () => [...new Set(columns.map(({ table }) => table))]

/** Tables whose rows change the network by coming or going; a source that is cited cannot go. */
const coming = Object.keys(dependsOn)
  .filter((table) => table !== 'Source')
  .sort()

interface Seen {
  readonly changed: string[]
  /** Changed, and not dirty. */
  readonly missed: string[]
  readonly dirty: string[]
}

class Undone extends Error {}

/** Runs statements in one transaction, looks, and undoes it; null: refused, or no row was changed. */
async function attempt(...statements: string[]): Promise<Seen | null> {
  let seen: Seen | null = null
  await records.prisma
    .$transaction(async (tx) => {
      let rows = 0
      for (const statement of statements) rows = await tx.$executeRawUnsafe(statement)
      if (rows === 0 && /^UPDATE/.test(statements.at(-1) ?? '')) throw new Undone()
      const keys = await dirtySince(tx, start, dirtyLinks, 100_000)
      const dirty = keys.map(lineOf).sort()
      const changed = changedRecords(before, await projected(tx))
      const all = keys.some(({ kind }) => kind === 'all')
      const missed = all ? [] : changed.filter((key) => !dirty.includes(key))
      seen = { changed, missed, dirty }
      throw new Undone()
    })
    .catch((error) => {
      // 'seen' stays null when PostgreSQL refused a statement.
      if (!(error instanceof Undone) && !/Raw query failed/.test(String(error))) throw error
    })
  return seen
}

const rowIds = async (table: string): Promise<string[]> =>
  (await client.query(`SELECT id FROM "${table}" ORDER BY id`)).rows.map(({ id }) => id)

/** More where a table bears on records that have no row in it. */
const mostTried = (table: string): number => {
  const all = dependsOn[table]
  if (!all) return 1
  return all.some(({ columns }) => columns !== 'every') ? 6 : 2
}

describe('whatever changes, what the network shows of it is dirty', () => {
  test('every column of every table', { timeout: 60_000 }, async () => {
    const sensitive: Record<string, string> = {}
    const untried: string[] = []
    for (const column of columns) {
      const { table, name } = column
      const most = mostTried(table)
      let tried = 0
      let moved = false
      for (const { set, value } of changesOf(column, columns)) {
        for (const id of await rowIds(table)) {
          if (moved || tried >= most) break
          const seen = await attempt(
            `UPDATE "${table}" SET ${set} WHERE id = '${id}' AND "${name}" IS DISTINCT FROM ${value}`,
          )
          if (!seen) continue
          tried += 1
          expect([table, name, set, seen.missed]).toEqual([table, name, set, []])
          moved = seen.changed.length > 0
        }
      }
      if (tried === 0) untried.push(`${table}.${name}`)
      if (moved) sensitive[table] = [sensitive[table], name].filter(Boolean).join(' ')
    }
    expect(untried).toEqual([])
    expect(sensitive).toMatchInlineSnapshot(`
      {
        "Actor": "audienceId classification id kind level mergedIntoId name slug sortName visibility",
        "ActorArea": "absorbedBy actorId areaId id role uncertain visibility",
        "Area": "code id level name sortName",
        "Claim": "activityId actorId areaId audienceId commitmentId issueId issueRelationId membershipId outcomeId participationId publicationId publicationRoleId publicationTitleId recognitionId seatId sourceId stageEventId stanceId tieId visibility",
        "Issue": "audienceId demand id kind level name slug sortName stage visibility",
        "Membership": "absorbedBy groupId id personId role since sinceMax sinceMin synthetic until untilMax untilMin visibility",
        "Person": "id synthetic visibility",
        "Source": "audienceId kind visibility",
        "Stance": "actorId asOf audienceId basis confidence id interest issueId openness position power visibility",
        "Tie": "absorbedBy audienceId confidence fromId id kind lastConfirmedOn middlemanId role since sinceMax sinceMin strength toId until untilMax untilMin visibility",
      }
    `)
  })

  test('a row that comes', async () => {
    const [tie = ''] = await rowIds('Tie')
    const cited = { sourceId: ids.source, tieId: tie, property: 'existence', asPrinted: 'x' }
    const place = { actorId: ids.alliance, areaId: ids.area, role: 'SEAT' }
    const issue = { ...good.Issue, slug: 'x' }
    const chair = { ...good.Membership, role: 'CHAIR' }
    const rows = { ...good, Issue: issue, Membership: chair, ActorArea: place, Claim: cited }
    const came: string[] = []
    for (const [table, row] of Object.entries(rows)) {
      const values = { id: randomUUID(), ...(table === 'Actor' ? { slug: 'x' } : {}), ...row }
      const names = Object.keys(values).map((name) => `"${name}"`)
      const said = Object.values(values).map((value) => `'${value}'`)
      const seen = await attempt(`INSERT INTO "${table}" (${names}) VALUES (${said})`)
      expect([table, seen?.missed ?? []]).toEqual([table, []])
      if (seen && seen.changed.length > 0) came.push(table)
    }
    expect(came.sort()).toEqual(coming)
  })

  test('a row that goes with all that hangs on it', async () => {
    const gone = new Set<string>()
    for (const table of tables()) {
      for (const id of await rowIds(table)) {
        const seen = await attempt(`DELETE FROM "${table}" WHERE id = '${id}'`)
        expect([table, seen?.missed ?? []]).toEqual([table, []])
        if (seen && seen.changed.length > 0) gone.add(table)
      }
    }
    expect([...gone].sort()).toEqual(coming)
  })

  test('what cascades take along', async () => {
    const actor = await attempt(
      ...['Membership', 'Tie', 'Commitment', 'Participation', 'Outcome'].map(
        (table) => `DELETE FROM "${table}"`,
      ),
      `DELETE FROM "Actor" WHERE id = '${ids.low}'`,
    )
    expect(actor?.missed).toEqual([])
    expect(actor?.changed).toContain(`actor ${ids.low}`)
    expect(actor?.changed.filter((key) => key.startsWith('actorArea'))).toHaveLength(2)
    const person = await attempt(`DELETE FROM "Person" WHERE id = '${ids.person}'`)
    expect(person?.missed).toEqual([])
    expect(person?.changed.map((key) => key.split(' ')[0]).sort()).toEqual(['membership', 'person'])
    const renamed = await attempt(
      `UPDATE "Area" SET id = gen_random_uuid() WHERE id = '${ids.area}'`,
    )
    expect(renamed?.missed).toEqual([])
    expect(renamed?.changed.map((key) => key.split(' ')[0]).sort()).toEqual([
      'actorArea',
      'area',
      'area',
    ])
    const source = await attempt(
      `UPDATE "Source" SET id = gen_random_uuid() WHERE id = '${ids.source}'`,
    )
    expect(source?.dirty).toHaveLength(1)
  })

  test('a TRUNCATE of any table', async () => {
    for (const table of tables()) {
      const seen = await attempt(`TRUNCATE "${table}" CASCADE`)
      expect([table, seen?.missed]).toEqual([table, []])
      if (dependsOn[table]) expect(seen?.dirty.map((key) => key.split(' ')[0])).toContain('all')
    }
  })
})

describe('a record that moves', () => {
  test('leaves both that had and that has it dirty', async () => {
    const [tie = ''] = (await rowIds('Tie')).filter((id) => id !== ids.tie)
    const claim = await attempt(
      `UPDATE "Claim" SET "tieId" = '${ids.tie}' WHERE "tieId" = '${tie}'`,
    )
    expect(claim?.dirty).toEqual([`tie ${ids.tie}`, `tie ${tie}`].sort())
    const place = await attempt(
      `UPDATE "ActorArea" SET "actorId" = '${ids.high}' WHERE role = 'SEAT'`,
    )
    expect(place?.missed).toEqual([])
    expect(place?.dirty.filter((key) => key.startsWith('actor '))).toEqual([
      `actor ${ids.low}`,
      `actor ${ids.high}`,
    ])
  })

  test('rests on what it rests on, and on nothing else', async () => {
    const tell = async (statement: string) =>
      (await attempt(statement))?.dirty.map((key) => key.split(' ')[0])
    expect(await tell(`UPDATE "Source" SET note = 'n'`)).toEqual([])
    expect(await tell(`UPDATE "Source" SET kind = 'PRESS'`)).toEqual(['tie'])
    expect(await tell(`UPDATE "Claim" SET note = 'n', rank = 'PREFERRED'`)).toEqual([])
    expect(await tell(`UPDATE "ActorArea" SET "asWritten" = 'here'`)).toEqual([
      'actorArea',
      'actorArea',
    ])
    expect(await tell(`UPDATE "Area" SET name = 'B' WHERE id = '${ids.area}'`)).toEqual(['area'])
    expect(await tell(`UPDATE "Area" SET code = '98' WHERE id = '${ids.area}'`)).toEqual([
      'actor',
      'area',
    ])
  })
})

describe('the proof itself', () => {
  const disabled = (table: string, trigger: string) =>
    `ALTER TABLE "${table}" DISABLE TRIGGER "${trigger}"`
  const without = (name: string, text: string) =>
    `DO $$ BEGIN EXECUTE replace(pg_get_functiondef('"${name}"'::regproc), '${text}', ''); END $$`

  test.each([
    ['a missing trigger for deletes', disabled('Tie', 'Tie_dirty_delete'), 'DELETE FROM "Tie"'],
    [
      'a missing trigger for a cascade',
      disabled('Membership', 'Membership_dirty_delete'),
      'DELETE FROM "Person"',
    ],
    [
      'a missing trigger for TRUNCATE',
      disabled('Claim', 'Claim_dirty_truncate'),
      'TRUNCATE "Claim"',
    ],
    [
      'a derived value without its dependence',
      disabled('Source', 'Source_dirty_update'),
      `UPDATE "Source" SET kind = 'OFFICIAL'`,
    ],
    [
      'a column that a dependence does not name',
      without('mark_dirty_by_ActorArea', ', "role"'),
      `UPDATE "ActorArea" SET role = 'MEMBERS_IN' WHERE role = 'SEAT'`,
    ],
  ])('sees %s', async (_what, fault, statement) => {
    const whole = await attempt(statement)
    expect(whole?.missed).toEqual([])
    const broken = await attempt(fault, statement)
    expect(broken?.missed).not.toEqual([])
  })
})

test('ten thousand rows by COPY', async () => {
  const from = (await look(records, null)).here
  const lines = Array.from({ length: 10_000 }, (_, n) => {
    const tail = String(n).padStart(12, '0')
    return `10000000-0000-7000-8000-${tail}\tGROUP\tcopied-${n}\tC\tc\tUNION\tVILLAGE\n`
  })
  await copyIn(client, '"Actor" (id, kind, slug, name, "sortName", classification, level)', lines)
  const { keys } = await look(records, from)
  expect(keys).toHaveLength(10_000)
})
