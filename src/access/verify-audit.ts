import type { Day } from '../model/partial-date.ts'
import type { PrismaClient } from '../records/generated/client.ts'
import { dayAfter, dayOfSeal, digestDay, firstDay } from './seal-audit.ts'

/**
 * Why a day does not hold. UNSEALED: it has entries from before the first seal. SEAL_MISSING: its
 * seal is gone. DIFFERS: its entries, or the seal of the day before, are not those that were sealed.
 * UNKNOWN_DIGEST: its digest is not the one that was kept elsewhere.
 */
export type SealFault = 'UNSEALED' | 'SEAL_MISSING' | 'DIFFERS' | 'UNKNOWN_DIGEST'

/** What recomputing all seals came to. */
export interface Verdict {
  /** How many days were found to hold, and how many entries they have. */
  readonly days: number
  readonly entries: number
  /** The last day that holds. Null: none does. */
  readonly last: { readonly day: Day; readonly digest: string } | null
  /** The first day that does not hold. Null: all do. */
  readonly fault: { readonly day: Day; readonly reason: SealFault } | null
}

/**
 * Recomputes every seal from the entries, the oldest first, up to the first that does not hold. The
 * seals alone do not tell whether the newest of them were replaced together with their entries: that
 * a digest kept elsewhere does, for its day and all before it.
 */
export async function verifyAudit(
  client: Pick<PrismaClient, 'auditEntry' | 'auditSeal'>,
  kept: ReadonlyMap<Day, string> = new Map(),
): Promise<Verdict> {
  const seals = await client.auditSeal.findMany({ orderBy: { day: 'asc' } })
  const first = seals[0] && dayOfSeal(seals[0])
  const began = await firstDay(client)
  let days = 0
  let entries = 0
  let last: Verdict['last'] = null
  const fails = (day: Day, reason: SealFault): Verdict => ({
    ...{ days, entries, last },
    fault: { day, reason },
  })
  if (first && began && began < first) return fails(began, 'UNSEALED')
  let before: { day: Day; digest: Buffer; lastId: bigint } | null = null
  for (const seal of seals) {
    const day = dayOfSeal(seal)
    const due: Day = before ? dayAfter(before.day) : day
    if (day !== due) return fails(due, 'SEAL_MISSING')
    const found = await digestDay(client, day, before)
    const digest = Buffer.from(seal.digest)
    const same =
      found.digest.equals(digest) && found.entries === seal.entries && found.lastId === seal.lastId
    if (!same) return fails(day, 'DIFFERS')
    if (kept.has(day) && kept.get(day) !== digest.toString('hex')) {
      return fails(day, 'UNKNOWN_DIGEST')
    }
    days += 1
    entries += seal.entries
    last = { day, digest: digest.toString('hex') }
    before = { day, digest, lastId: seal.lastId }
  }
  const missing = [...kept.keys()].filter((day) => !last || day > last.day || day < (first ?? day))
  const [lost] = missing.toSorted()
  return lost ? fails(lost, 'SEAL_MISSING') : { days, entries, last, fault: null }
}
