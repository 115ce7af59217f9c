import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf, isKey, keyExpiry } from './api-keys.ts'
import { type Accounts, enrol, makeKey } from './enrolment.ts'

/** Days that a key for development lasts, and the days before its end when another one is made. */
const lasts = 30
const renewedBefore = 3

/**
 * A key with all rights for development on invented data: that of the last start while it is good
 * for some days more, else a new one. It is kept under `home` for its owner's eyes alone, and only
 * development mode takes its role.
 */
export async function developmentKey(records: Accounts, home: string): Promise<string> {
  const file = join(home, 'development-key')
  const accountId = await enrol(records, 'development', 'DEVELOPER')
  const held = readPrivate(file)
  if (held !== null && isKey(held)) {
    const good = await records.apiKey.findFirst({
      where: {
        ...{ hash: hashOf(held), accountId, revokedAt: null },
        expiresAt: { gt: keyExpiry(renewedBefore) },
      },
      select: { id: true },
    })
    if (good) return held
  }
  const { key } = await makeKey(records, accountId, { days: lasts })
  mkdirSync(home, { recursive: true })
  rmSync(file, { force: true })
  writeFileSync(file, key, { mode: 0o600, flag: 'wx' })
  return key
}

/** What a file holds; null: there is none, or others may read it. */
function readPrivate(file: string): string | null {
  const found = statSync(file, { throwIfNoEntry: false })
  const isShared = process.platform !== 'win32' && found !== undefined && (found.mode & 0o077) !== 0
  return found?.isFile() && !isShared ? readFileSync(file, 'utf8').trim() : null
}
