import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dependsOn } from '../../src/relay/depends-on.ts'
import { dirtyFunctions, dirtyTriggers } from '../../src/relay/dirty-triggers.ts'
import { nodeFamilies } from '../../src/relay/project-nodes.ts'
import { tieFamilies } from '../../src/relay/project-ties.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

let database: FreshDatabase
let client: pg.Client

beforeAll(async () => {
  database = await freshDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

describe('the triggers in the database', () => {
  test('are those that the table demands, enabled, and no others', async () => {
    const { rows } = await client.query(
      `SELECT t.tgname AS name, c.relname AS table, p.proname AS calls, t.tgenabled AS enabled,
         pg_get_triggerdef(t.oid) AS text
       FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
       WHERE NOT t.tgisinternal AND p.proname LIKE 'mark%dirty%'`,
    )
    const found = rows.map(({ name, table, calls, enabled, text }) => {
      const [, event] = /AFTER (\w+) ON .* FOR EACH STATEMENT /.exec(text) ?? []
      return { name, table, event: enabled === 'O' ? event : 'disabled', calls }
    })
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)
    expect(found.sort(byName)).toEqual(dirtyTriggers().sort(byName))
  })

  test('call functions with the bodies that are made from the table', async () => {
    const { rows } = await client.query(
      `SELECT proname AS name, prosrc AS body, prosecdef AS definer, proconfig AS settings,
         has_function_privilege('public', oid, 'EXECUTE') AS open
       FROM pg_proc WHERE proname LIKE 'mark%dirty%' ORDER BY 1`,
    )
    const settings = ['search_path=pg_catalog, public, pg_temp']
    const wanted = dirtyFunctions().map((one) => ({ ...one, definer: true, settings, open: false }))
    expect(rows).toEqual(wanted.sort((a, b) => (a.name < b.name ? -1 : 1)))
  })

  test('stand on the own table of every projected family', () => {
    const families = [...nodeFamilies, ...tieFamilies].map(({ name }) => name)
    const owned = Object.entries(dependsOn).flatMap(([table, all]) =>
      all.filter(({ columns }) => columns === 'every').map(({ family }) => ({ table, family })),
    )
    expect(owned.map(({ family }) => family).sort()).toEqual([...families].sort())
    for (const { table, family } of owned) expect(table.toLowerCase()).toBe(family.toLowerCase())
    const known = new Set(families)
    expect(
      Object.values(dependsOn).flatMap((all) => all.filter((one) => !known.has(one.family))),
    ).toEqual([])
  })
})
