import { afterEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../src/model/problem.ts'
import type { Authenticate } from '../../src/model/signature.ts'
import type { Held, Viewer } from '../../src/model/viewer.ts'
import type { Listening } from '../../src/server/listen.ts'
import { serve } from './fixture.ts'
import { schemaOfSources } from './sources.ts'
import { openStream } from './streaming.ts'

let listening: Listening | null = null
afterEach(async () => {
  await listening?.close()
  listening = null
})

const viewerOf = (held: Held[], lasts = 3_600_000): Viewer => ({
  ...{ accountId: 'akun', personId: null, held, scopes: ['READ'], alliances: [], purpose: null },
  credential: { kind: 'KEY', id: 'kunci', expiresAt: new Date(Date.now() + lasts) },
})
const refuse =
  (code: 'UNAUTHENTICATED' | 'RECORDS_UNAVAILABLE'): Authenticate =>
  async () => {
    throw new Refusal(code, { id: 'Ditolak.', en: 'Refused.' })
  }

/** A server whose answer to who asks can be changed while it runs. */
async function served(first: Authenticate) {
  let authenticate = first
  const { schema, seen } = schemaOfSources()
  const fixture = serve({ schema, authenticate: (signature) => authenticate(signature) })
  listening = await fixture.server.listen()
  const stream = await openStream(listening.url, { query: 'subscription { silence }' })
  const become = (next: Authenticate) => {
    authenticate = next
  }
  return { ...fixture, seen, stream, become }
}

test('who asks reaches the context, and the headers alone tell it', async () => {
  const asked: unknown[] = []
  const viewer = viewerOf([])
  let parts: unknown
  const { post } = serve({
    authenticate: async (signature) => {
      asked.push(signature)
      return viewer
    },
    makeContext: (given) => {
      parts = given.viewer
      return { ...given, aborted: [] }
    },
  })
  const headers = { authorization: 'Bearer x', 'anyam-purpose': 'SUPPORT', cookie: 'a=b' }
  await post({ query: '{ hello }' }, headers)
  await post({ query: '{ hello }' })
  expect(parts).toBe(viewer)
  expect(asked).toEqual([
    { authorization: ['Bearer x'], purpose: 'SUPPORT' },
    { authorization: [], purpose: null },
  ])
})

test('a refusal has its own status, and nothing of the request runs', async () => {
  const makeContext = vi.fn(() => ({}))
  for (const [code, status] of [
    ['UNAUTHENTICATED', 401],
    ['RECORDS_UNAVAILABLE', 503],
  ] as const) {
    const { post } = serve({ authenticate: refuse(code), makeContext })
    const answer = await post({ query: '{ hello }' })
    expect([answer.status, answer.codes]).toEqual([status, [code]])
    expect(answer.headers.has('www-authenticate')).toBe(status === 401)
  }
  expect(makeContext).not.toHaveBeenCalled()
})

test.each<[string, Authenticate]>([
  ['its credential is refused', refuse('UNAUTHENTICATED')],
  ['its account holds less', async () => viewerOf([])],
])('a stream ends soon after %s', async (_what, next) => {
  const held: Held[] = [{ role: 'MEMBER', over: 'kelompok' }]
  const { stream, seen, become } = await served(async () => viewerOf(held))
  expect(stream.status).toBe(200)
  await vi.waitFor(() => expect(seen.open).toBe(1))
  become(next)
  const began = performance.now()
  while ((await stream.next())?.event === 'next');
  expect(performance.now() - began).toBeLessThan(6000)
  await vi.waitFor(() => expect(seen.open).toBe(0), 10_000)
})

test('a stream ends when its credential expires, and not because the records are away', async () => {
  const { stream, seen, become } = await served(async () => viewerOf([], 2500))
  await vi.waitFor(() => expect(seen.open).toBe(1))
  const began = performance.now()
  become(refuse('RECORDS_UNAVAILABLE'))
  while ((await stream.next())?.event === 'next');
  expect(performance.now() - began).toBeGreaterThan(1200)
  await vi.waitFor(() => expect(seen.open).toBe(0), 10_000)
})
