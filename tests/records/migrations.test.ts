import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StartError } from '../../src/model/start-error.ts'
import { readMigrations } from '../../src/records/migration-files.ts'
import { migrate } from '../../src/records/migrations.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { withClient } from '../support/postgres.ts'

const root = resolve(import.meta.dirname, '../..')
const schema = join(root, 'prisma/schema.prisma')

let database: FreshDatabase
let folder: string
let names: string[]

beforeEach(async () => {
  database = await freshDatabase({ empty: true })
  folder = mkdtempSync(join(tmpdir(), 'anyam-'))
  cpSync(join(root, 'prisma/migrations'), folder, { recursive: true })
  names = readMigrations(folder).map((migration) => migration.name)
})
afterEach(async () => {
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

const add = (name: string, sql: string) => {
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, name, 'migration.sql'), sql)
}

const rows = (sql: string) =>
  withClient(database.url, async (client) => (await client.query(sql)).rows)

/** Prisma's own engine on this database and these migrations. */
async function engineSays(schemaFile = schema) {
  const program = join(root, 'tests/support/schema-engine-says.ts')
  const args = ['--disable-warning=ExperimentalWarning', program, database.url, folder, schemaFile]
  return JSON.parse((await promisify(execFile)(process.execPath, args)).stdout)
}

test('applies what is missing, in order, and nothing twice', async () => {
  expect(await migrate(database.url, folder)).toEqual(names)
  expect(await migrate(database.url, folder)).toEqual([])
  add('29990101000000_more', 'CREATE TABLE more (); CREATE TABLE much_more ();')
  expect(await migrate(database.url, folder)).toEqual(['29990101000000_more'])
})

test('has nothing to do in a moment', async () => {
  await migrate(database.url, folder)
  const times: number[] = []
  for (let run = 0; run < 5; run += 1) {
    const start = performance.now()
    await migrate(database.url, folder)
    times.push(performance.now() - start)
  }
  expect(Math.min(...times)).toBeLessThan(50)
})

test('several at once apply each migration once', async () => {
  const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(database.url, folder)))
  expect(applied.flat().sort()).toEqual(names)
})

test('a role that may not create an extension is told whom to ask', async () => {
  const role = `anyam_plain_${process.pid}`
  await rows(`CREATE ROLE ${role} LOGIN PASSWORD 'plain'; GRANT CREATE ON SCHEMA public TO ${role}`)
  try {
    const url = new URL(database.url)
    url.username = role
    url.password = 'plain'
    await expect(migrate(url.href, folder)).rejects.toThrow(
      /failed and was undone \(permission denied to create extension .*an administrator.*CREATE EXTENSION/,
    )
  } finally {
    await rows(`DROP OWNED BY ${role}; DROP ROLE ${role}`)
  }
})

test('a migration that fails leaves nothing behind and can be corrected', async () => {
  await migrate(database.url, folder)
  add('29990101000000_broken', 'CREATE TABLE half (); SELECT 1 / 0;')
  await expect(migrate(database.url, folder)).rejects.toThrow(
    /29990101000000_broken failed and was undone \(division by zero\)/,
  )
  expect(await rows(`SELECT to_regclass('half') AS half`)).toEqual([{ half: null }])
  add('29990101000000_broken', 'CREATE TABLE half ();')
  expect(await migrate(database.url, folder)).toEqual(['29990101000000_broken'])
})

test('a migration is kept only together with its line in the history', async () => {
  await migrate(database.url, folder)
  const noLine = `ALTER TABLE "_prisma_migrations" ADD CHECK (migration_name NOT LIKE '%_alone')`
  add('29990101000000_alone', `CREATE TABLE half (); ${noLine};`)
  await expect(migrate(database.url, folder)).rejects.toThrow(/_alone failed and was undone/)
  expect(await rows(`SELECT to_regclass('half') AS half`)).toEqual([{ half: null }])
})

test('refuses a migration that was edited after it was applied', async () => {
  add('29990101000000_more', 'CREATE TABLE more ();')
  await migrate(database.url, folder)
  add('29990101000000_more', 'CREATE TABLE more (); -- edited')
  await expect(migrate(database.url, folder)).rejects.toThrow(/_more was edited after/)
  add('29990101000000_more', 'CREATE TABLE more ();')
  await expect(migrate(database.url, folder)).resolves.toEqual([])
})

test('line ends of another system are no edit', async () => {
  await migrate(database.url, folder)
  const [name = ''] = names
  const file = join(folder, name, 'migration.sql')
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'))
  await expect(migrate(database.url, folder)).resolves.toEqual([])
})

test('refuses a migration that another tool left unfinished, and one it does not know', async () => {
  await migrate(database.url, folder)
  await rows(`INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('1', '', 'x')`)
  await expect(migrate(database.url, folder)).rejects.toThrow(/migration x, which this version/)
  add('x', '')
  await expect(migrate(database.url, folder)).rejects.toThrow(/x began and did not end/)
  await rows(`UPDATE _prisma_migrations SET rolled_back_at = now() WHERE id = '1'`)
  await expect(migrate(database.url, folder)).resolves.toEqual(['x'])
})

test('a database that cannot be used is a line that says so', async () => {
  const failure = await migrate('postgresql://a:b@127.0.0.1:1/c', folder).catch((error) => error)
  expect(failure).toBeInstanceOf(StartError)
  expect(failure.message).toMatch(/127.0.0.1:1\/c cannot be reached .*DATABASE_URL/)
})

test('Prisma’s own engine finds everything applied, and the schema the same', async () => {
  await migrate(database.url, folder)
  expect(await engineSays()).toEqual({
    history: {
      editedMigrationNames: [],
      failedMigrationNames: [],
      hasMigrationsTable: true,
      history: null,
    },
    appliedMigrationNames: [],
    difference: null,
  })
})

test('what Prisma’s own engine applied is accepted here', async () => {
  expect((await engineSays()).appliedMigrationNames).toEqual(names)
  expect(await migrate(database.url, folder)).toEqual([])
})

test('a schema that the migrations do not lead to shows as the SQL between them', async () => {
  const changed = join(folder, 'changed.prisma')
  const text = readFileSync(schema, 'utf8')
  writeFileSync(changed, text.replace('model Trade {', 'model Trade {\n  note String?'))
  expect((await engineSays(changed)).difference).toContain('ADD COLUMN     "note" TEXT')
})
