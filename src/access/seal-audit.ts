import { createHash } from 'node:crypto'
import type { Day } from '../model/partial-date.ts'
import { isoDay } from '../model/partial-date.ts'
import type { AuditEntry, AuditSeal, Prisma, PrismaClient } from '../records/generated/client.ts'

/** A day that is sealed. */
export interface Sealed {
  /** The day, in Jakarta. */
  readonly day: Day
  readonly entries: number
  /** Hexadecimal; kept elsewhere, it proves later that nothing of the trail was changed until then. */
  readonly digest: string
}

/** What the trail of a day comes to. */
export interface DayDigest {
  readonly entries: number
  /** The last entry of the day; where it has none, that of the days before. */
  readonly lastId: bigint
  readonly digest: Buffer
}

type Run = Pick<PrismaClient, 'auditEntry'>

const dayMs = 86_400_000
const hour = 3_600_000

/** Milliseconds after the end of a day before it is sealed. */
const grace = 600_000

/** Milliseconds: to wait for a connection, and for a day, which may have a million entries. */
const sealingLimits = { maxWait: 5000, timeout: 600_000 }

/** How many entries are read at once. */
const pageSize = 1000

/** The day in Jakarta of an instant: UTC+7, no daylight saving. */
export const dayOf = (at: Date): Day => isoDay(new Date(at.getTime() + 7 * hour))

/** When a day begins in Jakarta. */
export const startOf = (day: Day): Date => new Date(`${day}T00:00:00+07:00`)

export const dayAfter = (day: Day): Day => isoDay(new Date(Date.parse(day) + dayMs))

/**
 * SHA-256 over the digest of the day before (nothing for the first day), the day, and its entries in
 * the order of time and id, each as a line of JSON.
 */
export async function digestDay(
  run: Run,
  day: Day,
  before: Pick<DayDigest, 'digest' | 'lastId'> | null,
): Promise<DayDigest> {
  const hash = createHash('sha256')
  if (before) hash.update(before.digest)
  hash.update(`${day}\n`)
  const until = startOf(dayAfter(day))
  let from = startOf(day)
  let lastId = before?.lastId ?? 0n
  let passed: Prisma.AuditEntryWhereInput = {}
  for (let entries = 0; ; ) {
    const page = await run.auditEntry.findMany({
      where: { at: { gte: from, lt: until }, ...passed },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
      take: pageSize,
    })
    for (const entry of page) hash.update(lineOf(entry))
    entries += page.length
    const last = page.at(-1)
    if (last) {
      lastId = last.id
      from = last.at
      passed = { NOT: { at: last.at, id: { lte: last.id } } }
    }
    if (page.length < pageSize) return { entries, lastId, digest: hash.digest() }
  }
}

const lineOf = (entry: AuditEntry): string =>
  `${JSON.stringify([
    ...[String(entry.id), entry.at.toISOString(), entry.accountId, entry.credential],
    ...[entry.roles, entry.purpose, entry.operation, entry.subjects, entry.decision, entry.code],
  ])}\n`

/** The day of the first entry; null: there is none. */
export async function firstDay(run: Run): Promise<Day | null> {
  const first = await run.auditEntry.findFirst({ orderBy: { at: 'asc' }, select: { at: true } })
  return first && dayOf(first.at)
}

export const dayOfSeal = ({ day }: Pick<AuditSeal, 'day'>): Day => isoDay(day)

/**
 * Seals every day that is over and is not sealed yet, days without entries too, the oldest first.
 * One process does it at a time; to the others there is nothing to seal.
 */
export async function sealDays(client: PrismaClient): Promise<Sealed[]> {
  const sealed: Sealed[] = []
  for (;;) {
    const next = await nextDay(client)
    if (next === null) return sealed
    if (sealed.length === 0) await client.$queryRaw`SELECT await_audit_writers()::text`
    const one = await client.$transaction((tx) => sealNext(tx), sealingLimits)
    if (!one) return sealed
    sealed.push(one)
  }
}

async function sealNext(tx: Prisma.TransactionClient): Promise<Sealed | null> {
  const [lock] = await tx.$queryRaw<{ got: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtext('AuditSeal')) AS got`
  const day = lock?.got ? await nextDay(tx) : null
  if (day === null) return null
  const before = await tx.auditSeal.findFirst({ orderBy: { day: 'desc' } })
  const { entries, lastId, digest } = await digestDay(
    tx,
    day,
    before && { digest: Buffer.from(before.digest), lastId: before.lastId },
  )
  const data = { day: new Date(day), entries, lastId, digest: new Uint8Array(digest) }
  await tx.auditSeal.create({ data })
  return { day, entries, digest: digest.toString('hex') }
}

/** The first day without a seal, once it is over; null: there is nothing to seal. */
async function nextDay(
  run: Run & Pick<PrismaClient, 'auditSeal' | '$queryRaw'>,
): Promise<Day | null> {
  const last = await run.auditSeal.findFirst({ orderBy: { day: 'desc' }, select: { day: true } })
  const day = last ? dayAfter(dayOfSeal(last)) : await firstDay(run)
  const [clock] = await run.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`
  if (day === null || !clock) return null
  return clock.now.getTime() >= startOf(dayAfter(day)).getTime() + grace ? day : null
}

/** Seals at once and each hour until it is stopped; what keeps it from that, it tells and goes on. */
export function startSealing(
  client: PrismaClient,
  told: {
    readonly onSealed: (sealed: Sealed) => void
    readonly onTrouble: (error: unknown) => void
  },
): { stop(): Promise<void> } {
  const seal = async (): Promise<void> => {
    try {
      for (const one of await sealDays(client)) told.onSealed(one)
    } catch (error) {
      told.onTrouble(error)
    }
  }
  let sealing = seal()
  const timer = setInterval(() => {
    sealing = sealing.then(seal)
  }, hour).unref()
  return {
    stop: () => {
      clearInterval(timer)
      return sealing
    },
  }
}
