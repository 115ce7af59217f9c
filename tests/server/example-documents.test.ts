import { getOperationAST, parse } from 'graphql'
import { expect, test } from 'vitest'
import { schema } from '../../src/api/schema.ts'
import { readDocuments } from '../../src/server/documents.ts'
import { serve } from './fixture.ts'

const documents = readDocuments()

test('there is a document for each kind of user', () => {
  const users = documents.map(({ text }) => /^# (\w+): \S/.exec(text)?.[1])
  expect([...new Set(users)].sort()).toEqual(['Analyst', 'Frontend', 'Organizer'])
})

/** Nothing answers behind this server: the fields fail, but only after every limit has passed. */
test.each(documents.map(({ name, id, text }) => [name, id, text] as const))(
  '%s passes under the limits',
  async (_, documentId, text) => {
    expect(getOperationAST(parse(text))?.name?.value).toBeDefined()
    const answer = await serve({ schema, documents }).post({ documentId })
    const { requested = Number.NaN, maximum = 0 } = answer.body.extensions?.cost ?? {}
    expect(requested).toBeLessThanOrEqual(maximum)
    expect(answer.codes.filter((code) => code !== 'INTERNAL')).toEqual([])
  },
)
