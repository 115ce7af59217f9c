import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isKey } from '../../src/access/api-keys.ts'
import { makeAuthenticate } from '../../src/access/authenticate.ts'
import { developmentKey } from '../../src/access/development-key.ts'
import { openRecords, type Records } from '../../src/records/database.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

let database: FreshDatabase
let records: Records
let home: string
beforeAll(async () => {
  database = await freshDatabase()
  records = openRecords(database.url)
  home = mkdtempSync(join(tmpdir(), 'anyam-access-'))
})
afterAll(async () => {
  await records.close()
  await database.drop()
  rmSync(home, { recursive: true, force: true })
})

const signed = (key: string, development = true) =>
  makeAuthenticate({ records: records.prisma, readToken: null, development })({
    authorization: [`Bearer ${key}`],
    purpose: null,
  })

it('keeps one key for development, for its owner’s eyes alone', async () => {
  const first = await developmentKey(records.prisma, home)
  expect(await signed(first)).toMatchObject({ held: [{ role: 'DEVELOPER', over: null }] })
  expect(await signed(first, false)).toMatchObject({ held: [] })
  const file = join(home, 'development-key')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(await developmentKey(records.prisma, home)).toBe(first)
  chmodSync(file, 0o644)
  const second = await developmentKey(records.prisma, home)
  expect(second).not.toBe(first)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  await records.prisma.apiKey.updateMany({ data: { revokedAt: new Date() } })
  expect(await developmentKey(records.prisma, home)).not.toBe(second)
  expect(await records.prisma.grant.count()).toBe(1)
})

/** Runs the command as people do. */
async function access(...words: string[]) {
  const child = spawn(process.execPath, ['scripts/access.ts', ...words], {
    cwd: resolve(import.meta.dirname, '../..'),
    env: { ...process.env, DATABASE_URL: database.url, ANYAM_MODE: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let complaint = ''
  child.stdout.on('data', (text) => {
    out += text
  })
  child.stderr.on('data', (text) => {
    complaint += text
  })
  const [code] = await once(child, 'close')
  return { code, out, complaint, key: /anyam_[\w-]+/.exec(out)?.[0] ?? '' }
}

it('makes the first coordinator, more keys, and ends them, by the command', async () => {
  const made = await access('coordinator', 'sekretariat')
  expect([made.code, made.complaint]).toEqual([0, ''])
  expect(isKey(made.key)).toBe(true)
  expect(await signed(made.key)).toMatchObject({ held: [{ role: 'COORDINATOR', over: null }] })
  const more = await access('key', 'sekretariat', '--scopes', 'READ', '--days', '7', '--for', 'uji')
  expect(await signed(more.key)).toMatchObject({ scopes: ['READ'] })
  const listed = await access('list')
  expect(listed.out).toMatch(/sekretariat: COORDINATOR\n( {2}key [\w-]{36} .*\n){2}/)
  expect(listed.out).not.toContain('anyam_')
  const ended = await access('revoke', 'sekretariat')
  expect(ended.out).toContain('Revoked: 2')
  await expect(signed(made.key)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
}, 60_000)

it.each([
  ['nothing', []],
  ['another word', ['coordinators', 'x']],
  ['no label', ['coordinator']],
  ['a label that is none', ['coordinator', 'Ibu A']],
  ['a label that nobody has', ['key', 'tidak-ada']],
  ['too many days', ['key', 'sekretariat', '--days', '367']],
  ['another scope', ['key', 'sekretariat', '--scopes', 'READ,ALL']],
  ['an option that is none', ['list', '--all']],
  ['a developer in production', ['developer', 'coba']],
])('says what is wrong with %s, and makes no key', async (_what, words) => {
  const { code, complaint, key } = await access(...words)
  expect([code, key]).toEqual([1, ''])
  expect(complaint).not.toMatch(/\n {4}at /)
})
