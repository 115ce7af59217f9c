import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { castId } from '../cast.ts'
import { fillGraph } from '../support/filled.ts'
import { openTarget, type Target } from './target.ts'

/** Invented; it must never reach the log, nor an answer that does not ask for it. */
const canary = 'KANARI-7b1f-Rahasia'

let target: Target
beforeAll(async () => {
  target = await openTarget()
})
afterAll(() => target.close())

const search = 'query ($text: String!) { search(text: $text) { nodes { __typename } } }'
const places: [name: string, send: () => Promise<unknown>][] = [
  ['a header', () => target.post({ query: '{ __typename }' }, { 'x-kanari': canary })],
  ['a cookie', () => target.post({ query: '{ __typename }' }, { cookie: `a=${canary}` })],
  ['a referrer', () => target.post({ query: '{ __typename }' }, { referer: `http://a/${canary}` })],
  [
    'Authorization',
    () => target.post({ query: '{ __typename }' }, { authorization: `Bearer ${canary}` }),
  ],
  ['Anyam-Purpose', () => target.post({ query: '{ __typename }' }, { 'anyam-purpose': canary })],
  ['Anyam-Token', () => target.post({ query: '{ __typename }' }, { 'anyam-token': canary })],
  ['Accept', () => target.post({ query: '{ __typename }' }, { accept: canary })],
  [
    'Accept-Language',
    () => target.post({ query: '{ __typename }' }, { 'accept-language': canary }),
  ],
  ['Content-Type', () => target.post('{}', { 'content-type': canary })],
  [
    'X-Forwarded-For',
    () => target.post({ query: '{ __typename }' }, { 'x-forwarded-for': canary }),
  ],
  ['the URL', () => target.send({ method: 'POST' }, `/graphql?token=${canary}`)],
  ['another path', () => target.send({ method: 'GET' }, `/${canary}`)],
  ['a variable', () => target.ask(search, { text: canary })],
  ['a wrong variable', () => target.ask(search, { text: { [canary]: canary } })],
  ['an id', () => target.ask(`{ node(id: "${canary}") { id } }`)],
  ['a cursor', () => target.ask(`{ actors(after: "${canary}") { totalCount } }`)],
  ['a literal', () => target.ask(`{ search(text: "${canary}") { totalCount } }`)],
  ['a comment', () => target.ask(`{ __typename } # ${canary}`)],
  ['an alias', () => target.ask(`{ ${canary.replaceAll('-', '_')}: __typename }`)],
  ['a field', () => target.ask(`{ ${canary.replaceAll('-', '_')} }`)],
  ['a directive', () => target.ask(`{ __typename @${canary.replaceAll('-', '_')} }`)],
  ['no syntax', () => target.ask(`{ "${canary}`)],
  ['no JSON', () => target.post(`{"query": ${canary}`)],
  ['a parameter', () => target.post({ query: '{ __typename }', [canary]: 1 })],
  ['extensions', () => target.post({ query: '{ __typename }', extensions: { token: canary } })],
  ['the id of a document', () => target.post({ documentId: canary })],
  [
    'the name of an operation that is not there',
    () => target.post({ query: '{ __typename }', operationName: canary }),
  ],
  [
    'a change that is refused',
    () =>
      target.ask(
        'mutation ($input: CreateActorInput!) { createActor(input: $input) { __typename } }',
        { input: { kind: 'GROUP', name: canary, classification: 'COMMUNITY', level: 'VILLAGE' } },
      ),
  ],
]

describe('what stands in a request does not reach the log', () => {
  test.each(places)('%s', async (_, send) => {
    target.lines.length = 0
    await send()
    await expect.poll(() => target.lines.length, { timeout: 20_000 }).toBeGreaterThan(0)
    expect(target.lines.join('\n').replaceAll('_', '-')).not.toContain(canary)
  })
})

describe('what is hidden does not reach an error', () => {
  test('a secret planted in every text of a hidden actor, and faults around it', async () => {
    const { pool } = target.records
    await pool.query(
      `UPDATE "Actor" SET name = $1, "sortName" = lower($1), slug = 'kanari-7b1f', visibility = 'GROUP'
       WHERE id = $2`,
      [canary, castId('kelompok-d')],
    )
    await fillGraph(target.records, target.engine)
    const id = `actor_${castId('kelompok-d')}`
    const asked = [
      `{ node(id: "${id}") { id __typename } }`,
      '{ actor(by: {slug: "kanari-7b1f"}) { __typename } }',
      `{ group(by: {id: "${id}"}) { name memberships { totalCount } } }`,
      `{ actor(by: {name: "${canary.toLowerCase()}"}) { __typename } }`,
      `{ search(text: "kanari") { totalCount nodes { __typename } } }`,
      `{ network { commonAllies(of: [{slug: "kanari-7b1f"}, {slug: "kelompok-a"}]) { totalCount } } }`,
      `mutation { deleteActor(input: {id: "${id}", expectedVersion: 1, idempotencyKey: "0190a5d0-ac96-774b-bcce-b302099a8057"}) { __typename ... on Problems { problems { code message } } } }`,
      `mutation { createActor(input: {kind: GROUP, name: "x", slug: "kanari-7b1f", classification: COMMUNITY, level: VILLAGE, idempotencyKey: "0190a5d0-ac96-774b-bcce-b302099a8058"}) { __typename ... on Problems { problems { code message } } } }`,
    ]
    for (const query of asked) {
      const { text } = await target.ask(query)
      expect(text.replaceAll(canary.toLowerCase(), ''), query).not.toContain(canary)
    }
    expect(target.lines.join('\n')).not.toContain(canary)
  })
})
