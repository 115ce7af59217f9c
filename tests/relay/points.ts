import type { Engine } from '../../src/network/engine.ts'

/**
 * Where a batch can be struck: between reading the records and writing the graph; with all written
 * and nothing kept yet; kept, but nobody told of it.
 */
export const points = ['READ', 'WRITTEN', 'KEPT'] as const

export type Point = (typeof points)[number]

/** An engine that calls `strike` at each point of every transaction that writes. */
export const struck = (engine: Engine, strike: (point: Point) => void): Engine => ({
  ...engine,
  write: async (work) => {
    strike('READ')
    const value = await engine.write(async (run) => {
      const done = await work(run)
      strike('WRITTEN')
      return done
    })
    strike('KEPT')
    return value
  },
})
