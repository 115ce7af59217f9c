import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { openRecords, type Records } from '../src/records/database.ts'
import { loadSeed } from '../src/records/seed.ts'
import { readDocuments } from '../src/server/documents.ts'
import { onEveryApi } from './support/api.ts'
import { freshDatabase } from './support/database.ts'

// Each trusted document has a folder of its name: what it is asked with (variables.json, where it
// has variables that must be given), what the seed answers, and the statements that this causes.
const folder = join(import.meta.dirname, 'documents')
const documents = readDocuments()

let records: Records
let drop: () => Promise<void>
beforeAll(async () => {
  const database = await freshDatabase()
  records = openRecords(database.url)
  await loadSeed(records.prisma)
  drop = database.drop
})
afterAll(async () => {
  await records.close()
  await drop()
})

test('every document has its folder, and every folder its document', () => {
  expect(readdirSync(folder).sort()).toEqual(documents.map(({ name }) => name).sort())
})

const variablesOf = (name: string): object => {
  const file = join(folder, name, 'variables.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

describe('trusted documents', () => {
  onEveryApi(
    () => records,
    (ask) => {
      it.each(documents)('$name', async ({ name, text }) => {
        const { data, errors, sql, cypher } = await ask(text, variablesOf(name), 'ID')
        expect(errors).toEqual([])
        // Statements of one level are sent side by side: their order says nothing.
        const statements = [...sql.sort(), ...cypher.map((asked) => asked.text).sort()].join('\n\n')
        const written = `${JSON.stringify(data, null, 1)}\n`
        await expect(written.replace(versions, '"VERSION"')).toMatchFileSnapshot(
          join(folder, name, 'result.json'),
        )
        await expect(`${statements}\n`).toMatchFileSnapshot(join(folder, name, 'statements.sql'))
      })
    },
  )
})

/** A network's version names one filling of one store, so it is another one in each run. */
const versions = /"[0-9a-f]{8}-\d+"/g
