import { once } from 'node:events'
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql'
import { expect, test } from 'vitest'
import { Refusal } from '../../src/model/problem.ts'
import { serve } from './fixture.ts'
import { openStream } from './streaming.ts'

const unavailable = () =>
  new Refusal('AUDIT_UNAVAILABLE', { id: 'Jejak audit macet.', en: 'The trail is stuck.' })

/** A server whose trail is written by `settle`. */
const serving = (settle: () => Promise<void>, change: object = {}) =>
  serve({ makeContext: (parts) => ({ ...parts, aborted: [], settleAudit: settle }), ...change })

test('an answer leaves after its trail was written, whatever became of its fields', async () => {
  const written: string[] = []
  const { ask } = serving(async () => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    written.push('written')
  })
  expect((await ask('{ hello }')).body.data).toEqual({ hello: 'halo' })
  expect(written).toHaveLength(1)
  expect((await ask('{ hello away }')).codes).toEqual(['GRAPH_UNAVAILABLE'])
  expect(written).toHaveLength(2)
})

test('an answer whose trail cannot be written carries no data', async () => {
  const { ask, lines } = serving(() => Promise.reject(unavailable()))
  const answer = await ask('{ hello away }')
  expect(answer.status).toBe(503)
  expect(answer.codes).toEqual(['AUDIT_UNAVAILABLE'])
  expect(answer.body.data).toBeUndefined()
  expect(answer.text).not.toContain('halo')
  expect(lines.join('')).toContain('AUDIT_UNAVAILABLE')
  const change = await ask('mutation { add }')
  expect(change.codes).toEqual(['AUDIT_UNAVAILABLE'])
})

async function* words() {
  for (const word of ['one', 'two']) yield { word }
}

const streaming = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { hello: { type: GraphQLString } } }),
  subscription: new GraphQLObjectType({
    name: 'Subscription',
    fields: { word: { type: GraphQLString, subscribe: words } },
  }),
})

test('each event of a stream is an answer', async () => {
  let settled = 0
  const { server } = serving(
    async () => {
      settled += 1
      if (settled === 2) throw unavailable()
    },
    { schema: streaming },
  )
  const { url, close } = await server.listen()
  try {
    const stream = await openStream(url, { query: 'subscription { word }' })
    expect((await stream.next())?.data).toEqual({ data: { word: 'one' } })
    const second = (await stream.next())?.data
    expect(second.data).toBeUndefined()
    expect(second.errors).toMatchObject([{ extensions: { code: 'AUDIT_UNAVAILABLE' } }])
    const ended = once(stream.response, 'close')
    stream.leave()
    await ended
  } finally {
    await close()
  }
})
