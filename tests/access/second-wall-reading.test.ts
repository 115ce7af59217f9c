import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { anonymous, developer } from '../../src/access/circles.ts'
import { readingAs } from '../../src/access/reading-as.ts'
import { Refusal } from '../../src/model/problem.ts'
import type { Viewer } from '../../src/model/viewer.ts'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import { openPools, type Pools } from '../../src/records/pools.ts'
import { castId } from '../cast.ts'
import { type Ask, apiOver } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
let pools: Pools
let api: { ask: Ask; close(): Promise<void> }
const engine = openGrafeo()
const sql: string[] = []

const member: Viewer = {
  ...anonymous,
  accountId: '01900000-0000-7000-8000-000000000001',
  held: [{ role: 'MEMBER', over: castId('kelompok-a') }],
}

beforeAll(async () => {
  records = await castRecords()
  pools = openPools(records.url, { log: ({ text }) => sql.push(text) })
  api = await apiOver(records, engine)
})
afterAll(async () => {
  await api.close()
  await engine.close()
  await pools.close()
  await records.drop()
})

const never = new AbortController().signal

/** What became of a statement: its code, or that it went well. */
const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'DONE',
    (error: unknown) => (error instanceof Refusal ? error.code : error),
  )

/** That no connection of the readers is in use. */
const isIdle = async (): Promise<void> => {
  const { pool } = pools.reader
  await vi.waitFor(() => expect(pool.totalCount - pool.idleCount).toBe(0), { timeout: 20_000 })
}

describe('what a document costs', () => {
  const narrow = '{ groups(first: 25) { nodes { name } } }'
  const wide = `{ groups(first: 25) { nodes { name areas { area { name } } trades { nameId }
    ties(first: 10) { edges { other { name areas { area { name } } } node { kind since } } } } } }`

  it.each([narrow, wide])(
    'is three statements more for whoever is signed in: %s',
    async (document) => {
      const open = await api.ask(document)
      for (const viewer of [member, developer]) {
        const { sql: all, errors } = await api.ask(document, {}, 'EN', viewer)
        expect(errors).toEqual([])
        const [begin, settings, ...rest] = all
        expect(begin).toBe('BEGIN')
        expect(settings).toMatch(/^SELECT set_config/)
        expect(rest.at(-1)).toBe('COMMIT')
        expect(rest).toHaveLength(open.sql.length + 1)
      }
    },
  )

  it('is none where no record is read', async () => {
    const { sql: all } = await api.ask('{ __typename }', {}, 'EN', member)
    expect(all).toEqual([])
  })
})

it('is one snapshot until it is ended, and then a new one', async () => {
  const { records: run, end } = readingAs(pools, member, never)
  const name = async () =>
    (await run.actor.findFirstOrThrow({ where: { slug: 'kelompok-a' } })).name
  const before = await name()
  await records.prisma.actor.update({ where: { slug: 'kelompok-a' }, data: { name: 'Nama baru' } })
  expect(await name()).toBe(before)
  await end()
  expect(await name()).toBe('Nama baru')
  await end()
  await records.prisma.actor.update({ where: { slug: 'kelompok-a' }, data: { name: before } })
  await isIdle()
})

it('fails as the first statement that failed, and not as our own fault', async () => {
  const { records: run, end } = readingAs(pools, member, never)
  const impossible = () => run.actor.count({ where: { name: '\u0000' } })
  expect(await codeOf(run.actor.count())).toBe('DONE')
  expect(await codeOf(impossible())).toBe('BAD_FILTER')
  const others = [run.actor.count(), run.issue.findMany(), run.$queryRaw`SELECT 1`]
  expect(await Promise.all(others.map(codeOf))).toEqual(['BAD_FILTER', 'BAD_FILTER', 'BAD_FILTER'])
  await end()
  expect(await codeOf(run.actor.count())).toBe('DONE')
  await end()
  await isIdle()
})

it('asks together what is asked at once', async () => {
  const { records: run, end } = readingAs(pools, member, never)
  await run.actor.count()
  sql.length = 0
  const ids = ['kelompok-a', 'kelompok-b', 'kelompok-c'].map(castId)
  await Promise.all(ids.map((id) => run.actor.findUnique({ where: { id } })))
  expect(sql).toHaveLength(1)
  await end()
})

it('sends one statement at a time, as the driver demands', async () => {
  let [open, most] = [0, 0]
  const counted = openPools(records.url, {
    log: () => {
      open += 1
      most = Math.max(most, open)
      return () => {
        open -= 1
      }
    },
  })
  const leaving = new AbortController()
  const { records: run } = readingAs(counted, member, leaving.signal)
  const asked = [run.actor.count(), run.issue.findMany(), run.$queryRaw`SELECT 1`, run.tie.count()]
  expect(await Promise.all(asked)).toHaveLength(4)
  // What ends the transaction waits for what is under way.
  const slow = codeOf(run.$queryRaw`SELECT pg_sleep(0.5)::text`)
  await vi.waitFor(() => expect(open).toBe(1))
  leaving.abort(new Error('gone'))
  await slow
  const { pool } = counted.reader
  await vi.waitFor(() => expect(pool.totalCount - pool.idleCount).toBe(0), { timeout: 20_000 })
  expect([open, most]).toEqual([0, 1])
  await counted.close()
})

it('lets go when the client leaves, also in the middle of a statement', async () => {
  const leaving = new AbortController()
  const { records: run } = readingAs(pools, member, leaving.signal)
  await run.actor.count()
  const slow = codeOf(run.$queryRaw`SELECT pg_sleep(1)::text`)
  leaving.abort(new Error('gone'))
  await slow
  await isIdle()
  await expect(run.actor.count()).rejects.toThrow('gone')
  await isIdle()
})

it('says so when the records are away', async () => {
  const nowhere = openPools('postgresql://nobody@127.0.0.1:1/none')
  const { records: run, end } = readingAs(nowhere, member, never)
  expect(await codeOf(run.actor.count())).toBe('RECORDS_UNAVAILABLE')
  await end()
  await nowhere.close()
})

it('keeps nothing of a viewer for the next one on the same connection', async () => {
  for (const viewer of [developer, { ...member, held: [] }]) {
    const { records: run, end } = readingAs(pools, viewer, never)
    const seen = await run.actor.count({ where: { circle: { not: 'PUBLIC' } } })
    expect(seen > 0).toBe(viewer === developer)
    await end()
  }
  expect(await pools.reader.prisma.actor.count()).toBe(0)
})

it('answers a mutation from what was written', async () => {
  const { data } = await api.ask(
    `mutation { updateActor(input: { id: "actor_${castId('kelompok-b')}", expectedVersion: 1, summary: "Baru" }) {
      __typename ... on ActorSaved { actor { summary } } } }`,
  )
  expect(JSON.stringify(data)).toContain('Baru')
})
