import { describe, expect, it } from 'vitest'
import {
  type ActorRead,
  buildSnapshot,
  bytesOf,
  type TieRead,
} from '../../src/analysis/build-snapshot.ts'
import { connections, passages, tied } from '../../src/analysis/graph.ts'
import { neverConfirmed } from '../../src/analysis/snapshot.ts'
import { keepSnapshots } from '../../src/analysis/snapshots.ts'
import { tieKindNames } from '../../src/model/tie.ts'

const actor = (id: string, more: Partial<ActorRead> = {}): ActorRead => ({
  ...{ id, kind: 'GROUP', classification: 'UNION', province: '' },
  ...more,
})
const tie = (id: string, fromId: string, toId: string, more: Partial<TieRead> = {}): TieRead => ({
  ...{ id, fromId, toId, kind: 'ALLIED_WITH', strength: -1, confidence: 'LOW' },
  ...{ certain: false, confirmed: '' },
  ...more,
})

const first = {
  actors: [actor('a', { province: '35' }), actor('b', { kind: 'PARTNER', classification: 'NGO' })],
  ties: [
    tie('4', 'a', 'c', { kind: 'LOBBIES', strength: 0.25 }),
    tie('2', 'a', 'b', { confidence: 'HIGH', certain: true, confirmed: '1970-01-03' }),
    tie('9', 'b', 'gone'),
  ],
}
const second = { actors: [actor('c', { province: '34' })], ties: [tie('1', 'c', 'a')] }

const built = () => {
  const build = buildSnapshot()
  build.add(first)
  build.add(second)
  return build.done('v')
}

describe('a snapshot', () => {
  it('holds what was read as columns, ties by whom they begin at, and none to who is not in it', () => {
    const { ties, ...actors } = built()
    expect(actors).toEqual({
      version: 'v',
      ids: ['a', 'b', 'c'],
      kinds: Uint8Array.of(0, 2, 0),
      classifications: Uint8Array.of(1, 7, 1),
      provinceCodes: ['34', '35'],
      provinces: Int32Array.of(1, -1, 0),
    })
    expect(ties).toEqual({
      ids: ['2', '4', '1'],
      from: Int32Array.of(0, 0, 2),
      to: Int32Array.of(1, 2, 0),
      kinds: Uint8Array.from(['ALLIED_WITH', 'LOBBIES', 'ALLIED_WITH'] as const, (kind) =>
        tieKindNames.indexOf(kind),
      ),
      strengths: Float64Array.of(Number.NaN, 0.25, Number.NaN),
      confidences: Uint8Array.of(2, 0, 0),
      certain: Uint8Array.of(1, 0, 0),
      confirmed: Int32Array.of(2, neverConfirmed, neverConfirmed),
    })
  })

  it('is read in order, and of nobody is empty', () => {
    const build = buildSnapshot()
    build.add(second)
    expect(() => build.add(first)).toThrow('order')
    const empty = buildSnapshot().done('v')
    expect([empty.ids, empty.ties.ids, connections(tied(empty)).n]).toEqual([[], [], 0])
  })

  it('gives who is tied to whom by the strongest tie, and who passes on to whom', () => {
    const snapshot = built()
    const all = connections(tied(snapshot))
    expect([...all.offsets]).toEqual([0, 2, 3, 4])
    expect([...all.targets]).toEqual([1, 2, 0, 0])
    // Of the two ties of a and c the alliance is taken for stronger than the lobbying.
    expect([...all.ties]).toEqual([0, 2, 0, 2])
    const passed = passages(tied(snapshot))
    expect([...passed.targets]).toEqual([1, 2, 0, 0])
  })
})

describe('snapshots that are kept', () => {
  it('are read once for all who ask, and the longest unused goes first', async () => {
    const snapshot = built()
    const kept = keepSnapshots({ most: 2 * bytesOf(snapshot) })
    let reads = 0
    const read = async () => {
      reads += 1
      return built()
    }
    const [one, same] = await Promise.all([kept.of('1', read), kept.of('1', read)])
    expect(one).toBe(same)
    await kept.of('2', read)
    await kept.of('1', read)
    await kept.of('3', read)
    expect([reads, kept.bytes()]).toEqual([3, 2 * bytesOf(snapshot)])
    expect(await kept.of('1', read)).toBe(one)
    await kept.of('2', read)
    expect(reads).toBe(4)
  })

  it('keep no failure', async () => {
    const kept = keepSnapshots()
    await expect(kept.of('1', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect((await kept.of('1', async () => built())).ids).toHaveLength(3)
  })
})
