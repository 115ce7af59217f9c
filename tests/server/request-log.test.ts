import { expect, test } from 'vitest'
import { secret, serve } from './fixture.ts'

test('one line for each request, with nothing of what was asked or sent', async () => {
  const { post, send, lines } = serve()
  await post(
    {
      query: `query Ask($t: String) { echo(text: $t) again: echo(text: "${secret}") away }`,
      variables: { t: secret },
    },
    { authorization: `Bearer ${secret}` },
  )
  await post({ query: `{ ${'unknown'} # ${secret}\n }` })
  await send({}, `/graphql?query=${encodeURIComponent(secret)}`)
  const logged = lines.map((line) => JSON.parse(line))
  expect(logged).toMatchObject([
    { operation: 'Ask', status: 200, cost: 3, codes: ['GRAPH_UNAVAILABLE'], msg: 'request' },
    { operation: null, status: 400, cost: null, codes: ['BAD_DOCUMENT'] },
    { operation: null, status: 405, codes: ['METHOD_NOT_ALLOWED'] },
  ])
  expect(Object.keys(logged[0]).sort()).toEqual([
    'account',
    'codes',
    'cost',
    'hostname',
    'id',
    'level',
    'ms',
    'msg',
    'operation',
    'pid',
    'status',
    'time',
  ])
  expect(lines.join()).not.toContain('Rahasia')
})
