import { graphql } from 'graphql'
import { expect, test } from 'vitest'
import { schema } from '../../src/api/schema.ts'
import { withoutValues } from '../../src/server/without-values.ts'

const kept = async (source: string, variables?: object): Promise<string[]> => {
  const variableValues = variables as Record<string, unknown>
  const { errors } = await graphql({ schema, source, variableValues, contextValue: {} })
  return (errors ?? []).map(({ message }) => withoutValues(message))
}

const document =
  'mutation ($input: CreatePersonInput!) { createPerson(input: $input) { __typename } }'
const wrong: [string, unknown][] = [
  ['a number', { name: 5, notes: 'KENARI' }],
  ['a list', { name: ['KENARI', 'found: KENARI'] }],
  ['an unknown field', { name: 'KENARI', bogus: 1 }],
  ['no object', 'KENARI" does not exist in "X" enum'],
  ['an unknown kind', { contacts: [{ kind: 'KENARI', value: 'KENARI' }] }],
  ['no list of objects', { contacts: 'KENARI' }],
  ['no date', { name: 'KENARI', consent: { givenOn: 'KENARI' } }],
  ['no boolean', { synthetic: 'KENARI' }],
]

test.each(wrong)('%s comes back in no error', async (_name, input) => {
  const messages = await kept(document, { input })
  expect(messages.length).toBeGreaterThan(0)
  expect(messages.join()).not.toContain('KENARI')
  const written = JSON.stringify(input).replace(/"(\w+)":/g, '$1:')
  const literal = await kept(`mutation { createPerson(input: ${written}) { __typename } }`)
  expect(literal.length).toBeGreaterThan(0)
  expect(literal.join()).not.toContain('KENARI')
})

test('what is wrong is still told', async () => {
  expect(await kept(document, { input: { name: 5 } })).toEqual([
    'Variable "$input" has invalid value at .name: String cannot represent a non string value.',
  ])
  expect(await kept(document, { input: { bogus: 5 } })).toEqual([
    expect.stringMatching(/not to include unknown field "bogus"\. Did you mean "notes"\?$/),
  ])
})

test.each([
  [
    '{ name: "KENARI" }; Expected type "X" to be an object.',
    '; Expected type "X" to be an object.',
  ],
  [
    '"KENARI; KENARI" at "input.name"; Expected value of type "X".',
    ' at "input.name"; Expected value of type "X".',
  ],
  [
    '5 at "input.n[0].m"; String cannot represent a non string value: 5',
    ' at "input.n[0].m"; String cannot represent a non string value.',
  ],
  ['["a"] at "input.n"; String cannot represent a non string value: ["KENARI; KENARI"]', '.'],
  ['"KENARI"; KENARI', '.'],
])('a variable that got %s', (got, told) => {
  expect(withoutValues(`Variable "$input" got invalid value ${got}`)).toBe(
    `Variable "$input" got invalid value${told}`,
  )
})
