import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { startNeo4j } from '../scripts/neo4j/server.ts'
import { readDocuments } from '../src/server/documents.ts'
import { freshDatabase } from './support/database.ts'
import { neo4jOfRun } from './support/engines.ts'

const root = resolve(import.meta.dirname, '..')
mkdirSync(join(root, '.anyam'), { recursive: true })

const undo: (() => Promise<unknown> | unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

/** Runs the service as people do, until it says that it is ready or ends. */
async function start(env: Record<string, string>) {
  const child = spawn(process.execPath, ['src/main.ts'], {
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'silent', NEO4J_URI: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let complaint = ''
  child.stderr.on('data', (text) => {
    complaint += text
  })
  const ended = once(child, 'close') as Promise<[number]>
  undo.push(async () => {
    if (child.exitCode === null) child.kill('SIGKILL')
    await ended
  })
  const ready = new Promise<string | null>((done) => {
    child.stdout.on('data', (text) => {
      out += text
      const url = /ready: (http[^\s,]+)/.exec(out)?.[1]
      if (url) done(url)
    })
    ended.then(() => done(null))
  })
  return { child, ended, url: await ready, complaint: () => complaint, said: () => out }
}

async function query(url: string, document: string) {
  const began = performance.now()
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: document }),
  })
  const answer = (await response.json()) as {
    data: Record<string, unknown>
    errors?: { extensions: { code: string } }[]
  }
  return { ...answer, ms: performance.now() - began }
}

async function database(): Promise<string> {
  const fresh = await freshDatabase()
  undo.push(fresh.drop)
  return fresh.url
}

describe('the service', () => {
  it('starts, loads the seed once, answers, and ends cleanly', async () => {
    const DATABASE_URL = await database()
    for (const _time of ['first', 'second']) {
      const { child, ended, url } = await start({ DATABASE_URL })
      const { data } = await query(
        url as string,
        '{ groups { totalCount } status { engine filled } }',
      )
      expect(data).toEqual({
        groups: { totalCount: 25 },
        status: { engine: 'GRAFEO', filled: true },
      })
      child.kill('SIGTERM')
      expect((await ended)[0]).toBe(0)
    }
  })

  it('starts PostgreSQL itself, and fast the second time', async () => {
    const home = mkdtempSync(join(root, '.anyam/app-'))
    undo.push(() => rmSync(home, { recursive: true, force: true }))
    chmodSync(home, 0o755)
    const keys: (string | undefined)[] = []
    for (const limit of [30_000, 10_000]) {
      const began = performance.now()
      const { child, ended, url, said } = await start({ DATABASE_URL: '', ANYAM_HOME: home })
      const { data } = await query(url as string, '{ groups { totalCount } }')
      expect(performance.now() - began).toBeLessThan(limit)
      expect(data).toEqual({ groups: { totalCount: 25 } })
      const key = await vi.waitFor(() => {
        const shown = /For development only.* (anyam_\S+)/.exec(said())?.[1]
        expect(shown).toBeDefined()
        return shown
      }, 5000)
      keys.push(key)
      child.kill('SIGTERM')
      expect((await ended)[0]).toBe(0)
    }
    expect(keys[1]).toBe(keys[0])
  })

  it('serves every trusted document by its id, within the limits', async () => {
    const { url } = await start({
      DATABASE_URL: await database(),
      ANYAM_MODE: 'production',
      TRUSTED_DOCUMENTS_ONLY: 'on',
    })
    const post = async (body: object) => {
      const headers = { 'content-type': 'application/json' }
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      })
      return { status: response.status, answer: (await response.json()) as { errors?: unknown } }
    }
    const documents = readDocuments()
    expect(documents.length).toBeGreaterThan(2)
    for (const { id } of documents) {
      const { status, answer } = await post({ documentId: id })
      expect(answer.errors).toBeUndefined()
      expect(status).toBe(200)
    }
    expect((await post({ query: '{ __typename }' })).status).toBe(400)
  })

  it.each([
    ['a wrong DATABASE_URL', { DATABASE_URL: 'postgresql://nobody:wrong@127.0.0.1:1/none' }],
    ['a DATABASE_URL that is none', { DATABASE_URL: 'here' }],
    ['an unreachable NEO4J_URI', { NEO4J_URI: 'bolt://127.0.0.1:1', NEO4J_PASSWORD: 'x' }],
    ['a port that is none', { PORT: '99999' }],
    ['a folder that cannot be made', { ANYAM_HOME: '/proc/x', DATABASE_URL: '' }],
  ])('says in one line what is wrong with %s', async (_what, env) => {
    const { ended, url, complaint } = await start({ DATABASE_URL: await database(), ...env })
    expect(url).toBeNull()
    expect((await ended)[0]).not.toBe(0)
    expect(complaint().trim().split('\n')).toHaveLength(1)
    expect(complaint()).toContain(Object.keys(env)[0] as string)
    expect(complaint()).not.toContain('wrong@')
  })

  it('says which port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    undo.push(() => taken.close())
    const { port } = taken.address() as { port: number }
    const { url, complaint } = await start({ DATABASE_URL: await database(), PORT: String(port) })
    expect(url).toBeNull()
    expect(complaint()).toContain(String(port))
    expect(complaint().trim().split('\n')).toHaveLength(1)
  })

  it.skipIf(!neo4jOfRun)(
    'serves the records while Neo4j is away, and the network when it is back',
    async () => {
      const home = mkdtempSync(join(tmpdir(), 'anyam-app-'))
      undo.push(() => rmSync(home, { recursive: true, force: true }))
      const options = { home, password: 'anyam-app-test' }
      const first = await startNeo4j(options)
      undo.push(() => first.stop())
      const { url } = await start({
        DATABASE_URL: await database(),
        NEO4J_URI: first.uri,
        NEO4J_PASSWORD: first.password,
      })
      const ask = () =>
        query(
          url as string,
          '{ group(by: { slug: "spr-sejahtera" }) { slug ties { totalCount } } status { engine engineState } }',
        )
      const before = await ask()
      expect(before.errors).toBeUndefined()
      expect(before.data).toMatchObject({ status: { engine: 'NEO4J', engineState: 'UP' } })

      await first.stop()
      const away = await ask()
      expect(away.data).toMatchObject({ group: { slug: 'spr-sejahtera', ties: null } })
      expect(away.errors?.[0]?.extensions.code).toBe('GRAPH_UNAVAILABLE')
      expect(away.ms).toBeLessThan(3500)
      const again = await ask()
      expect(again.errors?.[0]?.extensions.code).toBe('GRAPH_UNAVAILABLE')
      expect(again.ms).toBeLessThan(500)

      // Another server in its place, with nothing in it: it must be filled before it answers.
      const empty = mkdtempSync(join(tmpdir(), 'anyam-app-'))
      undo.push(() => rmSync(empty, { recursive: true, force: true }))
      const port = Number(new URL(first.uri).port)
      const second = await startNeo4j({ ...options, home: empty, port })
      undo.push(() => second.stop())
      let back = await ask()
      for (let tries = 0; back.errors && tries < 300; tries += 1) {
        await sleep(200)
        back = await ask()
      }
      expect(back.data.group).toEqual(before.data.group)
    },
    240_000,
  )
})
