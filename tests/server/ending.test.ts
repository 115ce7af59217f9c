import { buildSchema } from 'graphql'
import { afterEach, expect, test, vi } from 'vitest'
import type { Listening } from '../../src/server/listen.ts'
import { serve } from './fixture.ts'
import { openStream } from './streaming.ts'

let listening: Listening | null = null
afterEach(async () => {
  await listening?.close()
  listening = null
})

/** A server whose contexts count how often they are told that something has ended. */
async function counted() {
  const schema = buildSchema(`
    type Query { hello: String fault: String }
    type Subscription { count: Int }
  `)
  let ended = 0
  let waiting = () => {}
  const subscription = schema.getSubscriptionType()?.getFields().count
  const query = schema.getQueryType()?.getFields()
  if (!subscription || !query?.fault) throw new Error('The schema has changed.')
  query.fault.resolve = () => {
    throw new TypeError('fault')
  }
  subscription.resolve = (value) => value
  subscription.subscribe = async function* () {
    for (let at = 1; at <= 3; at += 1) {
      yield at
      await new Promise<void>((resolve) => {
        waiting = resolve
      })
    }
  }
  const endReading = async () => {
    ended += 1
    throw new Error('What it was is away.')
  }
  const fixture = serve({ schema, makeContext: (parts) => ({ ...parts, endReading }) })
  return { ...fixture, ended: () => ended, go: () => waiting() }
}

test('a context is told when its operation has ended, and trouble there is nobody else’s', async () => {
  const { ask, ended } = await counted()
  expect((await ask('{ hello }')).status).toBe(200)
  expect(ended()).toBe(1)
  expect((await ask('{ fault }')).codes).toEqual(['INTERNAL'])
  expect(ended()).toBe(2)
})

test('a stream’s context is told after each event, while the stream goes on', async () => {
  const { server, ended, go } = await counted()
  listening = await server.listen()
  const stream = await openStream(listening.url, { query: 'subscription { count }' })
  for (const at of [1, 2, 3]) {
    expect(await stream.next()).toMatchObject({ data: { data: { count: at } } })
    await vi.waitFor(() => expect(ended()).toBe(at))
    go()
  }
  stream.leave()
})
