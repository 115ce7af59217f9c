import { beforeAll, describe, expect, it } from 'vitest'
import { anonymous } from '../../src/access/circles.ts'
import { graphFilter } from '../../src/access/cypher.ts'
import { defineGraph } from '../../src/network/define.ts'
import type { Engine } from '../../src/network/engine.ts'
import { readNeighbourhoods, type Walk } from '../../src/network/neighbourhood.ts'
import { readSliceGraph, sliceGraph } from '../../src/network/slice-graph.ts'
import { onBothEngines } from '../support/engines.ts'
import { anyTie } from './texts.ts'

const walk: Walk = {
  slice: {
    filter: graphFilter(anonymous),
    asOf: { day: null, certainty: 'MAY_HOLD' },
    areas: null,
    kinds: null,
    ties: anyTie,
    around: null,
  },
  direction: 'ANY',
  hops: 1,
}
const hubTies = 10_000
const id = (n: number) => `actor-${n}`

/** The first actor has 10,000 ties, the second (on the rim) 1,999 more; the last two only each other. */
async function putHubs(engine: Engine): Promise<void> {
  const alone = hubTies + 2000
  await engine.write(async (run) => {
    const rows = Array.from({ length: alone + 2 }, (_, n) => ({ id: id(n), circle: 'PUBLIC' }))
    await run('UNWIND $rows AS row CREATE (n:Actor) SET n = row', { rows })
    const ties = (from: number, first: number, count: number) =>
      run(
        "UNWIND $ids AS id MATCH (a:Actor {id: $from}) MATCH (b:Actor {id: id}) CREATE (a)-[:ALLIED_WITH {id: id, circle: 'PUBLIC'}]->(b)",
        { from: id(from), ids: Array.from({ length: count }, (_, n) => id(first + n)) },
      )
    await ties(0, 1, hubTies)
    await ties(1, hubTies + 1, 1998)
    await ties(alone, alone + 1, 1)
  })
}

describe('walks from actors with many ties', () => {
  onBothEngines((engine) => {
    let texts: { ids: unknown }[]
    const counted = (): Engine => ({
      ...engine(),
      read: (text, params) => {
        texts.push({ ids: params?.ids })
        return engine().read(text, params)
      },
    })
    const reach = (starts: string[], hops: number) => {
      texts = []
      return readNeighbourhoods(counted(), starts, { ...walk, hops })
    }

    beforeAll(async () => {
      await defineGraph(engine())
      await putHubs(engine())
    }, 60_000)

    it('gives 2,000 actors, and no more', async () => {
      const alone = id(hubTies + 2000)
      const found = await reach([id(0), id(1), alone], 1)
      expect(found.get(id(0))).toMatchObject({ code: 'SLICE_TOO_LARGE' })
      // The actor itself, the hub, and 1,998 others.
      expect(found.get(id(1))).toHaveLength(2000)
      expect(found.get(alone)).toEqual([alone, id(hubTies + 2001)])
    })

    it('goes on for the others when one has reached too many, by one text a hop', async () => {
      const alone = id(hubTies + 2000)
      const found = await reach([id(0), id(2), alone], 4)
      expect(found.get(id(2))).toMatchObject({ code: 'SLICE_TOO_LARGE' })
      expect(found.get(alone)).toEqual([alone, id(hubTies + 2001)])
      expect(texts).toHaveLength(2)
      expect(texts[0]?.ids).toEqual([id(0), id(2), alone])
      // The hub's 10,000 are not gone on from, only what the second has reached: the hub itself.
      expect(texts[1]?.ids).toEqual([id(0), id(hubTies + 2001)])
    })

    it('asks nothing more when nobody new is reached', async () => {
      const alone = id(hubTies + 2000)
      await reach([alone], 4)
      expect(texts.map(({ ids }) => ids)).toEqual([[alone], [id(hubTies + 2001)]])
      const none = await reach(['nobody'], 4)
      expect([none.get('nobody'), texts.length]).toEqual([['nobody'], 1])
    })

    it('reads all around an actor with 10,000 ties at once', async () => {
      const graph = await readSliceGraph(engine(), sliceGraph(walk.slice, 'COUNTS'))
      expect([graph.actors.length, graph.ties.length]).toEqual([12_002, hubTies + 1998 + 1])
    })
  })
})
