import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import pg from 'pg'
import { StartError } from '../../model/start-error.ts'
import type { PrismaClient } from '../generated/client.ts'
import { letGo } from '../let-go.ts'
import { startFault } from '../records-fault.ts'
import { copyIn } from './copy.ts'
import { type Counted, type Foot, type Head, readBackup } from './file.ts'
import { giveBackCircles, noteCircles } from './kept-circles.ts'
import { addedTo, giveBackEndings, hideFromNetwork, noteEndings } from './kept-endings.ts'
import { prismaWithin } from './prisma-within.ts'
import { appliedMigrations, type KeptTable, keptTables, listed, nameOf } from './tables.ts'

export interface RestoreOptions {
  /** Whether what is there may go. Default: only an empty database is restored into. */
  readonly replace?: boolean
  /** Erases again whoever was erased, before anybody sees what came; tells how many. */
  readonly erase?: (records: { readonly prisma: PrismaClient }) => Promise<number>
  readonly tell?: (table: string) => void
}

/** What a restore came to. */
export interface Restored {
  /** When the backup was made. */
  readonly madeAt: string
  readonly rows: number
  /** How many keys, rights and consents stay ended that still stood when the backup was made. */
  readonly ended: number
  /** How many records stay in a narrower circle than the backup has them in. */
  readonly narrowed: number
  readonly erased: number
  /** Whether the database held nothing, so that nothing was known of what ended since. */
  readonly wasEmpty: boolean
}

/**
 * Puts a backup in the place of the records at `url`, in one transaction: all of it, or nothing. The
 * whole file is checked first. History comes as it was, and every graph is told to compare itself.
 * What was ended or narrowed since the backup was made stays so, and an audit trail that is there
 * stays. Whoever was erased is erased again within that transaction, see `erase`; without it, they
 * are back, without the key. StartError: the file, its migrations or the database do not fit, with what to do.
 */
export async function restoreBackup(
  url: string,
  path: string,
  { replace = false, erase = async () => 0, tell = () => {} }: RestoreOptions = {},
): Promise<Restored> {
  const checked = await checkBackup(path)
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('BEGIN')
    await client.query(
      "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '30s'; SET LOCAL TimeZone = 'UTC'",
    )
    const restored = await putInPlace(client, path, { checked, replace, erase, tell })
    await client.query('COMMIT')
    return restored
  } catch (error) {
    if (error instanceof StartError) throw error
    throw startFault(error, url) ?? refused(error)
  } finally {
    // A transaction that has not ended ends with its connection, and leaves nothing.
    await letGo(client)
  }
}

interface Checked {
  readonly head: Head
  readonly tables: readonly (KeptTable & Counted)[]
}

/** Reads a whole backup, so that nothing is touched for the sake of one that is not whole. */
export async function checkBackup(path: string): Promise<Checked> {
  let head: Head | null = null
  let table: KeptTable | null = null
  const tables: (KeptTable & Counted)[] = []
  for await (const part of readBackup(path)) {
    if ('head' in part) head = part.head
    else if ('table' in part) table = part.table
    else if ('counted' in part && table) tables.push({ ...table, ...part.counted })
  }
  if (!head) throw new StartError('That file is no backup of this format.')
  return { head, tables }
}

interface Work extends Required<RestoreOptions> {
  readonly checked: Checked
}

async function putInPlace(client: pg.Client, path: string, work: Work): Promise<Restored> {
  const { checked, replace, erase, tell } = work
  const tables = await keptTables(client)
  demandSame(checked.head.migrations, await appliedMigrations(client))
  const shape = (all: readonly KeptTable[]) =>
    JSON.stringify(all.map(({ table, columns }) => [table, columns]).sort())
  if (shape(checked.tables) !== shape(tables)) {
    throw new StartError('The backup has other tables than the database: use another.')
  }
  const names = tables.map(({ table }) => nameOf(table))
  await client.query(`LOCK TABLE ${names.join(', ')} IN ACCESS EXCLUSIVE MODE`)
  const filled = await filledTables(client, tables)
  if (filled.size > 0 && !replace) {
    throw new StartError(
      'The database is not empty: restore into an empty one, or give --replace to lose what it holds.',
    )
  }
  const stays = new Set(addedTo.filter((table) => filled.has(table)))
  await noteEndings(client)
  await noteCircles(client)
  if (filled.size > 0) await hideFromNetwork(client)
  // Triggers would write history anew, and mark each row; the keys between tables are still checked.
  for (const name of names) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`)
  const going = tables.filter(({ table }) => !stays.has(table))
  await client.query(`TRUNCATE ${going.map(({ table }) => nameOf(table)).join(', ')}`)
  const rows = await copyAll(client, path, { stays, tell })
  for (const name of names) await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`)
  const ended = await giveBackEndings(client)
  const narrowed = await giveBackCircles(client)
  const erased = await eraseWithin(client, erase)
  await client.query(
    `INSERT INTO public."Dirty" (kind, id)
     VALUES ('all', '00000000-0000-0000-0000-000000000000') ON CONFLICT DO NOTHING`,
  )
  await client.query("SELECT pg_notify('anyam_dirty', '')")
  const wasEmpty = filled.size === 0
  return { madeAt: checked.head.madeAt, rows, ended, narrowed, erased, wasEmpty }
}

async function eraseWithin(client: pg.Client, erase: Work['erase']): Promise<number> {
  const prisma = prismaWithin(client)
  return erase({ prisma }).finally(() => prisma.$disconnect())
}

function demandSame(backup: readonly string[], database: readonly string[]): void {
  const missing = backup.find((one) => !database.includes(one))
  const further = database.find((one) => !backup.includes(one))
  if (missing) {
    const [name] = missing.split(' ')
    throw new StartError(
      `The backup has the migration ${name}, which this database has not in the same form: restore it with the version of Anyam that made it.`,
    )
  }
  if (further) {
    const [name] = further.split(' ')
    throw new StartError(
      `The backup was made before the migration ${name}: restore it with the version of Anyam that made it, and then start this one.`,
    )
  }
}

/** Those that hold rows; Panic has its one row from the start. */
async function filledTables(client: pg.Client, tables: readonly KeptTable[]): Promise<Set<string>> {
  const looked = tables.filter(({ table }) => table !== 'Panic')
  const { rows } = await client.query<{ name: string }>(
    looked
      .map(
        ({ table }) =>
          `SELECT ${pg.escapeLiteral(table)} AS name WHERE EXISTS (SELECT FROM ${nameOf(table)})`,
      )
      .join(' UNION ALL '),
  )
  return new Set(rows.map(({ name }) => name))
}

/** Copies what the backup holds but for the tables that stay; returns how many rows came. */
async function copyAll(
  client: pg.Client,
  path: string,
  { stays, tell }: { stays: ReadonlySet<string>; tell: (table: string) => void },
): Promise<number> {
  let into: Writable | null = null
  let rows = 0
  for await (const part of readBackup(path)) {
    if ('table' in part) {
      const { table, columns } = part.table
      if (stays.has(table)) continue
      tell(table)
      into = copyIn(client, `COPY ${nameOf(table)} (${listed(columns)}) FROM STDIN`)
      // Told where the next rows are given, or at the end.
      into.on('error', () => undefined)
    } else if ('rows' in part && into) {
      await written(into, part.rows)
    } else if ('counted' in part && into) {
      into.end()
      await finished(into)
      into = null
      rows += part.counted.rows
    } else if ('foot' in part) await advance(client, part.foot)
  }
  return rows
}

const written = (into: Writable, rows: Buffer): Promise<void> =>
  new Promise((done, fail) => {
    into.write(rows, (error) => (error ? fail(error) : done()))
  })

/** A number that was given once, here or in the backup, is not given again. */
async function advance(client: pg.Client, { sequences }: Foot): Promise<void> {
  for (const [name, last] of Object.entries(sequences)) {
    await client.query(
      `SELECT setval(format('public.%I', sequencename)::regclass,
         greatest($2::bigint, last_value, 1), $2::bigint > 0 OR last_value IS NOT NULL)
       FROM pg_sequences WHERE schemaname = 'public' AND sequencename = $1`,
      [name, last],
    )
  }
}

/** Without what PostgreSQL says of it: that may hold what the rows hold. */
function refused(error: unknown): unknown {
  const { code, table, constraint } = error as pg.DatabaseError
  if (!code) return error
  const what = [table, constraint].filter(Boolean).join(', ')
  return new StartError(
    `PostgreSQL refused the backup and nothing was changed (${code}${what ? `: ${what}` : ''}).`,
    { cause: error },
  )
}
