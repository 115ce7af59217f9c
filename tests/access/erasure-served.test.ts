import { Writable } from 'node:stream'
import pino from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { enrol, makeKey } from '../../src/access/enrolment.ts'
import { startApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { openRecords, type Records } from '../../src/records/database.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { testKey } from '../support/keys.ts'
import { canaries, foundIn } from './rights.ts'

let database: FreshDatabase
let records: Records
let app: Awaited<ReturnType<typeof startApp>>
const lines: string[] = []
const answers: string[] = []

/** The service as people run it, with a key for personal data, and every line that it logs. */
async function start() {
  const { name, key } = testKey('uji')
  const config = readConfig({
    ...{ DATABASE_URL: database.url, PORT: '0', LOG_LEVEL: 'trace' },
    PERSONAL_KEYS: `${name}:${Buffer.from(key).toString('base64')}`,
  })
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk))
      done()
    },
  })
  return startApp(config, pino({ level: 'trace' }, sink), () => undefined)
}

beforeAll(async () => {
  database = await freshDatabase()
  app = await start()
  records = openRecords(database.url)
})
afterAll(async () => {
  await app.stop()
  await records.close()
  await database.drop()
})

// biome-ignore lint/suspicious/noExplicitAny: answers are compared as plain JSON.
async function send(key: string, query: string, input: object, purpose?: string): Promise<any> {
  const response = await fetch(new URL('/graphql', app.url), {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'application/json', authorization: `Bearer ${key}` },
      ...(purpose && { 'anyam-purpose': purpose }),
    },
    body: JSON.stringify({ query, variables: { input } }),
  })
  const { data, errors } = await response.json()
  expect(errors).toBeUndefined()
  return Object.values(data)[0]
}

it('leaves nothing of an erased person in any table, log or answer, after a restart neither', async () => {
  const { prisma } = records
  const group = await prisma.actor.findFirstOrThrow({ where: { kind: 'GROUP' } })
  const organizer = await enrol(prisma, 'pengurus', 'COORDINATOR')
  await prisma.grant.create({
    data: { accountId: organizer, role: 'ORGANIZER', overId: group.id },
  })
  const { key } = await makeKey(prisma, organizer)
  const made = await send(
    key,
    `mutation ($input: AddMembershipsInput!) { addMemberships(input: $input) {
      ... on MembershipsSaved { memberships { id person { id } } } ... on Problems { problems { code message } } } }`,
    {
      ...{ group: { id: `actor_${group.id}` }, idempotencyKey: 'masuk' },
      memberships: [
        {
          person: {
            create: {
              ...{ name: canaries.name, notes: canaries.note, synthetic: true },
              contacts: [{ kind: 'PHONE', value: canaries.contact }],
            },
          },
        },
      ],
    },
    'MEMBER_ADMINISTRATION',
  )
  const [membership] = made.memberships
  const personId = membership.person.id.slice('person_'.length)
  const account = await prisma.account.create({ data: { personId } })
  await prisma.grant.create({ data: { accountId: account.id, role: 'MEMBER', overId: group.id } })
  const own = await makeKey(prisma, account.id, { confirmed: true })
  const exported = await send(
    own.key,
    `mutation ($input: ExportMyDataInput!) { exportMyData(input: $input) {
      ... on OwnDataExport { text json } ... on Problems { problems { code } } } }`,
    {},
  )
  for (const one of [canaries.name, canaries.contact, canaries.note]) {
    expect(exported.text).toContain(one)
    expect(exported.json).toContain(one)
  }
  const erased = await send(
    own.key,
    `mutation ($input: EraseMeInput!) { eraseMe(input: $input) {
      ... on DataRequestSaved { request { status receipt } } ... on Problems { problems { code } } } }`,
    { confirm: membership.person.id },
  )
  answers.push(JSON.stringify(erased))
  expect(erased.request).toMatchObject({
    status: 'DONE',
    receipt: expect.stringMatching(/^ANYAM-/),
  })

  const planted = Object.values(canaries)
  expect(await foundIn(database.url, planted)).toEqual({})
  await app.stop()
  app = await start()
  expect(await foundIn(database.url, planted)).toEqual({})
  expect(lines.length).toBeGreaterThan(0)
  for (const text of [...lines, ...answers]) {
    for (const one of planted) expect(text).not.toContain(one)
  }
})
