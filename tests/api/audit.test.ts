import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { anonymous } from '../../src/access/circles.ts'
import { makePanic } from '../../src/access/panic.ts'
import { readingAs } from '../../src/access/reading-as.ts'
import { makeContext } from '../../src/api/make-context.ts'
import { schema } from '../../src/api/schema.ts'
import type { Role, Viewer } from '../../src/model/viewer.ts'
import { openRecords, type Records } from '../../src/records/database.ts'
import { openPools, type Pools } from '../../src/records/pools.ts'
import { serve } from '../server/fixture.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { withClient } from '../support/postgres.ts'
import { idleRelay } from '../support/relay-status.ts'

let database: FreshDatabase
let records: Records
let pools: Pools
let viewer: Viewer
/** Where changes and the trail are written. */
let writing: Records['prisma']

const { ask } = serve({
  schema,
  makeContext: ({ language, signal, token }) => {
    const reading = readingAs(pools, viewer, signal)
    return makeContext(
      {
        ...{ records: reading.records, endReading: reading.end, writing },
        network: {} as never,
        engineState: () => ({ state: 'UP', since: new Date(0) }),
        relayStatus: idleRelay,
      },
      { viewer, language, signal, token },
    )
  },
})

beforeAll(async () => {
  database = await freshDatabase()
  records = openRecords(database.url)
  pools = openPools(database.url)
})
afterAll(async () => {
  await pools.close()
  await records.close()
  await database.drop()
})
beforeEach(async () => {
  writing = pools.writer.prisma
  viewer = officer
  await withClient(database.url, async (client) => {
    await client.query('SET session_replication_role = replica')
    await client.query('TRUNCATE "AuditEntry" RESTART IDENTITY')
  })
})

const uuid = (n: number) => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`
const person = (n: number) => `person_${uuid(n)}`

const holding = (role: Role, over: string | null = null): Viewer => ({
  ...anonymous,
  accountId: uuid(1),
  held: [{ role, over }],
  scopes: ['READ', 'WRITE', 'PERSONAL', 'MANAGE'],
  credential: { kind: 'KEY', id: uuid(2), expiresAt: new Date('2100-01-01') },
})
const officer = holding('DATA_OFFICER')

const all = 'operation subjects decision code account credential roles purpose at'.replaceAll(
  ' ',
  '\n',
)
const auditDocument = `query ($filter: AuditFilter, $first: Int, $after: String) {
  audit(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { ${all} }
  }
}`

/** Entries 1 to 5 about persons 1 to 5; the last was refused. */
const plant = () =>
  records.prisma.auditEntry.createMany({
    data: [1, 2, 3, 4, 5].map((n) => ({
      at: new Date(`2024-03-0${n}T00:00:00Z`),
      accountId: n < 3 ? uuid(7) : uuid(8),
      credential: `token_${n}`,
      roles: ['ORGANIZER' as const],
      purpose: 'SUPPORT' as const,
      operation: n === 4 ? 'person.contacts' : 'person.name',
      subjects: [person(n)],
      ...(n === 5
        ? { decision: 'REFUSED' as const, code: 'PURPOSE_REQUIRED' }
        : { decision: 'ALLOWED' as const }),
    })),
  })

const read = async (variables: object) => {
  const { body, codes } = await ask(auditDocument, variables)
  // biome-ignore lint/suspicious/noExplicitAny: answers are compared as plain JSON.
  return { codes, audit: (body.data as any)?.audit }
}

const written = () => records.prisma.auditEntry.findMany({ orderBy: { id: 'asc' } })

describe('audit', () => {
  test('is read newest first, page by page, and that is an entry each time', async () => {
    await plant()
    const first = await read({ first: 2, filter: { until: '2024-04-01T00:00:00Z' } })
    expect(first.codes).toEqual([])
    expect(first.audit.totalCount).toBe(5)
    expect(first.audit.nodes[0]).toEqual({
      at: '2024-03-05T00:00:00.000Z',
      account: `account_${uuid(8)}`,
      credential: 'token_5',
      roles: ['ORGANIZER'],
      purpose: 'SUPPORT',
      operation: 'person.name',
      subjects: [person(5)],
      decision: 'REFUSED',
      code: 'PURPOSE_REQUIRED',
    })
    const after = first.audit.pageInfo.endCursor
    const next = await read({ first: 3, after, filter: { until: '2024-04-01T00:00:00Z' } })
    expect(next.audit.nodes.map(({ subjects }: { subjects: string[] }) => subjects[0])).toEqual([
      ...[person(3), person(2), person(1)],
    ])
    expect(next.audit.pageInfo.hasNextPage).toBe(false)
    expect((await written()).slice(5)).toMatchObject([
      {
        operation: 'audit',
        decision: 'ALLOWED',
        accountId: uuid(1),
        credential: `apiKey_${uuid(2)}`,
        roles: ['DATA_OFFICER'],
      },
      { operation: 'audit' },
    ])
    const foreign = await read({ after, filter: {} })
    expect(foreign.codes).toEqual(['FOREIGN_CURSOR'])
  })

  test.each([
    [{ account: `account_${uuid(7)}` }, [2, 1]],
    [{ credential: 'token_3' }, [3]],
    [{ subject: person(4) }, [4]],
    [{ operation: 'person.contacts' }, [4]],
    [{ decision: 'REFUSED' }, [5]],
    [{ since: '2024-03-02T00:00:00Z', until: '2024-03-04T00:00:00Z' }, [3, 2]],
  ])('can be asked for by %j', async (filter, expected) => {
    await plant()
    const { audit } = await read({ filter })
    expect(audit.nodes.map(({ subjects }: { subjects: string[] }) => subjects[0])).toEqual(
      expected.map(person),
    )
    const [last] = (await written()).slice(-1)
    const subjects = Object.entries(filter).flatMap(([name, value]) =>
      name === 'account' || name === 'subject' ? [value] : [],
    )
    expect(last).toMatchObject({ operation: 'audit', subjects })
  })

  test.each([
    ['a coordinator', holding('COORDINATOR')],
    ['an operator', holding('OPERATOR')],
    ['a data officer of one alliance', holding('DATA_OFFICER', uuid(9))],
    ['a key that is not for managing', { ...officer, scopes: ['READ', 'PERSONAL'] as const }],
  ])('is refused to %s, and that is an entry', async (_who, who) => {
    viewer = who
    const { audit, codes } = await read({})
    expect([audit, codes]).toEqual([null, ['NOT_ALLOWED']])
    expect(await written()).toMatchObject([
      { operation: 'audit', decision: 'REFUSED', code: 'NOT_ALLOWED', accountId: uuid(1) },
    ])
  })

  test('is not read where that cannot be written', async () => {
    await plant()
    const away = openRecords('postgresql://nobody@127.0.0.1:1/nothing')
    writing = away.prisma
    const { body, codes, text } = await ask(auditDocument)
    await away.close()
    expect(codes).toEqual(['AUDIT_UNAVAILABLE'])
    expect(body.data).toBeUndefined()
    expect(text).not.toContain(person(1))
  })

  test('says nothing of it to whoever is not signed in, and writes nothing', async () => {
    viewer = anonymous
    expect((await read({})).codes).toEqual(['NOT_ALLOWED'])
    expect(await written()).toEqual([])
  })
})

describe('panic', () => {
  const order = (input: object) =>
    ask(
      'mutation ($input: PanicInput!) { panic(input: $input) { closedSince tokensFrom revokedKeys } }',
      { input },
    )

  test('closes and opens personal data, with an entry for each', async () => {
    const panic = await order({ closed: true })
    expect(panic.body.data?.panic).toEqual({
      closedSince: expect.any(String),
      tokensFrom: null,
      revokedKeys: 0,
    })
    await expect(makePanic(records.prisma).demandOpen()).rejects.toMatchObject({
      code: 'PERSONAL_CLOSED',
    })
    const open = await order({ closed: false, revokeAll: true })
    expect(open.body.data?.panic).toMatchObject({
      closedSince: null,
      tokensFrom: expect.any(String),
    })
    await makePanic(records.prisma).demandOpen()
    const who = { accountId: uuid(1), credential: `apiKey_${uuid(2)}`, decision: 'ALLOWED' }
    expect(await written()).toMatchObject([
      { ...who, operation: 'panic.close' },
      { ...who, operation: 'panic.open' },
      { ...who, operation: 'panic.revoke' },
    ])
  })

  test('is refused to an organizer, with an entry, and to whoever is not signed in', async () => {
    viewer = holding('ORGANIZER', uuid(9))
    expect((await order({ closed: true })).codes).toEqual(['NOT_ALLOWED'])
    expect(await written()).toMatchObject([{ operation: 'panic', code: 'NOT_ALLOWED' }])
    viewer = anonymous
    expect((await order({ closed: true })).codes).toEqual(['UNAUTHENTICATED'])
    expect(await written()).toHaveLength(1)
    await makePanic(records.prisma).demandOpen()
  })
})
