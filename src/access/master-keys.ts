import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from '../model/start-error.ts'
import type { MasterKey } from './sealing.ts'

/** Where the keys for personal data come from. */
export interface KeySource {
  readonly mode: 'development' | 'production'
  readonly databaseUrl: string | null
  readonly home: string
  /** Given in the environment; null: they are not. */
  readonly personalKeys: readonly MasterKey[] | null
  /** The file that holds them; null: none was named. */
  readonly personalKeysFile: string | null
}

/** The keys of a text, `name:base64` each, with commas or new lines between; null: it is none. */
export function parseKeys(text: string): readonly MasterKey[] | null {
  const parts = text.split(/[\s,]+/).filter((one) => one !== '')
  const keys = parts.map((one) => {
    const [, name = '', base64 = ''] = /^([a-z0-9-]{1,40}):([A-Za-z0-9+/]{43}=)$/.exec(one) ?? []
    return { name, key: new Uint8Array(Buffer.from(base64, 'base64')) }
  })
  const names = new Set(keys.map(({ name }) => name))
  const fits = keys.every(({ name, key }) => name !== '' && key.length === 32)
  return fits && keys.length > 0 && names.size === keys.length ? keys : null
}

/** How a key is to be written. */
export const keyForm =
  'one or more name:key, where a key is 32 random bytes in base64 (openssl rand -base64 32)'

/**
 * The keys for personal data; the first one wraps, all of them open. In development the embedded
 * database has a file of its own, made here, for its owner's eyes alone. Empty: personal data are
 * refused. Throws a StartError when a file cannot be read, or holds something else.
 */
export function masterKeys(source: KeySource): readonly MasterKey[] {
  if (source.personalKeys) return source.personalKeys
  if (source.personalKeysFile !== null) return readKeys(source.personalKeysFile)
  if (source.mode !== 'development' || source.databaseUrl !== null) return []
  const file = join(source.home, 'personal.keys')
  mkdirSync(source.home, { recursive: true })
  try {
    const key = `development:${randomBytes(32).toString('base64')}\n`
    writeFileSync(file, key, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error
  }
  return readKeys(file)
}

function readKeys(file: string): readonly MasterKey[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const why = (error as { code?: string }).code ?? 'unknown'
    throw new StartError(`The file of personal keys, ${file}, cannot be read (${why}).`)
  }
  const keys = parseKeys(text)
  if (!keys) throw new StartError(`The file of personal keys, ${file}, must hold ${keyForm}.`)
  return keys
}
