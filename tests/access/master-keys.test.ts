import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type KeySource, masterKeys, parseKeys } from '../../src/access/master-keys.ts'
import { readConfig } from '../../src/config.ts'
import { StartError } from '../../src/model/start-error.ts'

const folder = mkdtempSync(join(tmpdir(), 'anyam-keys-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const base64 = Buffer.alloc(32, 7).toString('base64')
const other = Buffer.alloc(32, 8).toString('base64')
const source: KeySource = {
  mode: 'development',
  databaseUrl: null,
  home: join(folder, 'home'),
  personalKeys: null,
  personalKeysFile: null,
}

test('keys are read from a text, the first one first', () => {
  expect(parseKeys(`baru:${base64},lama:${other}`)?.map(({ name }) => name)).toEqual([
    'baru',
    'lama',
  ])
  expect(parseKeys(`baru:${base64}\nlama:${other}\n`)).toHaveLength(2)
  const bad = ['', 'baru', `Baru:${base64}`, `a:${base64},a:${other}`, 'a:AAAA', `a:${base64}=`]
  for (const text of bad) expect(parseKeys(text)).toBeNull()
})

test('the embedded database of development makes a key of its own, for its owner alone', () => {
  const [made] = masterKeys(source)
  const file = join(source.home, 'personal.keys')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(masterKeys(source)).toEqual([made])
  expect(made?.key).toHaveLength(32)
  rmSync(file)
  expect(masterKeys(source)).not.toEqual([made])
})

test('nowhere else is a key made', () => {
  expect(masterKeys({ ...source, mode: 'production' })).toEqual([])
  expect(masterKeys({ ...source, databaseUrl: 'postgresql://db.test/anyam' })).toEqual([])
})

test('a file is read, and one that cannot be used is told of without what it holds', () => {
  const file = join(folder, 'kunci')
  writeFileSync(file, `satu:${base64}\n`)
  const named = { ...source, personalKeysFile: file }
  expect(masterKeys({ ...named, mode: 'production' })[0]?.name).toBe('satu')
  writeFileSync(file, 'satu:rahasia')
  expect(() => masterKeys(named)).toThrow(StartError)
  expect(() => masterKeys(named)).not.toThrow(/rahasia/)
  const missing = { ...named, personalKeysFile: join(folder, 'tiada') }
  expect(() => masterKeys(missing)).toThrow(/ENOENT/)
  expect(readFileSync(file, 'utf8')).toBe('satu:rahasia')
})

test('the environment gives the keys, or the file, and shows neither when it is wrong', () => {
  expect(readConfig({ PERSONAL_KEYS: `satu:${base64}` }).personalKeys).toHaveLength(1)
  expect(readConfig({ PERSONAL_KEYS_FILE: '/kunci' }).personalKeysFile).toBe('/kunci')
  const wrong = () => readConfig({ PERSONAL_KEYS: 'satu:rahasia', PERSONAL_KEYS_FILE: '/kunci' })
  expect(wrong).toThrow(/PERSONAL_KEYS must be .*\nPERSONAL_KEYS must not be given beside/)
  expect(wrong).not.toThrow(/rahasia/)
})
