import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readDocuments } from '../../src/server/documents.ts'
import { serve } from './fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'documents-'))
afterAll(() => rmSync(folder, { recursive: true }))
const text = '# Salam\nquery Hello($text: String) { hello echo(text: $text) }\n'
writeFileSync(join(folder, 'b-hello.graphql'), text)
writeFileSync(join(folder, 'a-other.graphql'), '# Lain\n{ __typename }\n')
writeFileSync(join(folder, 'notes.md'), 'not a document')

const documents = readDocuments(folder)
const printed = 'query Hello($text: String) { echo(text: $text) hello }'
const documentId = `sha256:${createHash('sha256').update(printed).digest('hex')}`

test('documents are read in the order of their names, their ids the digest of what they say', () => {
  expect(documents.map(({ name }) => name)).toEqual(['a-other', 'b-hello'])
  expect(documents[1]).toEqual({ name: 'b-hello', id: documentId, text })
  expect(readDocuments(join(folder, 'missing'))).toEqual([])
  const loose = '# Lain\nquery\n  Hello($text: String) {\n  echo(text: $text)\n  hello\n}\n'
  writeFileSync(join(folder, 'b-hello.graphql'), loose)
  expect(readDocuments(folder)[1]?.id).toBe(documentId)
  writeFileSync(join(folder, 'b-hello.graphql'), text)
})

test('a trusted document runs by its id, with variables', async () => {
  for (const trustedDocumentsOnly of [false, true]) {
    const { post } = serve({ documents, config: { trustedDocumentsOnly } })
    const answer = await post({ documentId, variables: { text: 'x' } })
    expect(answer.body.data).toEqual({ hello: 'halo', echo: 'x' })
  }
})

test('an unknown id, or an id beside a query, is refused', async () => {
  const { post } = serve({ documents })
  const unknown = await post({ documentId: 'sha256:00' })
  expect([unknown.status, unknown.codes]).toEqual([400, ['DOCUMENT_UNKNOWN']])
  expect((await post({ documentId: 'toString' })).codes).toEqual(['DOCUMENT_UNKNOWN'])
  expect((await post({ documentId, query: '{ hello }' })).codes).toEqual(['BAD_REQUEST'])
  expect((await post({ documentId: null, query: '{ hello }' })).status).toBe(200)
})

test('the only-these switch refuses every other document, trusted texts too', async () => {
  const { post } = serve({ documents, config: { trustedDocumentsOnly: true } })
  for (const query of ['{ hello }', '{ __typename }', '{ __schema { types { name } } }', text]) {
    const answer = await post({ query })
    expect([answer.status, answer.codes]).toEqual([400, ['DOCUMENT_REQUIRED']])
  }
})
