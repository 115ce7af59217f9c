import { describe, expect, it } from 'vitest'
import { makeContext } from '../../src/api/make-context.ts'
import type { NetworkShape } from '../../src/api/network.ts'
import { graphOf } from '../../src/api/network-summary.ts'
import type { Engine } from '../../src/network/engine.ts'
import { inBatches, type Slices } from '../../src/network/slice-batch.ts'
import { wholeSlice } from '../network/texts.ts'

const members = (from: number, size: number) =>
  Array.from({ length: size }, (_, n) => `actor-${from + n}`)
const around = (sizes: number[]) =>
  sizes.map((size, n) => ({ ...wholeSlice, around: members(n * 2000, size) }))

describe('slices that are asked for together', () => {
  it('are cut into batches of 50,000 actors', () => {
    const sizes = (given: number[]) =>
      inBatches(around(given) as never as Slices).map((batch) =>
        batch.map((slice) => slice.around?.length),
      )
    expect(sizes([1, 2, 3])).toEqual([[1, 2, 3]])
    expect(sizes(Array(25).fill(2000))).toEqual([Array(25).fill(2000)])
    expect(sizes(Array(26).fill(2000))).toEqual([Array(25).fill(2000), [2000]])
    expect(inBatches([wholeSlice])).toEqual([[wholeSlice]])
  })

  it('are answered when they hold more than that together', async () => {
    const texts: number[] = []
    const engine = {
      read: async (_text: string, { members }: { members: string[] }) => {
        texts.push(members.length)
        return members.map((id) => ({ id, kind: 'GROUP', tie_toId: [], tie_kind: [] }))
      },
    } as unknown as Engine
    const stores = {
      records: null as never,
      network: engine,
      engineState: () => null as never,
      relayStatus: () => null as never,
    }
    const context = makeContext(stores, { language: 'EN', signal: new AbortController().signal })
    const watch = { during: <T>(read: Promise<T>) => read, version: async () => null }
    const networks = around(Array(60).fill(2000)).map(
      (slice): NetworkShape => ({ engine, knownAt: null, slice, name: null, drawn: false, watch }),
    )
    const graphs = await Promise.all(networks.map((network) => graphOf(context, network)))
    expect(texts).toEqual([50_000, 50_000, 20_000])
    graphs.forEach(({ actors }, n) => {
      expect(actors.map(({ id }) => id)).toEqual(networks[n]?.slice.around)
    })
  })
})
