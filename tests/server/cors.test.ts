import { expect, test } from 'vitest'
import { serve } from './fixture.ts'

const origin = 'https://peta.contoh.org'
const { send, post } = serve({ config: { allowedOrigins: [origin] } })
const preflight = (headers: Record<string, string>) =>
  send({ method: 'OPTIONS', headers: { 'access-control-request-method': 'POST', ...headers } })

test('a page of an allowed origin may ask, and reads what is left of its points', async () => {
  const asked = await preflight({ origin })
  expect([asked.status, asked.text]).toEqual([204, ''])
  expect(asked.headers.get('access-control-allow-origin')).toBe(origin)
  expect(asked.headers.get('access-control-allow-methods')).toBe('POST')
  expect(asked.headers.get('access-control-allow-headers')).toContain('authorization')
  expect(asked.headers.get('access-control-allow-credentials')).toBeNull()
  expect(asked.headers.get('vary')).toBe('origin')
  const answer = await post({ query: '{ hello }' }, { origin, 'sec-fetch-site': 'cross-site' })
  expect(answer.body.data).toEqual({ hello: 'halo' })
  expect(answer.headers.get('access-control-allow-origin')).toBe(origin)
  expect(answer.headers.get('access-control-expose-headers')).toContain('retry-after')
  expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
})

test.each([
  'https://peta.contoh.org.jahat.example',
  'http://peta.contoh.org',
  'https://peta.contoh.org:8443',
  'HTTPS://PETA.CONTOH.ORG',
  'null',
])('%s may not', async (other) => {
  const asked = await preflight({ origin: other })
  expect(asked.status).toBe(405)
  expect(asked.headers.get('access-control-allow-origin')).toBeNull()
  const answer = await post({ query: '{ hello }' }, { origin: other })
  expect([answer.status, answer.codes]).toEqual([403, ['CSRF_REFUSED']])
  expect(answer.headers.get('access-control-allow-origin')).toBeNull()
})

test('by default no origin may, and answers to programs carry none of these headers', async () => {
  const usual = serve()
  const headers = { origin, 'access-control-request-method': 'POST' }
  expect((await usual.send({ method: 'OPTIONS', headers })).status).toBe(405)
  const answer = await usual.post({ query: '{ hello }' })
  expect([...answer.headers.keys()].filter((name) => name.startsWith('access-'))).toEqual([])
})
