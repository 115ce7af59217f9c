import { getIntrospectionQuery } from 'graphql'
import { describe, expect, test } from 'vitest'
import { serve } from './fixture.ts'

const { ask, post, send } = serve()

const nest = (levels: number, field = 'deep'): string =>
  levels === 0 ? 'name' : `${field} { ${nest(levels - 1, field)} }`
const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ')

describe('each limit lets its edge pass and refuses the next', () => {
  const cases: [code: string, allowed: string, refused: string][] = [
    ['TOO_DEEP', `{ ${nest(13)} }`, `{ ${nest(14)} }`],
    [
      'TOO_DEEP',
      `{ ...A } fragment A on Query { deep { ...B } } fragment B on Deep { ${nest(12)} }`,
      `{ ...A } fragment A on Query { deep { ...B } } fragment B on Deep { ${nest(13)} }`,
    ],
    [
      'TOO_DEEP',
      `{ deep { edges { node { nodes { ${nest(12)} } } } } }`,
      `{ deep { edges { node { nodes { ... on Deep { ${nest(13)} } } } } } }`,
    ],
    [
      'TOO_MANY_ALIASES',
      `{ hello ${times(5, (index) => `a${index}: hello`)} }`,
      `{ ${times(6, (index) => `a${index}: hello`)} }`,
    ],
    [
      'TOO_MANY_ALIASES',
      `{ ${times(5, (index) => `a${index}: __typename`)} }`,
      `{ ${times(6, (index) => `a${index}: __typename`)} }`,
    ],
    [
      'TOO_MANY_DIRECTIVES',
      `{ ${times(5, () => 'hello @skip(if: false)')} }`,
      `{ ${times(6, () => 'hello @skip(if: false)')} }`,
    ],
    [
      'TOO_MANY_FIELDS',
      `{ ${times(20, () => 'deep { name }')} }`,
      `{ ${times(21, () => 'deep { name }')} }`,
    ],
    [
      'TOO_MANY_FIELDS',
      `{ ${times(20, () => '... { deep { name } }')} }`,
      `{ ${times(20, () => '... { deep { name } }')} ... on Query { again: hello deep: deep { name } } }`,
    ],
    ['TOO_MANY_ROOT_FIELDS', 'mutation { add }', 'mutation { add again: add }'],
    [
      'TOO_MANY_ROOT_FIELDS',
      'mutation { ...A } fragment A on Mutation { add }',
      'mutation { ...A ... { __typename } } fragment A on Mutation { add }',
    ],
    [
      'LIST_TOO_LONG',
      `{ wish(input: {words: [${times(100, () => '"a"')}]}) }`,
      `{ wish(input: {words: [${times(101, () => '"a"')}]}) }`,
    ],
  ]

  test.each(cases)('%s: %s', async (code, allowed, refused) => {
    expect((await ask(allowed)).body.errors).toBeUndefined()
    const answer = await ask(refused)
    expect(answer.codes).toContain(code)
    expect(answer.status).toBe(400)
    expect(answer.body.data).toBeUndefined()
  })

  test('INPUT_TOO_DEEP: the document and the variables may nest as deep as it says', async () => {
    const query = 'query ($input: Wish) { wish(input: $input) }'
    const list = (levels: number): string => `${'['.repeat(levels)}"a"${']'.repeat(levels)}`
    const literal = (levels: number) => ask(`{ wish(input: {words: ${list(levels)}}) }`)
    expect((await literal(15)).codes).toEqual(['BAD_DOCUMENT'])
    expect((await literal(16)).codes).toEqual(['INPUT_TOO_DEEP'])
    const variable = (levels: number) =>
      post(`{"query":${JSON.stringify(query)},"variables":{"input":{"words":${list(levels)}}}}`)
    expect((await variable(14)).codes).toEqual(['BAD_VARIABLES'])
    expect((await variable(16)).codes).toEqual(['INPUT_TOO_DEEP'])
    const objects = (levels: number): string => `${'{a:'.repeat(levels)}1${'}'.repeat(levels)}`
    expect((await ask(`{ wish(input: ${objects(17)}) }`)).codes).toEqual(['INPUT_TOO_DEEP'])
  })

  test('TOO_MANY_TOKENS', async () => {
    const operationName = 'A0'
    const query = times(200, (index) => `query A${index} { hello }`)
    expect((await post({ query, operationName })).body.data).toEqual({ hello: 'halo' })
    const refused = await post({ query: `${query} {`, operationName })
    expect([refused.status, refused.codes]).toEqual([400, ['TOO_MANY_TOKENS']])
  })

  test('LIST_TOO_LONG in the variables, wherever the list is', async () => {
    const query = 'query ($input: Wish) { wish(input: $input) }'
    const words = Array.from({ length: 101 }, () => 'a')
    const allowed = await ask(query, { input: { words: words.slice(1) } })
    expect(allowed.body.data).toEqual({ wish: 100 })
    expect((await ask(query, { input: { words } })).codes).toEqual(['LIST_TOO_LONG'])
    const nested = `${'['.repeat(60_000)}${']'.repeat(60_000)}`
    const deep = await post(`{"query":${JSON.stringify(query)},"variables":{"input":${nested}}}`)
    expect(deep.codes).toEqual(['INPUT_TOO_DEEP'])
  })

  test('BODY_TOO_LARGE: by its length, and as it comes when it states none', async () => {
    const body = (size: number): string => {
      const frame = JSON.stringify({ query: '{ hello } #' })
      return `${frame.slice(0, -2)}${'x'.repeat(size - frame.length)}"}`
    }
    expect((await post(body(262_144))).body.data).toEqual({ hello: 'halo' })
    const refused = await post(body(262_145))
    expect([refused.status, refused.codes]).toEqual([413, ['BODY_TOO_LARGE']])
    const stream = new Blob([body(262_145)]).stream()
    const headers = { 'content-type': 'application/json' }
    const init = { method: 'POST', headers, body: stream, duplex: 'half' } as RequestInit
    expect((await send(init)).codes).toEqual(['BODY_TOO_LARGE'])
  })
})

describe('introspection', () => {
  test('the usual queries pass', async () => {
    const full = getIntrospectionQuery({
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    })
    expect((await ask(full)).body.errors).toBeUndefined()
  })

  test('its own bound holds', async () => {
    const chain = (levels: number): string =>
      levels === 0 ? 'name' : `ofType { ${chain(levels - 1)} }`
    expect((await ask(`{ __type(name: "Item") { ${chain(14)} } }`)).status).toBe(200)
    expect((await ask(`{ __type(name: "Item") { ${chain(15)} } }`)).codes).toEqual(['TOO_DEEP'])
    const lists =
      '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }'
    expect((await ask(lists)).status).toBe(400)
  })
})

describe('documents built to be slow to check', () => {
  const bombs: [name: string, document: string][] = [
    [
      'fragments that spread the next one twice',
      `{ ...F0 } ${times(60, (index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`)} fragment F60 on Query { hello }`,
    ],
    [
      'a mutation of fragments that end in an unknown one',
      `mutation { ...F0 } ${times(60, (index) => `fragment F${index} on Mutation { ...F${index + 1} ...F${index + 1} }`)}`,
    ],
    [
      'fragments that are all inside each other',
      `{ ...F0 } ${times(12, (index) => `fragment F${index} on Query { ${times(12, (to) => `...F${to}`)} }`)}`,
    ],
    [
      'fields with fragments below, level by level',
      `{ deep { ...F0 } } ${times(11, (index) => `fragment F${index} on Deep { a: deep { ...F${index + 1} } b: deep { ...F${index + 1} } }`)} fragment F11 on Deep { name }`,
    ],
  ]

  test.each(bombs)('%s', async (_, document) => {
    const start = performance.now()
    await ask(document)
    expect(performance.now() - start).toBeLessThan(1000)
  })
})
