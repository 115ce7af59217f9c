import { fileURLToPath } from 'node:url'
import type { Prisma, PrismaClient } from './generated/client.ts'
import { checkSeed, type SeedUse } from './seed/check.ts'
import { readSeed, readSourceSlugs, shapeSeed } from './seed/files.ts'
import { SeedError } from './seed/problems.ts'
import { type SeedRows, type SeedTable, seedRows } from './seed/rows.ts'
import { seedId } from './seed-id.ts'
import type { Seed, SeedInput } from './seed-shape.ts'

/** What a load did: `loaded` is false when the seed was there already and nothing was written. */
export interface SeedReport {
  readonly loaded: boolean
  /** Rows written, by table. */
  readonly rows: Readonly<Partial<Record<SeedTable, number>>>
}

/** The folder of the seed of record. */
export const seedDir = fileURLToPath(new URL('../../schema/data', import.meta.url))

/**
 * Loads the seed of record, once: a database that holds any of its sources is left as it is, so that
 * what users changed stays. All files are checked before anything is written, and all is written in
 * one transaction. Throws a SeedError that names every row at fault.
 */
export async function loadSeed(
  prisma: PrismaClient,
  { dir = seedDir }: { readonly dir?: string } = {},
): Promise<SeedReport> {
  if (await holdsAny(prisma, await readSourceSlugs(dir))) return untouched
  return writeOnce(prisma, checked(await readSeed(dir), 'RECORD'))
}

/** Loads a seed that is given as a value. TRIAL data may be unsourced or hidden. */
export async function loadSeedOf(
  prisma: PrismaClient,
  given: SeedInput,
  use: SeedUse,
): Promise<SeedReport> {
  return writeOnce(prisma, checked(shapeSeed(given), use))
}

function checked(seed: Seed, use: SeedUse): Seed {
  const problems = checkSeed(seed, use)
  if (problems.length > 0) throw new SeedError(problems)
  return seed
}

const untouched: SeedReport = { loaded: false, rows: {} }

async function writeOnce(prisma: PrismaClient, seed: Seed): Promise<SeedReport> {
  const rows = seedRows(seed)
  const slugs = seed.sources.map((row) => row.slug)
  return prisma.$transaction(
    async (tx) => {
      // Two starts at once: the second waits here and then finds the sources of the first.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${loadLock}::bigint)`
      if (await holdsAny(tx, slugs)) return untouched
      // What the history of each record tells of its author.
      await tx.$executeRaw`SELECT set_config('anyam.principal', 'seed', true)`
      return { loaded: true, rows: await write(tx, rows) }
    },
    { timeout: 60_000, maxWait: 30_000 },
  )
}

/** Key of the advisory lock under which one start at a time loads a seed. */
const loadLock = 1_634_629_990

/** Whether the database holds any source of a seed, which tells that the seed was loaded. */
async function holdsAny(tx: Prisma.TransactionClient, slugs: readonly string[]): Promise<boolean> {
  const ids = slugs.map((slug) => seedId('source', slug))
  return (await tx.source.count({ where: { id: { in: ids } } })) > 0
}

async function write(tx: Prisma.TransactionClient, rows: SeedRows): Promise<SeedReport['rows']> {
  const written: Partial<Record<SeedTable, number>> = {}
  for (const table of Object.keys(rows) as SeedTable[]) {
    const { count } = await createMany(tx, table, rows)
    written[table] = count
  }
  return written
}

type CreateMany = (given: { data: unknown }) => Promise<{ count: number }>

const createMany = (tx: Prisma.TransactionClient, table: SeedTable, rows: SeedRows) =>
  (tx[table].createMany as unknown as CreateMany)({ data: rows[table] })
