import { createHash, randomBytes, randomUUID } from 'node:crypto'
import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { StartError } from '../../src/model/start-error.ts'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import { checkBackup, restoreBackup } from '../../src/records/backup/restore.ts'
import { keptTables, listed, nameOf } from '../../src/records/backup/tables.ts'
import { writeBackup } from '../../src/records/backup/write.ts'
import { openRecords } from '../../src/records/database.ts'
import { loadCast } from '../cast.ts'
import { randomFrom } from '../relay/random.ts'
import { apiOver } from '../support/api.ts'
import { freshDatabase } from '../support/database.ts'
import { withClient } from '../support/postgres.ts'
import { randomNetwork } from './random-network.ts'

const folder = mkdtempSync(join(tmpdir(), 'anyam-backup-'))
const drops: (() => Promise<void>)[] = []
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  for (const drop of drops) await drop()
})

const newFile = (): string => join(folder, randomUUID())

async function database(options: { empty?: boolean } = {}): Promise<string> {
  const { url, drop } = await freshDatabase(options)
  drops.push(drop)
  return url
}

/** Every table that a backup holds, with the digest of its rows, and of what is generated from them. */
const everything = (url: string): Promise<Record<string, string>> =>
  withClient(url, async (client) => {
    const found: Record<string, string> = {}
    for (const { table, key } of await keptTables(client)) {
      const { rows } = await client.query(
        `SELECT to_jsonb(row) - 'xid' AS row FROM ${nameOf(table)} row ORDER BY ${listed(key)}`,
      )
      const text = JSON.stringify(rows)
      found[table] = `${rows.length} ${createHash('sha256').update(text).digest('hex')}`
    }
    return found
  })

const without = (found: Record<string, string>, ...tables: string[]) =>
  Object.fromEntries(Object.entries(found).filter(([table]) => !tables.includes(table)))

const query = (url: string, text: string, values: unknown[] = []): Promise<pg.QueryResult> =>
  withClient(url, (client) => client.query(text, values))

const secret = randomBytes(24)
const people = { erased: '00000000-0000-7000-8000-0000000000e1' }

/** Whatever COPY could stumble on: its own signs, its end, nothing, bytes, an empty text. */
const texts = ['\\.', '\\N', 'a\tb\nc\rd\\', '', "'; --", 'ü 𝕬 "x"', '{"a": [null]}']

/** A random network with history, keys, a trail and awkward texts in it. */
async function fill(url: string): Promise<void> {
  await withClient(url, async (client) => {
    await randomNetwork(client, randomFrom(11))
    for (const text of texts) {
      await client.query(
        `INSERT INTO "Mutation" (id, principal, key, digest, outcome)
         VALUES (gen_random_uuid(), 'p', $1, $1, to_jsonb($1::text))`,
        [text],
      )
    }
    await client.query(
      `INSERT INTO "Actor" (id, slug, kind, classification, name, "sortName", level, "updatedAt")
       SELECT gen_random_uuid(), 'aneh-' || n, 'GROUP', 'UNION', 'A' || n, 'a' || n, 'VILLAGE', now()
       FROM generate_series(0, 9) n`,
    )
    await client.query(`UPDATE "Actor" SET name = name || ' (baru)' WHERE slug LIKE 'aneh-%'`)
    await client.query(`INSERT INTO "Person" (id, sealed, "updatedAt") VALUES ($1, $2, now())`, [
      people.erased,
      randomBytes(64),
    ])
    await client.query(
      `INSERT INTO vault."PersonKey" ("personId", wrapped, "wrappedBy") VALUES ($1, $2, 'k1')`,
      [people.erased, secret],
    )
    await client.query(
      `INSERT INTO "Mutation" (id, principal, key, digest, outcome)
       VALUES (gen_random_uuid(), 'p', 'k', 'd', 'null'::jsonb)`,
    )
    await client.query(
      `INSERT INTO "AuditEntry" (operation, roles, subjects, decision)
       VALUES ('person', ARRAY['MEMBER', 'ORGANIZER']::"Role"[], ARRAY['a', 'b\\"c'], 'ALLOWED')`,
    )
    await client.query(
      `WITH account AS (INSERT INTO "Account" (id, label, "updatedAt")
         VALUES (gen_random_uuid(), 'uji', now()) RETURNING id)
       INSERT INTO "ApiKey" (id, "accountId", hash, scopes, "expiresAt", "updatedAt")
       SELECT gen_random_uuid(), id, sha256('uji'), '{READ}', now(), now() FROM account`,
    )
  })
}

let source: string
let file: string
beforeAll(async () => {
  source = await database()
  await fill(source)
  file = newFile()
  await writeBackup(source, file)
})

const marks = `SELECT (SELECT count(*) FROM "Dirty" WHERE kind = 'all')::int AS dirty`

test('restored elsewhere, every table is equal, history and generated columns too', async () => {
  const target = await database()
  await query(target, 'DELETE FROM "Dirty"')
  const { rows, ended } = await restoreBackup(target, file)
  expect(ended).toBe(0)
  const [before, after] = [await everything(source), await everything(target)]
  expect(Object.keys(before).length).toBeGreaterThan(35)
  expect(before.Revision).not.toMatch(/^0 /)
  expect(after).toEqual(before)
  expect(rows).toBe(Object.values(before).reduce((sum, one) => sum + Number(one.split(' ')[0]), 0))
  expect((await query(target, marks)).rows[0]).toEqual({ dirty: 1 })

  // Another backup of it is the same, byte for byte, but for its head.
  const again = newFile()
  await writeBackup(target, again)
  expect((await checkBackup(again)).tables).toEqual((await checkBackup(file)).tables)
  // Triggers are at work again, and numbers go on.
  await query(target, `UPDATE "Actor" SET name = 'x' WHERE slug = 'aneh-0'`)
  const { rows: last } = await query(
    target,
    `SELECT image->>'slug' AS slug FROM "Revision" ORDER BY id DESC LIMIT 1`,
  )
  expect(last).toEqual([{ slug: 'aneh-0' }])
})

test('the file is for its owner alone, and holds no key', async () => {
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const text = gunzipSync(readFileSync(file))
  expect(text.includes('vault')).toBe(false)
  expect(text.includes(secret.toString('hex'))).toBe(false)
  expect(text.includes(secret)).toBe(false)
  expect(text.includes('"table":"Person"')).toBe(true)
})

test('reads are equal after a restore', async () => {
  const [first, second] = [await database(), await database()]
  const records = openRecords(first)
  await loadCast(records.prisma)
  const copy = newFile()
  await writeBackup(first, copy)
  await restoreBackup(second, copy)
  const restored = openRecords(second)
  const document = `{
    actors(first: 50) { totalCount nodes { slug ... on Group { ties(first: 20) { totalCount } } } }
    issues(first: 50) { nodes { slug stances(first: 10) { totalCount } } }
    search(text: "serikat") { totalCount }
  }`
  const answers = []
  for (const one of [records, restored]) {
    const engine = openGrafeo({ readTimer: 20_000 })
    const api = await apiOver(one, engine)
    const { data, errors } = await api.ask(document)
    expect(errors).toEqual([])
    answers.push(data)
    await api.close()
    await engine.close()
    await one.close()
  }
  expect(answers[0].actors.totalCount).toBeGreaterThan(3)
  expect(answers[1]).toEqual(answers[0])
})

test('made while others write, it is what one moment saw', async () => {
  const url = await database()
  await query(
    url,
    `INSERT INTO "Trade" (id, slug, "nameId", "nameEn", "updatedAt")
     SELECT gen_random_uuid(), 't' || n, '0', repeat('x', 200), now() FROM generate_series(1, 5000) n`,
  )
  let on = true
  const writing = withClient(url, async (client) => {
    let n = 0
    while (on) {
      n += 1
      await client.query(`UPDATE "Trade" SET "nameId" = $1 WHERE slug = 't1'`, [String(n)])
    }
    return n
  })
  const copies = [newFile(), newFile()]
  for (const copy of copies) await writeBackup(url, copy)
  on = false
  expect(await writing).toBeGreaterThan(0)
  for (const copy of copies) {
    const text = gunzipSync(readFileSync(copy)).toString()
    const lines = text.split('\n').filter((line) => line.includes('x'.repeat(200)))
    const trades = lines.filter((line) => !line.includes('{'))
    expect(trades).toHaveLength(5000)
    // History and state are of the same moment: the newest image is what stands there.
    const images = lines.filter((line) => line.includes('"nameId": '))
    const numbers = images.map((line) => Number(/"nameId": "(\d+)"/.exec(line)?.[1]))
    const standing = trades.find((line) => line.split('\t')[1] === 't1')?.split('\t')[2]
    expect(Math.max(...numbers)).toBe(Number(standing))
  }
})

describe('nothing is touched', () => {
  let target: string
  let untouched: Record<string, string>
  beforeAll(async () => {
    target = await database()
    await query(
      target,
      `INSERT INTO "Trade" (id, slug, "nameId", "nameEn", "updatedAt")
       VALUES (gen_random_uuid(), 'ada', 'ada', 'there', now())`,
    )
    untouched = await everything(target)
  })
  const refused = async (path: string, message: RegExp, replace = true) => {
    const attempt = restoreBackup(target, path, { replace })
    await expect(attempt).rejects.toThrow(StartError)
    await expect(attempt).rejects.toThrow(message)
    expect(await everything(target)).toEqual(untouched)
  }
  const changed = (change: (text: string) => string): string => {
    const path = newFile()
    writeFileSync(path, gzipSync(change(gunzipSync(readFileSync(file)).toString())))
    return path
  }

  test('in a database that is not empty', () => refused(file, /not empty/, false))

  test('by a file that is cut off, wherever', async () => {
    const whole = readFileSync(file)
    for (const share of [0, 0.001, 0.3, 0.9, 0.9999]) {
      const path = newFile()
      writeFileSync(path, whole.subarray(0, Math.floor(whole.length * share)))
      await refused(path, /cut off or damaged/)
    }
    const text = gunzipSync(whole).toString().trimEnd().split('\n')
    await refused(
      changed(() => `${text.slice(0, -1).join('\n')}\n`),
      /cut off or damaged/,
    )
    await refused(
      changed(() => `${text.slice(0, -1).join('\n')}\n0\n`),
      /not what was written/,
    )
  })

  test('by a file in which something was changed', async () => {
    await refused(
      changed((text) => text.replace('(baru)', '(lama)')),
      /table Actor is not what was written/,
    )
    await refused(
      changed((text) => text.replace(/"AuditEntry_id_seq":"\d+"/, '"AuditEntry_id_seq":"99"')),
      /not what was written/,
    )
    const path = newFile()
    writeFileSync(path, 'nothing of the kind')
    await refused(path, /cut off or damaged/)
    await refused(join(folder, 'nowhere'), /cannot be read \(ENOENT\)/)
    await refused(
      changed((text) => text.replace('anyam-backup/1', 'anyam-backup/9')),
      /no backup of/,
    )
  })

  test('by one of other migrations', async () => {
    const sealed = (change: (text: string) => string): string =>
      changed((text) => {
        const lines = change(text).trimEnd().split('\n').slice(0, -1)
        const body = `${lines.join('\n')}\n`
        return `${body}${createHash('sha256').update(body).digest('hex')}\n`
      })
    await refused(
      sealed((text) => text.replace(/,"[^"]*_panic [0-9a-f]+"/, '')),
      /made before the migration \d+_panic/,
    )
    await refused(
      sealed((text) => text.replace('_panic ', '_panik ')),
      /has the migration \d+_panik/,
    )
  })

  test('when it is cut off in the middle of its work', async () => {
    let seen = 0
    const attempt = restoreBackup(target, file, {
      replace: true,
      tell: () => {
        seen += 1
        if (seen === 12) throw new Error('killed')
      },
    })
    await expect(attempt).rejects.toThrow('killed')
    const cut = restoreBackup(target, file, {
      replace: true,
      tell: (table) => {
        if (table !== 'Revision') return
        void query(
          target,
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND pid <> pg_backend_pid()`,
        )
      },
    })
    await cut.catch(() => undefined)
    await expect.poll(() => everything(target), { timeout: 20_000 }).toEqual(untouched)
  })
})

test('what ended since stays ended, the trail stays, and the network leaves out what went', async () => {
  const target = await database()
  await restoreBackup(target, file)
  await query(target, `UPDATE "ApiKey" SET "revokedAt" = now()`)
  await query(target, `UPDATE "Panic" SET "closedAt" = now(), "tokensFrom" = now()`)
  await query(
    target,
    `INSERT INTO "AuditEntry" (operation, roles, subjects, decision)
     VALUES ('panic.close', '{}', '{}', 'ALLOWED')`,
  )
  await query(target, `UPDATE "Actor" SET name = 'gone' WHERE slug = 'aneh-1'`)
  await query(target, 'DELETE FROM "Tightened"')
  const before = await everything(target)
  const next = `SELECT nextval('"Revision_id_seq"') AS at`
  const reached = Number((await query(target, next)).rows[0].at)

  expect((await restoreBackup(target, file, { replace: true })).ended).toBe(3)
  const after = await everything(target)
  const apart = ['ApiKey', 'Panic', 'AuditEntry', 'Revision']
  expect(without(after, ...apart)).toEqual(without(await everything(source), ...apart))
  expect(after.AuditEntry).toBe(before.AuditEntry)
  expect(after.Panic).toBe(before.Panic)
  expect((await query(target, 'SELECT FROM "ApiKey" WHERE "revokedAt" IS NULL')).rowCount).toBe(0)
  const { rows } = await query(target, 'SELECT count(*)::int AS hidden FROM "Tightened"')
  expect(rows[0].hidden).toBeGreaterThan(30)
  expect(Number((await query(target, next)).rows[0].at)).toBeGreaterThan(reached)
})

test('a half file of that name, a link too, is neither followed nor written over', async () => {
  const path = newFile()
  const theirs = newFile()
  writeFileSync(theirs, 'somebody’s')
  symlinkSync(theirs, `${path}.part`)
  await expect(writeBackup(source, path)).rejects.toThrow(StartError)
  expect(readFileSync(theirs, 'utf8')).toBe('somebody’s')
  expect(lstatSync(`${path}.part`).isSymbolicLink()).toBe(true)
  rmSync(`${path}.part`)
  let mode = 0
  await writeBackup(source, path, () => {
    mode ||= statSync(`${path}.part`).mode
  })
  expect(mode & 0o777).toBe(0o600)
})

test('a file that is there is not written over, and a half one leaves nothing', async () => {
  await expect(writeBackup(source, file)).rejects.toThrow('there already')
  const path = newFile()
  const stopped = writeBackup(source, path, (table) => {
    if (table === 'Tie') throw new Error('killed')
  })
  await expect(stopped).rejects.toThrow('killed')
  expect(
    readdirSync(folder).filter((name) => name.startsWith(path.split('/').at(-1) ?? '')),
  ).toEqual([])
})
