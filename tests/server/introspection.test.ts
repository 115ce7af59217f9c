import { expect, test } from 'vitest'
import { serve } from './fixture.ts'

test('on: the schema is read, and a wrong name is answered with suggestions', async () => {
  const { ask } = serve()
  expect((await ask('{ __schema { queryType { name } } }')).status).toBe(200)
  expect((await ask('{ helo }')).text).toContain('Did you mean')
})

test('off: neither, in fragments neither, and __typename still works', async () => {
  const { ask } = serve({ config: { introspection: false } })
  for (const query of [
    '{ __schema { queryType { name } } }',
    '{ __type(name: "Item") { name } }',
    '{ ...A } fragment A on Query { __schema { queryType { name } } }',
  ]) {
    const answer = await ask(query)
    expect([answer.status, answer.codes]).toEqual([400, ['INTROSPECTION_OFF']])
  }
  expect((await ask('{ __typename }')).body.data).toEqual({ __typename: 'Query' })
  expect((await ask('{ helo }')).text).not.toContain('hello')
  expect((await ask('{ wish(input: {word: []}) }')).text).not.toContain('words')
  const query = 'query ($w: Wish) { wish(input: $w) }'
  expect((await ask(query, { w: { word: [] } })).text).not.toContain('words')
})
