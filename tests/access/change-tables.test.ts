import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { changeTables, seenTables } from '../../src/access/change-tables.ts'
import { anonymous } from '../../src/access/circles.ts'
import { seenRecords } from '../../src/access/records.ts'
import { type IdPrefix, idPrefixes, tableName } from '../../src/model/public-id.ts'

const seen = seenTables(seenRecords(anonymous))

/** What a change by its id never names: accounts and the register are changed by rules of their own. */
const apart: readonly IdPrefix[] = ['account', 'grant', 'apiKey', 'dataRequest']

test('it is known who sees each table that changes can name', () => {
  for (const table of idPrefixes) {
    if (apart.includes(table)) expect(() => seen(table)).toThrow(table)
    else expect([table, typeof seen(table)]).toEqual([table, 'object'])
  }
})

test('what is told of as changed is looked at through a filter', () => {
  for (const table of idPrefixes) {
    const told = changeTables(seenRecords(anonymous))[tableName(table)]
    if (told && table !== 'actor' && table !== 'person') expect(seen(table)).toEqual(told.where)
  }
})

test('no change looks up what is kept apart', () => {
  const folder = join(import.meta.dirname, '../../src/api/changes')
  for (const file of readdirSync(folder)) {
    const text = readFileSync(join(folder, file), 'utf8')
    for (const table of apart) {
      expect([file, text.includes(`findId('${table}'`)]).toEqual([file, false])
      expect([file, text.includes(`seen('${table}'`)]).toEqual([file, false])
    }
  }
})
