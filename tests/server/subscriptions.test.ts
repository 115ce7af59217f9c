import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Listening } from '../../src/server/listen.ts'
import { type Change, secret, serve } from './fixture.ts'
import { schemaOfSources } from './sources.ts'
import { type Opened, openStream } from './streaming.ts'

const open: { leave(): void }[] = []
let listening: Listening | null = null
afterEach(async () => {
  for (const one of open.splice(0)) one.leave()
  await listening?.close()
  listening = null
})

async function served(change: Change = {}) {
  const { schema, seen } = schemaOfSources()
  const fixture = serve({ schema, ...change })
  listening = await fixture.server.listen()
  const { url } = listening
  const stream = async (query: string, headers?: Record<string, string>): Promise<Opened> => {
    const opened = await openStream(url, { query }, headers)
    open.push(opened)
    return opened
  }
  const logged = (message: string) =>
    fixture.lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === message)
  return { ...fixture, seen, stream, logged, url }
}

const silence = 'subscription Silence { silence }'
const withCode = (code: string) => ({ errors: [{ extensions: { code } }] })

describe('a subscription', () => {
  test('is served as events, one for each value', async () => {
    const { stream, seen, logged } = await served()
    const { status, type, next } = await stream('subscription { flood { number text } }')
    const text = 'x'.repeat(65_536)
    expect([status, type]).toEqual([200, 'text/event-stream'])
    expect(await next()).toEqual({ event: 'next', data: { data: { flood: { number: 1, text } } } })
    expect(await next()).toEqual({ event: 'next', data: { data: { flood: { number: 2, text } } } })
    expect(seen.open).toBe(1)
    expect(logged('request')).toMatchObject([{ status: 200, cost: 3 }])
  })

  test.each(['application/json', '*/*', 'application/graphql-response+json, */*'])(
    'is refused for accept: %s',
    async (accept) => {
      const { post, seen } = await served()
      const answer = await post({ query: silence }, { accept })
      expect([answer.status, answer.codes]).toEqual([406, ['NOT_ACCEPTABLE']])
      expect(seen.open).toBe(0)
    },
  )

  test('is refused without an accept header', async () => {
    const { ask } = await served()
    expect((await ask(silence)).codes).toEqual(['NOT_ACCEPTABLE'])
  })

  test('may be accepted beside JSON', async () => {
    const { stream } = await served()
    const accept = 'application/json, text/event-stream;q=0.5'
    expect(await stream(silence, { accept })).toMatchObject({ type: 'text/event-stream' })
  })

  test('goes on beyond the deadline, and is kept alive', async () => {
    const { stream, seen } = await served({ deadlineMs: 150 })
    const silent = await stream(silence)
    const next = silent.next()
    await vi.waitFor(() => expect(silent.beats).toBeGreaterThan(2), 10_000)
    expect(seen.open).toBe(1)
    silent.leave()
    await next.catch(() => undefined)
  })

  test('that does not begin in time is TIMED_OUT, and takes no place', async () => {
    const { stream } = await served({ deadlineMs: 100, streams: { most: 1 } })
    for (const _ of [1, 2]) {
      const stuck = await stream('subscription { stuck }')
      expect(stuck.status).toBe(504)
      expect(await stuck.next()).toMatchObject({ data: withCode('TIMED_OUT') })
    }
    expect((await stream(silence)).status).toBe(200)
  })
})

describe('a query or a mutation', () => {
  test.each(['{ hello }', 'mutation { add }'])('is refused as a stream: %s', async (query) => {
    const { post } = await served()
    const answer = await post({ query }, { accept: 'text/event-stream' })
    expect([answer.status, answer.codes]).toEqual([406, ['NOT_ACCEPTABLE']])
  })

  test('is answered as JSON where both are accepted', async () => {
    const { post } = await served()
    const answer = await post({ query: '{ hello }' }, { accept: 'text/event-stream, */*' })
    expect(answer.headers.get('content-type')).toMatch(/json/)
    expect(answer.body.data).toEqual({ hello: null })
  })
})

describe('errors reach the stream with their codes', () => {
  test('of a refusal in the midst of it, which ends it', async () => {
    const { stream, seen } = await served()
    const { next } = await stream('subscription { refuses }')
    expect((await next())?.data).toEqual({ data: { refuses: 1 } })
    expect((await next())?.data).toMatchObject(withCode('RECORDS_UNAVAILABLE'))
    expect((await next())?.event).toBe('complete')
    expect(await next()).toBeNull()
    expect(seen.open).toBe(0)
  })

  test('of a fault, which is masked', async () => {
    const { stream, lines } = await served()
    const { next } = await stream('subscription { faults }')
    await next()
    const fault = await next()
    expect(fault?.data).toMatchObject(withCode('INTERNAL'))
    expect(JSON.stringify([fault, lines])).not.toContain(secret)
    expect((await next())?.event).toBe('complete')
  })

  test('of one that is refused before it begins, with the status of the code', async () => {
    const { stream } = await served({ streams: { most: 1 } })
    for (const _ of [1, 2]) {
      const { status, next } = await stream('subscription { refused }')
      expect(status).toBe(410)
      expect((await next())?.data).toMatchObject(withCode('RESUME_EXPIRED'))
      expect((await next())?.event).toBe('complete')
    }
  })

  test.each([
    ['subscription { silence', 'BAD_SYNTAX'],
    ['subscription { nothing }', 'BAD_DOCUMENT'],
    ['subscription { a: silence b: silence }', 'BAD_DOCUMENT'],
    ['subscription { silence @include(if: true) }', 'BAD_DOCUMENT'],
    [
      `subscription { flood { ${[...'abcdef'].map((one) => `${one}: number`)} } }`,
      'TOO_MANY_ALIASES',
    ],
  ])('of a document that is refused: %s', async (query, code) => {
    const { stream } = await served()
    const { next } = await stream(query)
    const codes = (await next())?.data.errors.map(
      (one: { extensions: { code: string } }) => one.extensions.code,
    )
    expect(new Set(codes)).toEqual(new Set([code]))
  })

  test('of one that may cost too much', async () => {
    const { schema } = schemaOfSources()
    const field = schema.getSubscriptionType()?.getFields().silence
    if (field) field.extensions = { cost: { complexity: 10_001 } }
    const { stream } = await served({ schema })
    const { status, next } = await stream(silence)
    expect(status).toBe(400)
    expect((await next())?.data).toMatchObject(withCode('TOO_COSTLY'))
  })
})

describe('how many may be open', () => {
  test('from one address: the next is TOO_MANY_STREAMS, until one has left', async () => {
    const { stream, seen } = await served({ streams: { mostFrom: 2 } })
    const [first] = [await stream(silence), await stream(silence)]
    const refused = await stream(silence)
    expect(refused.status).toBe(429)
    expect((await refused.next())?.data).toMatchObject(withCode('TOO_MANY_STREAMS'))
    first?.leave()
    await vi.waitFor(() => expect(seen.open).toBe(1), 10_000)
    expect((await stream(silence)).status).toBe(200)
  })

  test('by default ten from an address', async () => {
    const { stream } = await served()
    for (let at = 0; at < 10; at++) expect((await stream(silence)).status).toBe(200)
    expect((await stream(silence)).status).toBe(429)
  })

  test('in all', async () => {
    const { stream } = await served({ streams: { most: 1 } })
    expect((await stream(silence)).status).toBe(200)
    expect((await stream(silence)).status).toBe(429)
  })
})

describe('nothing stays behind', () => {
  test('of clients that have left, quiet or in the flood, or before anything came', async () => {
    const { stream, seen, logged, url } = await served({ streams: { mostFrom: 100 } })
    const timers = () => process.getActiveResourcesInfo().filter((one) => one === 'Timeout').length
    const before = timers()
    const opened = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        stream(at % 2 ? silence : 'subscription { flood { number text } }'),
      ),
    )
    expect(seen.open).toBe(20)
    for (const one of opened) one.leave()
    const hasty = new AbortController()
    const asked = fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: silence }),
      signal: hasty.signal,
    }).catch(() => undefined)
    await pause(2)
    hasty.abort()
    await asked
    await vi.waitFor(() => {
      expect(seen.open).toBe(0)
      expect(logged('stream').length).toBeGreaterThanOrEqual(20)
    }, 10_000)
    for (let left = 50; timers() > before && left > 0; left--) await pause(100)
    expect(timers()).toBeLessThanOrEqual(before)
    const { taken } = seen
    await pause(300)
    expect(seen.taken).toBe(taken)
  })

  test('of a client that does not read, little is made', async () => {
    const { stream, seen } = await served()
    const slow = await stream('subscription { flood { number text } }')
    slow.response.pause()
    let before = -1
    await vi.waitFor(
      () => {
        const still = seen.taken === before
        before = seen.taken
        expect(still && before > 0).toBe(true)
      },
      { timeout: 20_000, interval: 300 },
    )
    // 64 KB each: what the sockets of both sides hold, and a little.
    expect(seen.taken).toBeLessThan(400)
    slow.leave()
    await vi.waitFor(() => expect(seen.open).toBe(0), 10_000)
  })

  test('when the server stops: streams are completed, connections closed', async () => {
    const { stream, seen } = await served({ drainMs: 15_000 })
    const streams = [await stream(silence), await stream('subscription { flood { number text } }')]
    const start = performance.now()
    const closed = listening?.close()
    for (const { next } of streams) {
      let last = await next()
      while (last && last.event !== 'complete') last = await next()
      expect(last?.event).toBe('complete')
    }
    await closed
    expect(performance.now() - start).toBeLessThan(8000)
    expect(seen.open).toBe(0)
  })
})

describe('the token of a request', () => {
  test('comes from its extensions, or else from the header', async () => {
    const { post } = await served()
    const query = '{ token }'
    const header = { 'anyam-token': 'a' }
    const token = async (...sent: Parameters<typeof post>) => (await post(...sent)).body.data?.token
    expect(await token({ query })).toBeNull()
    expect(await token({ query }, header)).toBe('a')
    expect(await token({ query, extensions: { token: 'b' } }, header)).toBe('b')
    expect(await token({ query, extensions: { other: 1, token: null } })).toBeNull()
  })

  test('that is no text is BAD_TOKEN', async () => {
    const { post } = await served()
    const answer = await post({ query: '{ token }', extensions: { token: 7 } })
    expect([answer.status, answer.codes]).toEqual([400, ['BAD_TOKEN']])
  })
})
