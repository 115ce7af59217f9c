import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { serve } from './fixture.ts'

test('a request that takes too long is TIMED_OUT, and its work is told to stop', async () => {
  const { ask, aborted } = serve({ deadlineMs: 60 })
  const start = performance.now()
  const answer = await ask('{ slow }')
  expect(performance.now() - start).toBeLessThan(300)
  expect([answer.status, answer.codes]).toEqual([504, ['TIMED_OUT']])
  expect(answer.body.data).toBeUndefined()
  expect(aborted).toEqual(['slow'])
})

test('work that heeds no signal, and a context that is never made, end as well', async () => {
  expect((await serve({ deadlineMs: 60 }).ask('{ stuck }')).codes).toEqual(['TIMED_OUT'])
  const makeContext = () => new Promise<object>(() => undefined)
  expect((await serve({ deadlineMs: 60, makeContext }).ask('{ hello }')).codes).toEqual([
    'TIMED_OUT',
  ])
})

test('a request in time is answered, and nothing is aborted after it', async () => {
  const { ask, aborted } = serve({ deadlineMs: 600 })
  expect((await ask('{ slow }')).body.data).toEqual({ slow: 'late' })
  await wait(300)
  expect(aborted).toEqual([])
})

test('a client that leaves stops the work', async () => {
  const { server, aborted, lines } = serve()
  const listening = await server.listen()
  const leave = new AbortController()
  const asked = fetch(`${listening.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"query Slow { slow }"}',
    signal: leave.signal,
  })
  await wait(100)
  leave.abort()
  await expect(asked).rejects.toThrow()
  await wait(100)
  expect(aborted).toEqual(['slow'])
  expect(JSON.parse(lines.at(-1) ?? '{}')).toMatchObject({ operation: 'Slow', left: true })
  await listening.close()
})
