// Seals the days of the audit trail that are over, or proves that no entry of a sealed day was changed.
import { parseArgs } from 'node:util'
import { sealDays } from '../src/access/seal-audit.ts'
import { type SealFault, verifyAudit } from '../src/access/verify-audit.ts'
import { type Day, isDay } from '../src/model/partial-date.ts'
import { StartError } from '../src/model/start-error.ts'
import type { PrismaClient } from '../src/records/generated/client.ts'
import { onRecords, runCommand } from './on-records.ts'

const usage = `npm run audit -- verify [--kept 2026-11-24=<digest>]…   recomputes all seals; --kept compares a digest
                                                        that was kept elsewhere (the log has each)
npm run audit -- seal                                   seals the days that are over; a running Anyam does so`

const meanings: Readonly<Record<SealFault, string>> = {
  UNSEALED: 'it has entries from before the first seal.',
  SEAL_MISSING: 'its seal is missing.',
  DIFFERS: 'its entries, or the seal of the day before, are not those that were sealed.',
  UNKNOWN_DIGEST: 'its digest is not the one that was kept.',
}

async function seal(prisma: PrismaClient): Promise<void> {
  const sealed = await sealDays(prisma)
  for (const { day, entries, digest } of sealed) console.log(`${day} ${digest} ${entries} entries`)
  if (sealed.length === 0) console.log('No day is waiting for its seal.')
}

async function verify(prisma: PrismaClient, kept: ReadonlyMap<Day, string>): Promise<void> {
  const { days, entries, last, fault } = await verifyAudit(prisma, kept)
  if (last)
    console.log(`${days} days with ${entries} entries hold, up to ${last.day}: ${last.digest}`)
  else console.log(fault ? 'No day holds.' : 'No day is sealed yet.')
  if (!fault) return
  console.log(`${fault.day} does not hold: ${meanings[fault.reason]}`)
  process.exitCode = 1
}

function keptOf(texts: readonly string[]): Map<Day, string> {
  return new Map(
    texts.map((text) => {
      const [day = '', digest = ''] = text.split('=')
      if (isDay(day) && /^[0-9a-f]{64}$/.test(digest)) return [day, digest]
      throw new StartError('--kept takes a day and its digest: 2026-11-24=<64 hexadecimal digits>.')
    }),
  )
}

runCommand(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { kept: { type: 'string', multiple: true } },
  })
  const kept = keptOf(values.kept ?? [])
  const [name] = positionals
  if (name !== 'seal' && name !== 'verify') throw new StartError(usage)
  await onRecords((prisma) => (name === 'seal' ? seal(prisma) : verify(prisma, kept)))
})
