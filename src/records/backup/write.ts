import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { constants, createGzip } from 'node:zlib'
import pg from 'pg'
import { StartError } from '../../model/start-error.ts'
import { letGo } from '../let-go.ts'
import { startFault } from '../records-fault.ts'
import { copyOut } from './copy.ts'
import { type Counted, countLines, endOfRows, format } from './file.ts'
import {
  appliedMigrations,
  keptTables,
  listed,
  nameOf,
  type OrderedTable,
  sequences,
} from './tables.ts'

/** What a backup came to. */
export interface Backup {
  readonly tables: readonly Counted[]
  readonly rows: number
  /** Of the rows, before they are compressed. */
  readonly bytes: number
}

/**
 * Writes all rows of the records at `url`, as one moment saw them, to a file that only its owner may
 * read. What opens the sealed columns of people is left out. The file gets its name when it is whole.
 * StartError: the file is there already, or the records cannot be read.
 */
export async function writeBackup(
  url: string,
  path: string,
  tell: (table: string) => void = () => {},
): Promise<Backup> {
  if (existsSync(path)) throw new StartError('That file is there already: name another one.')
  const part = `${path}.part`
  // Whatever bears that name, a link too, is somebody's: it is neither followed nor written over.
  const made = await open(part, 'wx', 0o600).catch(refused)
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => undefined)
  const done = { tables: [] as Counted[], rows: 0, bytes: 0 }
  try {
    await client.connect()
    const gzip = createGzip({ level: constants.Z_BEST_SPEED })
    const file = made.createWriteStream({ flush: true })
    await pipeline(digested(contents(client, done, tell)), gzip, file)
    await rename(part, path)
    return done
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined)
    throw startFault(error, url) ?? error
  } finally {
    await letGo(client)
    await made.close()
  }
}

type Done = { tables: Counted[]; rows: number; bytes: number }

async function* contents(
  client: pg.Client,
  done: Done,
  tell: (table: string) => void,
): AsyncGenerator<Buffer> {
  const tables = await keptTables(client)
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  await client.query("SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '10s'")
  // Rows that this user may not see would be missing silently; so they are an error.
  await client.query('SET LOCAL row_security = off')
  // Against TRUNCATE, which other snapshots see too. The snapshot is taken after it.
  await client.query(
    `LOCK TABLE ${tables.map(({ table }) => nameOf(table)).join(', ')} IN ACCESS SHARE MODE`,
  )
  const migrations = await appliedMigrations(client)
  yield line({ format, madeAt: new Date().toISOString(), migrations })
  for (const table of tables) {
    tell(table.table)
    yield* rowsOf(client, table, done)
  }
  yield line({ sequences: await sequences(client) })
  await client.query('COMMIT')
}

async function* rowsOf(
  client: pg.Client,
  { table, columns, key }: OrderedTable,
  done: Done,
): AsyncGenerator<Buffer> {
  yield line({ table, columns })
  const digest = createHash('sha256')
  let rows = 0
  const text = `COPY (SELECT ${listed(columns)} FROM ${nameOf(table)} ORDER BY ${listed(key)}) TO STDOUT`
  for await (const chunk of copyOut(client, text) as AsyncIterable<Buffer>) {
    digest.update(chunk)
    done.bytes += chunk.length
    rows += countLines(chunk)
    yield chunk
  }
  yield Buffer.from(endOfRows)
  const counted = { rows, sha256: digest.digest('hex') }
  yield line(counted)
  done.rows += rows
  done.tables.push({ table, ...counted })
}

/** The same, and after it a line with its digest. */
async function* digested(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const digest = createHash('sha256')
  for await (const chunk of source) {
    digest.update(chunk)
    yield chunk
  }
  yield Buffer.from(`${digest.digest('hex')}\n`)
}

const line = (value: object): Buffer => Buffer.from(`${JSON.stringify(value)}\n`)

function refused(error: NodeJS.ErrnoException): never {
  if (error.code !== 'EEXIST') throw error
  throw new StartError(
    'A file of that name with .part at its end is there already: another backup is writing it, or one was cut off. Remove it, or name another file.',
    { cause: error },
  )
}
