import { describe, expect, test } from 'vitest'
import { serve } from './fixture.ts'

const { post, send } = serve()
const body = JSON.stringify({ query: 'mutation { add }' })

describe('what runs an operation', () => {
  const types: [type: string | undefined, status: number][] = [
    ['application/json', 200],
    ['application/json; charset=utf-8', 200],
    ['Application/JSON', 200],
    ['application/graphql+json', 415],
    ['application/graphql', 415],
    ['text/plain', 415],
    ['text/plain; application/json', 415],
    ['application/x-www-form-urlencoded', 415],
    ['multipart/form-data; boundary=a', 415],
    ['', 415],
  ]

  test.each(types)('content-type %s: %d', async (type, status) => {
    const answer = await send({ method: 'POST', headers: { 'content-type': type ?? '' }, body })
    expect(answer.status).toBe(status)
    if (status === 415) expect(answer.codes).toEqual(['UNSUPPORTED_MEDIA_TYPE'])
  })

  test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s: 405', async (method) => {
    const answer = await send({ method }, '/graphql?query=%7Bhello%7D')
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('POST')
    expect(answer.codes).toEqual(['METHOD_NOT_ALLOWED'])
  })

  test.each(['/', '/x', '/x/graphql', '/x?y=/graphql', '/graphql/'])(
    '%s is not found',
    async (path) => {
      const headers = { 'content-type': 'application/json' }
      expect((await send({ method: 'POST', headers, body }, path)).status).toBe(404)
      expect((await send({ method: 'GET' }, path)).status).toBe(404)
    },
  )

  const accepts: [accept: string, status: number][] = [
    ['*/*', 200],
    ['text/html, application/*;q=0.5', 200],
    ['text/event-stream, application/json', 200],
    ['text/event-stream', 406],
    ['multipart/mixed', 406],
    ['text/html', 406],
  ]

  test.each(accepts)('accept %s: %d', async (accept, status) => {
    const answer = await post({ query: '{ hello }' }, { accept })
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
    if (status === 406) expect(answer.codes).toEqual(['NOT_ACCEPTABLE'])
  })
})

describe('the body', () => {
  const bad: [body: string, code: string][] = [
    ['[{"query":"{ hello }"}]', 'BATCH_REFUSED'],
    ['[]', 'BATCH_REFUSED'],
    ['{"query":', 'BAD_REQUEST'],
    ['', 'BAD_REQUEST'],
    ['null', 'BAD_REQUEST'],
    ['"{ hello }"', 'BAD_REQUEST'],
    ['{}', 'BAD_REQUEST'],
    ['{"query":null}', 'BAD_REQUEST'],
    ['{"query":["{ hello }"]}', 'BAD_REQUEST'],
    ['{"query":"{ hello }","variables":[]}', 'BAD_REQUEST'],
    ['{"query":"{ hello }","variables":"{}"}', 'BAD_REQUEST'],
    ['{"query":"{ hello }","extensions":1}', 'BAD_REQUEST'],
    ['{"query":"{ hello }","operationName":1}', 'BAD_REQUEST'],
    ['{"query":"{ hello }","documentId":{}}', 'BAD_REQUEST'],
    ['{"query":"{ hello }","toString":"x"}', 'BAD_REQUEST'],
    ['{"query":"{ hello }","__proto__":{}}', 'BAD_REQUEST'],
  ]

  test.each(bad)('%s: %s', async (text, code) => {
    const answer = await post(text)
    expect([answer.status, answer.codes]).toEqual([400, [code]])
  })
})

describe('pages of other origins', () => {
  const own: Record<string, string>[] = [
    {},
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
    { origin: 'http://anyam.test' },
  ]
  const foreign: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site', origin: 'http://anyam.test' },
    { origin: 'http://other.test' },
    { origin: 'http://anyam.test:81' },
    { origin: 'null' },
  ]

  test.each(own)('%o passes', async (headers) => {
    expect((await post(body, headers)).status).toBe(200)
  })

  test.each(foreign)('%o is refused', async (headers) => {
    const answer = await post(body, headers)
    expect([answer.status, answer.codes]).toEqual([403, ['CSRF_REFUSED']])
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  })
})
