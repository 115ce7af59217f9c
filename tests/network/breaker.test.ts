import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { withBreaker } from '../../src/network/breaker.ts'
import type { Engine } from '../../src/network/engine.ts'
import { graphTimedOut, graphUnavailable } from '../../src/network/refusals.ts'

/** A store that can be switched off, and that counts what reaches it. */
function switchable() {
  const store = {
    fault: null as unknown,
    answer: Promise.resolve(),
    calls: 0,
    probes: 0,
    closed: false,
  }
  const call = async () => {
    store.calls += 1
    await store.answer
    if (store.fault) throw store.fault
    return [{ one: 1 }]
  }
  const engine: Engine = {
    name: 'grafeo',
    read: (text) => {
      if (text === 'RETURN 1 AS one') store.probes += 1
      return call()
    },
    write: (work) => call().then(() => work(call)),
    define: async () => {
      await call()
    },
    close: async () => {
      store.closed = true
    },
  }
  return { store, engine: withBreaker(engine) }
}

const refusal = { code: 'GRAPH_UNAVAILABLE' }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('lets calls through while the store answers', async () => {
  const { store, engine } = switchable()
  await engine.read('RETURN 2 AS two')
  await engine.write((run) => run('RETURN 2 AS two'))
  expect(engine.health.state).toBe('UP')
  expect(store).toMatchObject({ calls: 3, probes: 0 })
})

test('after one failure refuses at once, and asks once a second whether it is back', async () => {
  const { store, engine } = switchable()
  store.fault = graphUnavailable()
  await expect(engine.read('RETURN 2 AS two')).rejects.toMatchObject(refusal)
  expect(engine.health.state).toBe('DOWN')
  for (let n = 0; n < 10; n++) {
    await expect(engine.read('RETURN 2 AS two')).rejects.toMatchObject(refusal)
    await expect(engine.write(async () => 1)).rejects.toMatchObject(refusal)
    await expect(engine.define([])).rejects.toMatchObject(refusal)
  }
  expect(store.calls).toBe(1)
  await vi.advanceTimersByTimeAsync(3000)
  expect(store).toMatchObject({ calls: 4, probes: 3 })
  expect(engine.health.state).toBe('DOWN')
})

test('lets calls through again once a probe is answered, and stops asking', async () => {
  const { store, engine } = switchable()
  store.fault = graphUnavailable()
  await engine.write(async () => 1).catch(() => {})
  const down = engine.health.since
  store.fault = null
  await vi.advanceTimersByTimeAsync(1000)
  expect(engine.health.state).toBe('UP')
  expect(engine.health.since.getTime() - down.getTime()).toBe(1000)
  expect(await engine.read('RETURN 2 AS two')).toEqual([{ one: 1 }])
  await vi.advanceTimersByTimeAsync(5000)
  expect(store.probes).toBe(1)
})

test('does not ask again while a probe is still out', async () => {
  const { store, engine } = switchable()
  store.fault = graphUnavailable()
  await engine.read('RETURN 2 AS two').catch(() => {})
  store.answer = new Promise(() => {})
  await vi.advanceTimersByTimeAsync(5000)
  expect(store.probes).toBe(1)
})

test('is not opened by a call from before an outage that is over', async () => {
  const { store, engine } = switchable()
  const late = Promise.withResolvers<void>()
  store.answer = late.promise
  const early = engine.read('RETURN 2 AS two')
  store.answer = Promise.resolve()
  store.fault = graphUnavailable()
  await engine.read('RETURN 2 AS two').catch(() => {})
  store.fault = null
  await vi.advanceTimersByTimeAsync(1000)
  store.fault = graphUnavailable()
  late.resolve()
  await expect(early).rejects.toMatchObject(refusal)
  expect(engine.health.state).toBe('UP')
})

test('takes no other failure for an outage', async () => {
  const { store, engine } = switchable()
  for (const fault of [graphTimedOut(), new Error('bad text')]) {
    store.fault = fault
    await expect(engine.read('RETURN 2 AS two')).rejects.toBe(fault)
    expect(engine.health.state).toBe('UP')
  }
})

test('leaves no timer behind when closed', async () => {
  const { store, engine } = switchable()
  store.fault = graphUnavailable()
  await engine.read('RETURN 2 AS two').catch(() => {})
  await engine.close()
  expect(store.closed).toBe(true)
  expect(vi.getTimerCount()).toBe(0)
})
