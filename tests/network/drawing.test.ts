import { expect, it } from 'vitest'
import { drawingOf } from '../../src/network/drawing.ts'
import type { Engine } from '../../src/network/engine.ts'
import { type BareTie, readSliceGraph, type SliceGraph } from '../../src/network/slice-graph.ts'
import { summaryOf } from '../../src/network/slice-summary.ts'

const actor = (id: string) => ({ id, kind: 'GROUP', sortName: id })
const tie = (id: string, fromId: string, toId: string): BareTie => ({
  ...{ id, fromId, toId },
  kind: 'ALLIED_WITH',
})

/** hub is tied to all, b to c too; e stands alone. */
const graph: SliceGraph = {
  actors: ['e', 'd', 'c', 'b', 'hub'].map(actor),
  ties: [
    tie('4', 'd', 'hub'),
    tie('3', 'b', 'c'),
    tie('2', 'hub', 'c'),
    tie('1', 'hub', 'b'),
    tie('5', 'b', 'hub'),
  ],
}
const ids = (list: readonly { readonly id?: string }[]) => list.map(({ id }) => id).join()

it('shows all that fits, those with most ties first', () => {
  const { nodes, links, actors, ties } = drawingOf(graph, { actors: 5, ties: 5 })
  expect([ids(nodes), ids(links), actors, ties]).toEqual(['hub,b,c,d,e', '1,5,2,3,4', 5, 5])
})

it('cuts away from the edge, and never shows a tie without both its ends', () => {
  const few = drawingOf(graph, { actors: 2, ties: 5 })
  expect([ids(few.nodes), ids(few.links), few.actors, few.ties]).toEqual(['hub,b', '1,5', 5, 5])
  const one = drawingOf(graph, { actors: 5, ties: 3 })
  expect([ids(one.nodes), ids(one.links)]).toEqual(['hub,b,c,d,e', '1,5,2'])
  expect(drawingOf({ actors: [], ties: [] }, { actors: 5, ties: 5 })).toEqual({
    ...{ nodes: [], links: [], actors: 0, ties: 0 },
  })
})

it('counts a pair once however it is tied', () => {
  expect(summaryOf(graph, null)).toMatchObject({
    ...{ actors: 5, ties: 5, certain: null, untied: 1, density: 4 / 10 },
  })
  expect(summaryOf({ actors: [actor('a')], ties: [] }, '2024-01-01')).toMatchObject({
    ...{ actors: 1, ties: 0, certain: 0, untied: 1, density: null },
  })
})

it('refuses a slice of more than 50,000 actors', async () => {
  const of = (count: number) => {
    const rows = Array.from({ length: count }, (_, n) => ({
      id: `${n}`,
      kind: 'GROUP',
      tie_toId: [],
    }))
    const engine: Pick<Engine, 'read'> = { read: async () => rows }
    return readSliceGraph(engine as Engine, { text: '', params: {} })
  }
  expect((await of(50_000)).actors).toHaveLength(50_000)
  await expect(of(50_001)).rejects.toMatchObject({ code: 'SLICE_TOO_LARGE' })
})
