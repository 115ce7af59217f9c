import { expect, test } from 'vitest'
import type { Readiness } from '../../src/server/use-health.ts'
import { secret, serve } from './fixture.ts'

test('ready, or not: by what is up and down, and nothing of where', async () => {
  let state: () => Promise<Readiness> = async () => ({ ready: true })
  const { send, post } = serve({ readiness: () => state() })
  const ready = async () => {
    const { status, text } = await send({}, '/readyz')
    return { status, body: JSON.parse(text) }
  }
  state = async () => ({ ready: true, checks: { records: 'UP', network: 'DOWN' } })
  expect(await ready()).toEqual({
    status: 200,
    body: { ready: true, checks: { records: 'UP', network: 'DOWN' } },
  })
  state = async () => ({ ready: false, checks: { records: 'DOWN' } })
  expect(await ready()).toEqual({
    status: 503,
    body: { ready: false, checks: { records: 'DOWN' } },
  })
  state = () => Promise.reject(new Error(secret))
  expect(await ready()).toEqual({ status: 503, body: { ready: false } })
  state = () => {
    throw new Error(secret)
  }
  expect(await ready()).toEqual({ status: 503, body: { ready: false } })
  expect((await send({ method: 'HEAD' }, '/readyz')).status).toBe(503)
  expect((await send({}, '/livez')).status).toBe(200)
  expect((await post({ query: '{ hello }' })).status).toBe(200)
})

test('a check that never ends counts as not ready, and liveness does not wait for it', async () => {
  const { send } = serve({ readiness: () => new Promise(() => undefined) })
  const asked = send({}, '/readyz')
  expect((await send({}, '/livez')).text).toBe('{"live":true}')
  expect(await asked).toMatchObject({ status: 503, text: '{"ready":false}' })
})

test('probes are asked without a credential, and are not counted', async () => {
  const { send, lines } = serve({
    authenticate: () => Promise.reject(new Error(secret)),
  })
  expect((await send({}, '/livez')).status).toBe(200)
  expect((await send({}, '/readyz')).status).toBe(200)
  expect(lines.every((line) => JSON.parse(line).level === 20)).toBe(true)
})
