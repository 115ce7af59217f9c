// Applies the migrations; --check compares them with schema.prisma; --new <name> writes the next one.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { StartError } from '../src/model/start-error.ts'
import { startEmbedded } from '../src/records/embedded.ts'
import { migrate } from '../src/records/migrations.ts'
import { differenceOf, openSchemaEngine } from './schema-engine.ts'

const root = resolve(import.meta.dirname, '..')
const schemaFile = join(root, 'prisma/schema.prisma')
const migrationsFolder = join(root, 'prisma/migrations')

const say = (line: string) => process.stdout.write(`${line}\n`)

/** Runs `work` on DATABASE_URL, or on an embedded server under `home` that stops afterwards. */
async function withDatabase<T>(home: string, work: (url: string) => Promise<T>): Promise<T> {
  const url = process.env.DATABASE_URL
  if (url) return work(url)
  const embedded = await startEmbedded(home)
  return work(embedded.url).finally(() => embedded.stop())
}

/** The SQL that schema.prisma has and the migrations lack; null when they agree. */
async function difference(): Promise<string | null> {
  const home = mkdtempSync(join(tmpdir(), 'anyam-'))
  chmodSync(home, 0o711)
  try {
    return await withDatabase(join(home, 'data'), async (url) => {
      const engine = await openSchemaEngine(url, schemaFile)
      return differenceOf(engine, migrationsFolder, schemaFile)
    })
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

async function apply(): Promise<number> {
  const home = process.env.ANYAM_HOME ?? join(root, '.anyam')
  const applied = await withDatabase(home, (url) => migrate(url, migrationsFolder))
  say(applied.length === 0 ? 'Nothing to apply.' : `Applied: ${applied.join(', ')}.`)
  return 0
}

async function check(): Promise<number> {
  const sql = await difference()
  say(sql ?? 'schema.prisma and the migrations agree.')
  return sql === null ? 0 : 1
}

async function writeNext(name: string): Promise<number> {
  if (!/^[a-z0-9]+(_[a-z0-9]+)*$/.test(name)) {
    throw new StartError(`${name} is no name for a migration: write it like_this.`)
  }
  const sql = await difference()
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = join(migrationsFolder, `${time}_${name}`)
  mkdirSync(folder)
  writeFileSync(join(folder, 'migration.sql'), sql ?? '')
  say(`Wrote ${join(folder, 'migration.sql')}${sql === null ? ', empty: nothing differs' : ''}.`)
  return 0
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, new: { type: 'string' } } })
  if (values.check) return check()
  return values.new === undefined ? apply() : writeNext(values.new)
}

try {
  // The schema engine leaves timers behind, so the process is ended rather than waited for.
  process.exit(await main())
} catch (error) {
  process.stderr.write(`${error instanceof StartError ? error.message : (error as Error).stack}\n`)
  process.exit(1)
}
