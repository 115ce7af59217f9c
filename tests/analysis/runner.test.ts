import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { graphOf } from '../../src/analysis/graph.ts'
import { random } from '../../src/analysis/random.ts'
import { openRunner } from '../../src/analysis/runner.ts'
import { makeSharedWork } from '../../src/analysis/shared-work.ts'

/** A random graph with about `m` edges. */
function randomGraph(n: number, m: number) {
  const next = random(7)
  const ends = () => Uint32Array.from({ length: m }, () => Math.floor(next() * n))
  return graphOf(n, { from: ends(), to: ends() }, false)
}

const runner = openRunner()
afterAll(() => runner.close())
const inline = { cost: 1, signal: new AbortController().signal }
const inThread = { ...inline, cost: 1e9 }

describe('where methods run', () => {
  const graph = randomGraph(200, 600)

  it('gives the same in a thread as at once', async () => {
    const here = await runner.run('sampledBetweenness', { graph, pivots: 200 }, inline)
    const there = await runner.run('sampledBetweenness', { graph, pivots: 200 }, inThread)
    expect(there).toEqual(here)
  })

  it('passes on what a method refuses', async () => {
    const wrong = { graph, pivots: 0 }
    await expect(runner.run('sampledBetweenness', wrong, inThread)).rejects.toThrow('pivot')
  })

  it('leaves the thread of requests free, and ends with the signal', async () => {
    const large = randomGraph(20_000, 100_000)
    const controller = new AbortController()
    const { signal } = controller
    let ticks = 0
    const timer = setInterval(() => {
      ticks += 1
    }, 5)
    const running = runner.run(
      'sampledBetweenness',
      { graph: large, pivots: 20_000 },
      { cost: 1e9, signal },
    )
    const ended = expect(running).rejects.toMatchObject({ code: 'TIMED_OUT' })
    await pause(300)
    controller.abort()
    await ended
    clearInterval(timer)
    expect(ticks).toBeGreaterThan(10)
    // The thread was ended with it: the next one does not wait for what was given up.
    const next = await runner.run('degree', { graph }, inThread)
    expect(next.degrees).toHaveLength(200)
  })

  it('refuses when too many wait', async () => {
    const busy = openRunner()
    const controller = new AbortController()
    const { signal } = controller
    const large = randomGraph(20_000, 100_000)
    const input = { graph: large, pivots: 20_000 }
    const all = Array.from({ length: 25 }, () =>
      busy.run('sampledBetweenness', input, { cost: 1e9, signal }).catch(({ code }) => code),
    )
    await pause(50)
    controller.abort()
    const codes = await Promise.all(all)
    expect(new Set(codes)).toEqual(new Set(['ANALYSIS_BUSY', 'TIMED_OUT']))
    await busy.close()
  })
})

describe('work that several wait for', () => {
  const never = new AbortController().signal
  const owner = {}

  it('is done once, and kept', async () => {
    const shared = makeSharedWork()
    let done = 0
    const work = async () => {
      done += 1
      await pause(5)
      return done
    }
    const both = [shared.of(owner, 'a', never, work), shared.of(owner, 'a', never, work)]
    expect(await Promise.all(both)).toEqual([1, 1])
    expect(await shared.of(owner, 'a', never, work)).toBe(1)
    expect(await shared.of(owner, 'b', never, work)).toBe(2)
    expect(await shared.of({}, 'a', never, work)).toBe(3)
  })

  it('goes on while one still waits, and is ended when the last has gone', async () => {
    const shared = makeSharedWork()
    const signals: AbortSignal[] = []
    const work = (signal: AbortSignal) => {
      signals.push(signal)
      return new Promise<string>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('ended')))
        setTimeout(resolve, 60, 'done')
      })
    }
    const [first, second] = [new AbortController(), new AbortController()]
    const early = shared.of(owner, 'a', first.signal, work)
    const late = shared.of(owner, 'a', second.signal, work)
    first.abort()
    expect(await late).toBe('done')
    await early
    const left = new AbortController()
    const alone = shared.of(owner, 'b', left.signal, work)
    left.abort()
    await expect(alone).rejects.toThrow('ended')
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, true])
    // What was ended is begun anew by the next who asks.
    expect(await shared.of(owner, 'b', never, work)).toBe('done')
  })

  it('keeps no failure', async () => {
    const shared = makeSharedWork()
    const fails = () => Promise.reject(new Error('no'))
    await expect(shared.of(owner, 'a', never, fails)).rejects.toThrow('no')
    expect(await shared.of(owner, 'a', never, async () => 1)).toBe(1)
  })
})
