import { expect, test } from 'vitest'
import { requestIdOf } from '../../src/server/request-id.ts'
import { serve } from './fixture.ts'

const made = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const uuid = '0191e4a8-8c1e-7d3a-9f00-5b1f4c2d3e4f'
const trace = '0af7651916cd43dd8448eb211c80319c'

test.each([
  ['an id of digits', { 'x-request-id': uuid }, uuid],
  ['the id of a trace', { traceparent: `00-${trace}-b7ad6b7169203331-01` }, trace],
  [
    'the nearer of both',
    { 'x-request-id': uuid, traceparent: `00-${trace}-b7ad6b7169203331-01` },
    uuid,
  ],
])('%s is taken over', (_, headers, id) => {
  expect(requestIdOf(new Headers(headers))).toBe(id)
})

test.each([
  ['nothing', {}],
  ['a name', { 'x-request-id': 'ibu-rahasia-0812-3456' }],
  ['too short', { 'x-request-id': 'abc123' }],
  ['too long', { 'x-request-id': 'a'.repeat(65) }],
  ['a line that would begin another', { 'x-request-id': `${uuid}%0a{}` }],
  ['no trace', { traceparent: `00-${'0'.repeat(32)}-b7ad6b7169203331-01` }],
  ['half a trace', { traceparent: `00-${trace}` }],
])('%s is not: an id is made', (_, headers) => {
  expect(requestIdOf(new Headers(headers as Record<string, string>))).toMatch(made)
})

test('the answer tells it, whatever it is, and an INTERNAL error quotes it', async () => {
  const { post, send, lines } = serve()
  const asked = await post({ query: '{ fault }' }, { 'x-request-id': uuid })
  expect(asked.headers.get('x-request-id')).toBe(uuid)
  expect(asked.body.errors?.[0]?.extensions).toMatchObject({ code: 'INTERNAL', id: uuid })
  expect(lines.filter((line) => JSON.parse(line).id === uuid)).toHaveLength(2)
  for (const answer of [await send({}, '/livez'), await send({ method: 'PUT' })]) {
    expect(answer.headers.get('x-request-id')).toMatch(made)
  }
})
