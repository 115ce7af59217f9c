import { afterAll, beforeAll, expect, it } from 'vitest'
import { developer } from '../../src/access/circles.ts'
import { makeVault, type Vault } from '../../src/access/vault.ts'
import { makeContext } from '../../src/api/make-context.ts'
import { schema } from '../../src/api/schema.ts'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import { foundIn } from '../access/rights.ts'
import { castRecords, fillGraph } from '../support/filled.ts'
import { testKeys } from '../support/keys.ts'
import { withClient } from '../support/postgres.ts'
import { idleRelay } from '../support/relay-status.ts'
import { serve } from './fixture.ts'

const canary = 'Kenari Rekaan Jingga'
let records: Awaited<ReturnType<typeof castRecords>>
const engine = openGrafeo({ readTimer: 20_000 })
beforeAll(async () => {
  records = await castRecords()
  await fillGraph(records, engine)
})
afterAll(async () => {
  await engine.close()
  await records.drop()
})

const viewer = { ...developer, purpose: 'MEMBER_ADMINISTRATION' as const }

/** The server over these records, for whoever may do everything on invented data. */
const serving = (vault?: Vault) =>
  serve({
    schema,
    makeContext: ({ language, signal }) =>
      makeContext(
        {
          ...{ records: records.prisma, network: engine, relayStatus: idleRelay },
          engineState: () => ({ state: 'UP', since: new Date(0) }),
          ...(vault && { vault }),
        },
        { viewer, language, signal },
      ),
  })

const create = `mutation ($input: CreatePersonInput!) { createPerson(input: $input) {
  ... on PersonSaved { person { id version } } ... on Problems { problems { code message path } } } }`
const read = 'query ($id: ID!) { person(by: { id: $id }) { personal { name } } }'
const consent = { purposes: ['MEMBER_ADMINISTRATION'], wording: 'Boleh.', language: 'id' }
const full = { synthetic: true, name: canary, notes: canary }

it('a name comes back to whoever may read it, and stands in no log, error or table', async () => {
  const { ask, lines } = serving(makeVault(testKeys))
  const given = { ...full, consent: { ...consent, manner: 'SPOKEN', givenOn: '2020-01-01' } }
  const made = await ask(create, { input: { ...given, idempotencyKey: 'kenari' } })
  const { id } = (made.body.data as { createPerson: { person: { id: string } } }).createPerson
    .person
  expect((await ask(read, { id })).text).toContain(canary)
  const wrong = [
    { ...full, bogus: 1 },
    { ...full, name: [canary] },
    { ...full, synthetic: canary },
    { ...full, visibility: 'PUBLIC' },
    { ...full, name: `${canary}\u0000` },
    { ...full, notes: canary.repeat(200) },
    { ...given, name: `${canary} Lain`, idempotencyKey: 'kenari' },
    { ...full, consent: { ...consent, givenOn: canary } },
  ]
  for (const input of wrong) {
    const { status, text } = await ask(create, { input })
    expect([status, text]).not.toEqual([200, expect.stringContaining('"person"')])
    expect(text).not.toContain('Kenari')
  }
  expect(lines.join('')).not.toContain('Kenari')
  expect(lines.length).toBeGreaterThan(0)
  expect(await foundIn(records.url, [canary, canary.toLowerCase()])).toEqual({})
  expect(await filesWith(records.url, canary)).toEqual([])
  expect(await filesWith(records.url, 'kelompok-a')).not.toEqual([])
})

/** The tables and indexes whose files hold the text, rows that are dead included. */
async function filesWith(url: string, text: string): Promise<string[]> {
  return withClient(url, async (client) => {
    await client.query('CHECKPOINT')
    const { rows } = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class
       WHERE relkind IN ('r', 't', 'i', 'm') AND relnamespace::regnamespace::text !~ '^(pg_catalog|information)'
         AND pg_relation_filepath(oid) IS NOT NULL
         AND position(convert_to($1, 'UTF8') IN pg_read_binary_file(pg_relation_filepath(oid), 0, 500000000, true)) > 0`,
      [text],
    )
    return rows.map(({ name }) => name)
  })
}

it('without a key personal data are refused by code, and all else works', async () => {
  const { ask } = serving()
  expect((await ask(create, { input: full })).codes).toEqual(['PERSONAL_KEYS_MISSING'])
  const plain = await ask(create, { input: { synthetic: true } })
  expect(plain.text).toContain('"person"')
  expect((await ask('{ groups(first: 1) { nodes { slug } } }')).codes).toEqual([])
  const sealed = await records.prisma.person.findFirstOrThrow({ where: { sealed: { not: null } } })
  const answer = await ask(read, { id: `person_${sealed.id}` })
  expect(answer.codes).toEqual(['PERSONAL_KEYS_MISSING'])
  expect(answer.body.data).toEqual({ person: { personal: null } })
})
