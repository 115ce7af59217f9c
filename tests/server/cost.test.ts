import { expect, test } from 'vitest'
import { schemaText } from '../../src/server/schema-text.ts'
import { schema, serve } from './fixture.ts'

const { ask } = serve()

const costs: [document: string, variables: object, requested: number][] = [
  ['{ hello }', {}, 1],
  ['{ hello again: hello __typename }', {}, 3],
  ['{ items { nodes { id } } }', {}, 1 + 25 * 2],
  ['{ items(first: 3) { nodes { id } totalCount } }', {}, 1 + 3 * 3],
  ['{ items(last: 4) { edges { cursor node { id name } } } }', {}, 1 + 4 * 5],
  ['query ($n: Int) { items(first: $n) { totalCount } }', { n: 7 }, 8],
  ['query ($n: Int = 9) { items(first: $n) { totalCount } }', {}, 10],
  ['query ($n: Int) { items(first: $n) { totalCount } }', {}, 26],
  ['query ($n: Int) { items(first: $n) { totalCount } }', { n: null }, 26],
  ['{ items(first: 2) { nodes { items(first: 5) { nodes { name } } } } }', {}, 1 + 2 * (2 + 5 * 2)],
  ['{ nodes(ids: ["a", "b"]) { id } }', {}, 1 + 2],
  ['query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['a', 'b', 'c'] }, 4],
  ['{ deep { deeps { name } } }', {}, 1 + 1 + 10],
  ['{ heavy { name } }', {}, 500 + 7],
  [
    '{ node(id: "a") { id ... on Item { name } ... on Note { text items { totalCount } } } }',
    {},
    1 + 1 + 1 + 26,
  ],
  ['{ ...A ...A } fragment A on Query { hello }', {}, 2],
]

test.each(costs)('%s %o costs %d', async (document, variables, requested) => {
  expect((await ask(document, variables)).body.extensions?.cost).toEqual({
    requested,
    maximum: 10_000,
  })
})

test('TOO_COSTLY tells the points and the maximum, and nothing runs', async () => {
  const document =
    'query ($n: Int!) { items(first: $n) { nodes { items(first: 100) { totalCount } } } }'
  const allowed = await ask(document, { n: 98 })
  expect(allowed.body.extensions?.cost.requested).toBe(1 + 98 * 102)
  expect(allowed.status).toBe(200)
  const refused = await ask(document, { n: 99 })
  expect([refused.status, refused.codes]).toEqual([400, ['TOO_COSTLY']])
  expect(refused.body.extensions?.cost).toEqual({ requested: 10_099, maximum: 10_000 })
  expect(refused.body.errors?.[0]?.message).toMatch(/10099.*10000/)
  expect(refused.body.data).toBeUndefined()
})

test('a page above 100 costs as one of 100: its own refusal is clearer', async () => {
  const answer = await ask('{ items(first: 1000000) { totalCount } }')
  expect(answer.body.extensions?.cost.requested).toBe(101)
})

test('the schema states what is not plain', () => {
  const text = schemaText(schema)
  expect(text).toMatch(/^""".*?"""\ndirective @cost\(.*\) on FIELD_DEFINITION$/ms)
  expect(text).toContain('heavy: Deep @cost(complexity: 500, size: 7)')
  expect(text).toContain('nodes(ids: [ID!]!): [Node]! @cost(size: 10, sizedBy: ["ids"])')
  expect(text).toContain('): ItemConnection @cost(size: 25, sizedBy: ["first", "last"])')
  expect(text).toContain('  edges: [ItemEdge!]\n  nodes: [Item!]\n')
  expect(text).toContain('  deeps: [Deep!] @cost(size: 10)\n  name: String\n')
})
