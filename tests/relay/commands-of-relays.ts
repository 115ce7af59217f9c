import fc from 'fast-check'
import { readWatermark } from '../../src/network/watermark.ts'
import { commit } from '../../src/relay/commit.ts'
import { look } from '../../src/relay/look.ts'
import { wipe } from '../support/engines.ts'
import { command } from './command.ts'
import { settled } from './model.ts'
import { type Point, points, struck } from './points.ts'

export const stepping = fc.constant(null).map(() =>
  command('step', async (_model, stores) => {
    await stores.step()
  }),
)

export const crashing = fc.constantFrom(...points).map((at: Point) =>
  command(
    'crash',
    async (_model, stores) => {
      const strike = (point: Point) => {
        if (point === at) throw new Error('the process is closed')
      }
      await stores.step({}, struck(stores.engine, strike))
    },
    undefined,
    at,
  ),
)

export const pausing = fc.constant(null).map(() =>
  command(
    'pause',
    async (model, stores) => {
      await stores.pause()
      model.paused += 1
    },
    ({ paused, away }) => paused < 3 && !away,
  ),
)

export const resuming = fc.constant(null).map(() =>
  command(
    'resume',
    async (model, stores) => {
      await stores.resume()
      model.paused -= 1
    },
    ({ paused }) => paused > 0,
  ),
)

/** The same batch is committed twice; the second time nothing of it may be applied. */
export const doubling = fc.constant(null).map(() =>
  command('duplicate', async (_model, stores) => {
    const twice: typeof commit = async (engine, from, to, apply) => {
      const won = await commit(engine, from, to, apply)
      if (won) {
        await commit(engine, from, to, () => Promise.reject(new Error('applied twice, not closed')))
      }
      return won
    }
    const before = (await readWatermark(stores.engine).catch(() => null))?.epoch
    const done = await stores.step({ parts: { look, commit: twice } })
    if (typeof done === 'string') {
      if (done.includes('twice')) throw new Error(done)
      return
    }
    const after = (await readWatermark(stores.engine))?.epoch
    const moved = done.outcome === 'MOVED' ? 1 : 0
    if (before !== undefined && after !== before + moved) {
      throw new Error(`one batch moved the graph from ${before} to ${after}`)
    }
  }),
)

export const outage = fc.boolean().map((away) =>
  command(
    away ? 'the graph goes away' : 'the graph comes back',
    async (model, stores) => {
      stores.away = away
      model.away = away
    },
    (model) => model.away !== away,
  ),
)

export const losing = fc.constant(null).map(() =>
  command(
    'the graph is lost',
    async (_model, { engine }) => {
      await wipe(engine)
    },
    ({ away }) => !away,
  ),
)

export const settling = fc.constant(null).map(() => command('settle', settled))
