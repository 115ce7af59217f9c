import {
  GraphQLObjectType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { schema } from '../../src/api/schema.ts'
import { readDocuments } from '../../src/server/documents.ts'
import type { Answer } from '../server/fixture.ts'
import { documentAttacks } from './document-attacks.ts'
import { idAttacks } from './id-attacks.ts'
import { openTarget, type Target } from './target.ts'

let target: Target
beforeAll(async () => {
  target = await openTarget({ trustedDocumentsOnly: true, introspection: true, graphiql: true })
})
afterAll(() => target.close())

/** Words of every request and answer of GraphQL over HTTP, which are also names in the schema. */
const common = new Set(['id', 'query', 'documentId', 'variables', 'extensions', 'operationName'])
const ordinary = /^[a-z]+$/

/** Every name of the schema that is no ordinary lower-case word. */
function namesOf(): string[] {
  const names = Object.values(schema.getTypeMap()).flatMap((type) => {
    if (isEnumType(type)) return [type.name, ...type.getValues().map(({ name }) => name)]
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type))
      return [type.name]
    const fields = Object.values(type.getFields())
    const args = fields.flatMap((field) =>
      'args' in field ? field.args.map(({ name }: { name: string }) => name) : [],
    )
    return [type.name, ...fields.map(({ name }) => name), ...args]
  })
  return [...new Set(names)].filter((name) => !common.has(name) && !ordinary.test(name))
}

const codes = new Set(
  (() => {
    const type = schema.getType('ProblemCode')
    return isEnumType(type) ? type.getValues().map(({ name }) => name) : []
  })(),
)
const names = namesOf().filter((name) => !codes.has(name))
const named = new RegExp(`(?<![\\w])(${names.join('|')})(?![\\w])`)

/** What an answer without data says. */
function expectNothing({ body, text }: Answer, told: string): void {
  expect(body.data ?? null, told).toBeNull()
  expect(text, told).not.toMatch(/Did you mean|GraphiQL|__schema/i)
  for (const { message } of body.errors ?? []) expect(message, told).not.toMatch(named)
}

test('there are names to look for', () => {
  expect(names.length).toBeGreaterThan(500)
  expect(schema.getQueryType()).toBeInstanceOf(GraphQLObjectType)
  expect('Field "leverageMax" is not defined by type "ActorFilter".').toMatch(named)
})

test('no document of one’s own tells of the schema', async () => {
  const guesses = [
    ...['{ actor }', '{ acto }', '{ __schema { types { name } } }', '{ __typename }'],
    ...['mutation { createActor }', 'subscription { changes }', '{ actors(filter: {nam: 1}) }'],
  ]
  for (const query of guesses) {
    const answer = await target.ask(query)
    expect(answer.codes).toEqual(['DOCUMENT_REQUIRED'])
    expectNothing(answer, query)
  }
  for (const { name, send } of [...documentAttacks, ...idAttacks]) {
    expectNothing(await send(target), name)
  }
  const html = { accept: 'text/html' }
  for (const path of ['/', '/graphql']) {
    const page = await target.send({ headers: html }, path)
    expect(page.text).not.toMatch(/graphiql/i)
    expect(page.status).toBeGreaterThanOrEqual(400)
  }
})

test('whoever has a document and sends it wrong variables learns nothing either', async () => {
  const wrong: object[] = [
    {},
    { by: 1, id: 1, slug: 1, text: 1, filter: 1, first: 'x', of: 1, input: 1 },
    { by: { nothing: 1 }, filter: { nam: 1 }, text: null, of: [{ nothing: 1 }], group: { x: 1 } },
    { by: {}, filter: { kinds: ['GRUP'] }, slug: { a: 1 }, of: [{}], group: {}, issue: {} },
    { by: { id: 'x', slug: 'y' }, area: { x: 1 }, from: 'x', to: 'y', step: 'z', first: 101 },
  ]
  let refused = 0
  for (const { id, name } of readDocuments()) {
    for (const variables of wrong) {
      const answer = await target.post({ documentId: id, variables })
      for (const { message, extensions } of answer.body.errors ?? []) {
        refused += 1
        expect(message, name).not.toMatch(/Did you mean|\$/)
        if (extensions.code === 'BAD_VARIABLES') expect(message, name).not.toMatch(named)
      }
    }
  }
  expect(refused).toBeGreaterThan(10)
})

test('a mere switching off of introspection leaves no suggestions', async () => {
  const other = await openTarget({ introspection: false })
  const near = [
    '{ acto }',
    '{ actors(frist: 1) { totalCount } }',
    '{ actors { nods } }',
    '{ actors(orderBy: {field: NAM}) { totalCount } }',
    '{ ... on Actr { id } }',
    'query ($a: ActorFiltr) { __typename }',
    '{ __typename @skp(if: true) }',
    '{ ...Acto } fragment Act on Query { __typename }',
  ]
  for (const query of near) {
    const answer = await other.ask(query)
    expect(answer.status, query).toBe(400)
    expect(answer.text, query).not.toContain('Did you mean')
  }
  const filter = { nam: 1, kind: ['GRUP'] }
  const answer = await other.ask('query ($f: ActorFilter) { actors(filter: $f) { totalCount } }', {
    f: filter,
  })
  expect(answer.text).not.toContain('Did you mean')
  await other.close()
})
