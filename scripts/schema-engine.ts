// Prisma's schema engine in WebAssembly: development only (a new migration, the drift check).
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
} from '@prisma/driver-adapter-utils'
import type { MigrationList, SchemaEngine, SchemasContainer } from '@prisma/schema-engine-wasm'
import pg from 'pg'
import { readMigrations } from '../src/records/migration-files.ts'
import { startFault } from '../src/records/records-fault.ts'

/** PostgreSQL's one-byte type "char", which its catalogue uses and the adapter does not know. */
const oneByteChar = 18
const timeWithZone = 1266

const noFilters = { externalTables: [], externalEnums: [] }

/** The engine on one database; a StartError when that cannot be reached. It never lets go of its timers: end the process by exit(). */
export async function openSchemaEngine(url: string, schemaFile: string): Promise<SchemaEngine> {
  await once(url, 'SELECT 1').catch((error) => {
    throw startFault(error, url) ?? error
  })
  let panic = 'no message'
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (message: string) => {
        panic = message
      },
    },
  })
  const { SchemaEngine: Engine } = await import('@prisma/schema-engine-wasm')
  const adapter = bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(url),
    connectToShadowDb: () => connectToShadow(url),
  })
  const files = schemaOf(schemaFile).files.map((file): [string, string] => [
    file.path,
    file.content,
  ])
  return Engine.new({ datamodels: files }, () => undefined, adapter).catch((error) => {
    throw new Error(`the schema engine did not open (${panic})`, { cause: error })
  })
}

/** The SQL that leads from the migrations to the schema; null when they agree. */
export async function differenceOf(
  engine: SchemaEngine,
  migrationsFolder: string,
  schemaFile: string,
): Promise<string | null> {
  const result = await engine.diff({
    from: { tag: 'migrations', ...migrationList(migrationsFolder) },
    to: { tag: 'schemaDatamodel', ...schemaOf(schemaFile) },
    script: true,
    exitCode: true,
    filters: noFilters,
  })
  return result.exitCode === 0 ? null : (result.stdout ?? '')
}

/** The folder of migrations in the form that the engine takes. */
export function migrationList(folder: string): MigrationList {
  return {
    baseDir: folder,
    lockfile: {
      path: 'migration_lock.toml',
      content: readFileSync(join(folder, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: readMigrations(folder).map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  }
}

const schemaOf = (path: string): SchemasContainer => ({
  files: [{ path, content: readFileSync(path, 'utf8') }],
})

async function connect(url: string): Promise<SqlDriverAdapter> {
  const pool = new CataloguePool({ connectionString: url })
  pool.on('error', () => undefined)
  const adapter = await new PrismaPg(pool).connect()
  const queryRaw = adapter.queryRaw.bind(adapter)
  return Object.assign(adapter, {
    // The adapter would cut a script at every semicolon, those in function bodies included.
    executeScript: async (script: string) => {
      await pool.query(script)
    },
    queryRaw: async (query: Parameters<typeof queryRaw>[0]) => {
      const result = await queryRaw(query)
      const columnTypes = result.columnTypes.map((type) =>
        type === ColumnTypeEnum.Time ? ColumnTypeEnum.Character : type,
      )
      return { ...result, columnTypes }
    },
    dispose: () => pool.end(),
  })
}

/** The adapter's own shadow is the main database itself when it was given a connection string. */
async function connectToShadow(url: string): Promise<SqlDriverAdapter> {
  const name = `anyam_shadow_${randomUUID().replaceAll('-', '')}`
  await once(url, `CREATE DATABASE ${name}`)
  const shadow = new URL(url)
  shadow.pathname = `/${name}`
  const adapter = await connect(shadow.href)
  const dispose = adapter.dispose.bind(adapter)
  return Object.assign(adapter, {
    dispose: async () => {
      await dispose()
      await once(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    },
  })
}

async function once(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

/**
 * Tells columns of the type "char" as of the type timetz, which no catalogue has: so the adapter
 * lets them pass, and they can be told from text, as the engine demands.
 */
class CataloguePool extends pg.Pool {
  // biome-ignore lint/suspicious/noExplicitAny: the driver's overloads cannot be written out here
  override async query(...args: any[]): Promise<any> {
    const result = await (super.query as (...all: unknown[]) => Promise<pg.QueryResult>)(...args)
    for (const field of result.fields ?? []) {
      if (field.dataTypeID === oneByteChar) field.dataTypeID = timeWithZone
    }
    return result
  }
}
