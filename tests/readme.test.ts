import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openGrafeo } from '../src/network/engines/grafeo.ts'
import { openRecords } from '../src/records/database.ts'
import { loadSeed } from '../src/records/seed.ts'
import { type Ask, apiOver } from './support/api.ts'
import { freshDatabase } from './support/database.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const examples = [...readme.matchAll(/```graphql\n(.*?)```\s+```json\n(.*?)```/gs)].map(
  ([, document = '', answer = '']) => ({ document, answer: JSON.parse(answer) as unknown }),
)

let ask: Ask
const undo: (() => Promise<void>)[] = []
beforeAll(async () => {
  const database = await freshDatabase()
  const records = openRecords(database.url)
  await loadSeed(records.prisma)
  const engine = openGrafeo()
  const api = await apiOver(records, engine)
  ask = api.ask
  undo.push(api.close, records.close, engine.close, database.drop)
})
afterAll(async () => {
  for (const step of undo) await step()
})

test('the README has an example for each kind of user', () => {
  expect(examples).toHaveLength(10)
})

test.each(examples)('the README tells the truth: $document', async ({ document, answer }) => {
  const { data, errors } = await ask(document)
  expect(errors).toEqual([])
  expect(data).toEqual(answer)
})
