import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { makeTrail, type Trail } from '../../src/access/audit.ts'
import { openRecords, type Records } from '../../src/records/database.ts'
import { serve } from '../server/fixture.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { withClient } from '../support/postgres.ts'
import { plantAccount } from './rights.ts'

let database: FreshDatabase
let records: Records
let release: () => void = () => undefined

beforeAll(async () => {
  database = await freshDatabase()
  records = openRecords(database.url)
})
afterAll(async () => {
  await records.close()
  await database.drop()
})
beforeEach(() =>
  withClient(database.url, async (client) => {
    await client.query('SET session_replication_role = replica')
    await client.query('TRUNCATE "AuditEntry"')
  }),
)

const person = (n: number) => `person_018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`

interface Noting {
  readonly note: Trail['note']
}

/** A field that has read of one person, waits, and then reads of another one. */
const schema = new GraphQLSchema({
  query: new GraphQLObjectType<unknown, Noting>({
    name: 'Query',
    fields: {
      read: {
        type: GraphQLString,
        resolve: async (_root, _args, { note }) => {
          const reading = { operation: 'person.name', decision: 'ALLOWED' } as const
          note({ ...reading, subjects: [person(1)] })
          await new Promise<void>((resolve) => {
            release = resolve
          })
          note({ ...reading, subjects: [person(2)] })
        },
      },
    },
  }),
})

const subjects = async () =>
  (await records.prisma.auditEntry.findMany({ orderBy: { id: 'asc' } })).flatMap(
    (entry) => entry.subjects,
  )

async function serving(onTrouble: (error: unknown) => void, over = records, deadlineMs = 30_000) {
  const viewer = await plantAccount(records, 'DATA_OFFICER')
  return serve({
    ...{ schema, deadlineMs },
    makeContext: ({ signal }) => {
      const trail = makeTrail(over.prisma, viewer, { signal, onTrouble })
      return { note: trail.note, settleAudit: trail.settle }
    },
  })
}

it('what was read before the time was over is on the trail, and what is read after it too', async () => {
  const onTrouble = vi.fn()
  const { ask } = await serving(onTrouble, records, 300)
  expect((await ask('{ read }')).codes).toEqual(['TIMED_OUT'])
  await vi.waitFor(async () => expect(await subjects()).toEqual([person(1)]), { timeout: 20_000 })
  release()
  await vi.waitFor(async () => expect(await subjects()).toEqual([person(1), person(2)]), {
    timeout: 20_000,
  })
  expect(onTrouble).not.toHaveBeenCalled()
})

it('and so when the client goes away', async () => {
  const { server } = await serving(vi.fn())
  const { url, close } = await server.listen()
  const leaving = new AbortController()
  const left = fetch(new URL('/graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ read }"}',
    signal: leaving.signal,
  }).catch((error: Error) => error.name)
  const begun = release
  await vi.waitFor(() => expect(release).not.toBe(begun), { timeout: 20_000 })
  leaving.abort()
  expect(await left).toBe('AbortError')
  await vi.waitFor(async () => expect(await subjects()).toEqual([person(1)]), { timeout: 20_000 })
  release()
  await close()
})

it('a trail that cannot be written then is told of', async () => {
  const away = openRecords('postgresql://nobody@127.0.0.1:1/nothing')
  const onTrouble = vi.fn()
  const { ask } = await serving(onTrouble, away, 300)
  expect((await ask('{ read }')).codes).toEqual(['TIMED_OUT'])
  await vi.waitFor(
    () =>
      expect(onTrouble).toHaveBeenCalledWith(
        expect.objectContaining({ code: 'AUDIT_UNAVAILABLE' }),
      ),
    { timeout: 20_000 },
  )
  release()
  await away.close()
})
