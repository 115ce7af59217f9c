import { afterEach, describe, expect, test } from 'vitest'
import { anonymous } from '../../src/access/circles.ts'
import { Refusal } from '../../src/model/problem.ts'
import { addressKey, addressList, clientAddress } from '../../src/server/client-address.ts'
import { tokenBuckets } from '../../src/server/token-buckets.ts'
import type { RateLimits } from '../../src/server/use-rate-limit.ts'
import { answerOf, type Change, serve } from './fixture.ts'
import { openStream } from './streaming.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

const authenticate: NonNullable<Change['authenticate']> = async ({ authorization: [given] }) => {
  if (given === undefined) return anonymous
  if (given !== 'Bearer wrong') return { ...anonymous, accountId: given }
  throw new Refusal('UNAUTHENTICATED', { id: 'Tidak dikenali.', en: 'Unknown.' })
}

/** A server behind a proxy on this machine: X-Forwarded-For tells where a request came from. */
async function behindProxy(rate: RateLimits, change: Change = {}) {
  const { server } = serve({
    ...change,
    authenticate,
    config: { rate, trustedProxies: ['127.0.0.1'] },
  })
  const listening = await server.listen()
  open.push(listening)
  const ask = async (from: string, query: string, more: Record<string, string> = {}) =>
    answerOf(
      await fetch(`${listening.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': from, ...more },
        body: JSON.stringify({ query }),
      }),
    )
  return { ask, url: listening.url }
}

describe('points in a minute', () => {
  test('up to the edge, then RATE_LIMITED with the seconds to wait', async () => {
    const { ask } = await behindProxy({ address: 600 })
    const heavy = '{ heavy { name } }'
    const first = await ask('192.0.2.1', heavy)
    expect(first.body.extensions?.cost.requested).toBe(507)
    expect(first.headers.get('ratelimit-policy')).toBe('"address";q=600;w=60')
    expect(first.headers.get('ratelimit')).toMatch(/^"address";r=(9[3-9]|1\d\d);t=[45]\d$/)
    const second = await ask('192.0.2.1', heavy)
    expect([second.status, second.codes]).toEqual([429, ['RATE_LIMITED']])
    expect(second.body.data).toBeUndefined()
    const seconds = Number(second.headers.get('retry-after'))
    expect(seconds).toBeGreaterThanOrEqual(30)
    expect(seconds).toBeLessThanOrEqual(42)
  })

  test('a refusal takes none: what is left still serves a smaller question', async () => {
    const { ask } = await behindProxy({ address: 600 })
    await ask('192.0.2.1', '{ heavy { name } }')
    for (let n = 0; n < 30; n += 1) {
      expect((await ask('192.0.2.1', '{ heavy { name } }')).status).toBe(429)
    }
    expect((await ask('192.0.2.1', '{ hello }')).status).toBe(200)
  })

  test('what is refused before it runs takes ten; then not even the body is read', async () => {
    const { ask } = await behindProxy({ address: 30 })
    for (let n = 0; n < 3; n += 1) {
      expect((await ask('192.0.2.1', '{ nothing')).codes).toEqual(['BAD_SYNTAX'])
    }
    const refused = await ask('192.0.2.1', '{ nothing')
    expect([refused.status, refused.codes]).toEqual([429, ['RATE_LIMITED']])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
  })

  test('each address has its own, and each account, wherever it asks from', async () => {
    const { ask } = await behindProxy({ address: 10, account: 20 })
    const as = (authorization: string) => ({ authorization })
    expect((await ask('192.0.2.1', '{ hello }')).status).toBe(200)
    expect((await ask('192.0.2.1', '{ hello }')).status).toBe(429)
    expect((await ask('192.0.2.2', '{ hello }')).status).toBe(200)
    expect((await ask('192.0.2.1', '{ hello }', as('one'))).status).toBe(200)
    expect((await ask('192.0.2.3', '{ hello }', as('one'))).status).toBe(200)
    const refused = await ask('192.0.2.4', '{ hello }', as('one'))
    expect(refused.headers.get('ratelimit')).toMatch(/^"account";r=\d;/)
    expect(refused.status).toBe(429)
    expect((await ask('192.0.2.1', '{ hello }', as('two'))).status).toBe(200)
  })

  test('one who makes X-Forwarded-For up is counted where the proxy saw them', async () => {
    const { ask } = await behindProxy({ address: 10 })
    expect((await ask('10.9.8.7, 192.0.2.1', '{ hello }')).status).toBe(200)
    expect((await ask('10.9.8.6, 192.0.2.1', '{ hello }')).status).toBe(429)
  })

  test('0 is no limit', async () => {
    const { ask } = await behindProxy({ address: 0 })
    const answer = await ask('192.0.2.1', '{ hello }')
    expect(answer.headers.get('ratelimit')).toBeNull()
  })

  test('many wrong credentials: no more are looked at, and whoever has none is answered', async () => {
    const { ask } = await behindProxy({ wrongCredentials: 3 })
    const wrong = () => ask('192.0.2.1', '{ hello }', { authorization: 'Bearer wrong' })
    for (let n = 0; n < 3; n += 1) expect((await wrong()).codes).toEqual(['UNAUTHENTICATED'])
    const refused = await wrong()
    expect([refused.status, refused.codes]).toEqual([429, ['RATE_LIMITED']])
    expect((await ask('192.0.2.1', '{ hello }')).status).toBe(200)
    expect((await ask('192.0.2.2', '{ hello }', { authorization: 'one' })).status).toBe(200)
  })
})

test('a subscription that is refused for its cost holds no place among the streams', async () => {
  const { schemaOfSources } = await import('./sources.ts')
  const { schema } = schemaOfSources()
  const field = schema.getSubscriptionType()?.getFields().flood
  if (field) field.extensions = { cost: { complexity: 20_000 } }
  const { url } = await behindProxy({}, { schema, streams: { most: 2 } })
  for (let n = 0; n < 3; n += 1) {
    const refused = await openStream(url, { query: 'subscription { flood { number } }' })
    expect((await refused.next())?.data.errors[0].extensions.code).toBe('TOO_COSTLY')
    refused.leave()
  }
  const stream = await openStream(url, { query: 'subscription { refuses }' })
  expect((await stream.next())?.data).toEqual({ data: { refuses: 1 } })
  stream.leave()
})

describe('buckets', () => {
  test('points come back evenly, and never more than a bucket holds', () => {
    let now = 0
    const buckets = tokenBuckets(60, { now: () => now })
    expect(buckets.take('a', 60)).toBe(true)
    expect(buckets.take('a', 1)).toBe(false)
    expect(buckets.wait('a', 5)).toBe(5)
    now = 4999
    expect(buckets.take('a', 5)).toBe(false)
    now = 5000
    expect(buckets.take('a', 5)).toBe(true)
    now = 1e9
    expect(buckets.state('a')).toEqual({ left: 60, fullIn: 0 })
  })

  test('only so many are kept; the one used longest ago goes', () => {
    const buckets = tokenBuckets(10, { most: 2, now: () => 0 })
    for (const key of ['a', 'b', 'a', 'c']) buckets.drain(key, 5)
    expect(['a', 'b', 'c'].map((key) => buckets.state(key).left)).toEqual([0, 10, 5])
  })
})

describe('addresses', () => {
  const proxies = addressList(['10.0.0.0/8', '192.0.2.7', '2001:db8::/32'])
  const cases: [remote: string, forwarded: string | undefined, client: string][] = [
    ['203.0.113.5', undefined, '203.0.113.5'],
    ['203.0.113.5', '198.51.100.1', '203.0.113.5'],
    ['10.1.1.1', '198.51.100.1', '198.51.100.1'],
    ['10.1.1.1', undefined, '10.1.1.1'],
    ['10.1.1.1', '1.1.1.1, 198.51.100.1, 192.0.2.7', '198.51.100.1'],
    ['10.1.1.1', '198.51.100.1, nonsense', '10.1.1.1'],
    ['::ffff:10.1.1.1', '::ffff:198.51.100.1', '198.51.100.1'],
    ['2001:db8::1', '2001:470::9', '2001:470::9'],
    ['10.1.1.1', `${'1.1.1.1,'.repeat(500)}198.51.100.1`, '198.51.100.1'],
  ]
  test.each(cases)('%s, X-Forwarded-For %s: %s', (remoteAddress, forwarded, client) => {
    const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
    expect(clientAddress({ socket: { remoteAddress }, headers }, proxies)).toBe(client)
  })

  test('of IPv6 the /64 counts', () => {
    expect(addressKey('2001:db8:0:7::1')).toBe(addressKey('2001:db8::7:1:2:3:4'))
    expect(addressKey('2001:db8:0:7::1')).not.toBe(addressKey('2001:db8:0:8::1'))
    expect(addressKey('::1')).toBe('0:0:0:0::/64')
    expect(addressKey('192.0.2.1')).toBe('192.0.2.1')
  })

  test.each(['10.0.0.0/33', 'host', '', '10.0.0.0/', '::/129'])('%s is no network', (text) => {
    expect(() => addressList([text])).toThrow(RangeError)
  })
})
