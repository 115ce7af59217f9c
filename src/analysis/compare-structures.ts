import { componentsWithout, type Fragmentation, fragmentation } from './fragmentation.ts'
import { edgeCount, type Graph } from './graph.ts'

/** What a change does to how a network hangs together (F, D_F: Borgatti 2006). */
export const compareMethod = {
  name: 'COMPARED_STRUCTURES',
  version: 1,
  source: 'Borgatti 2006; Freeman 1979 for density',
} as const

export interface StructureFigures extends Fragmentation {
  /** Those that are not lost. */
  readonly actors: number
  /** How many of them have a neighbour. */
  readonly tied: number
  /** Pairs of neighbours, of all pairs; NaN with fewer than two actors. */
  readonly density: number
}

export interface ComparedStructures {
  readonly before: StructureFigures
  readonly after: StructureFigures
  /**
   * Who can no longer reach more than half of the remaining actors that they could reach. Ascending.
   */
  readonly fallenOff: readonly number[]
}

/** Compares two undirected graphs of the same actors, some of whom are lost in the second one. */
export function compareStructures({
  before,
  after,
  lost,
}: {
  readonly before: Graph
  readonly after: Graph
  readonly lost: Uint8Array
}): ComparedStructures {
  return {
    before: figuresOf(before, new Uint8Array(before.n)),
    after: figuresOf(after, lost),
    fallenOff: fallenOff(before, after, lost),
  }
}

function figuresOf(graph: Graph, lost: Uint8Array): StructureFigures {
  let [actors, tied] = [0, 0]
  for (let v = 0; v < graph.n; v += 1) {
    if (lost[v] !== 0) continue
    actors += 1
    if (graph.offsets[v] !== graph.offsets[v + 1]) tied += 1
  }
  const pairs = (actors * (actors - 1)) / 2
  const density = pairs > 0 ? edgeCount(graph) / pairs : Number.NaN
  return { ...fragmentation(graph, lost), actors, tied, density }
}

function fallenOff(before: Graph, after: Graph, lost: Uint8Array): number[] {
  const was = componentsWithout(before, new Uint8Array(before.n)).labels
  const is = componentsWithout(after, lost).labels
  const [could, kept] = [new Map<number, number>(), new Map<string, number>()]
  const both = (v: number) => `${was[v]} ${is[v]}`
  const remaining = [...was.keys()].filter((v) => lost[v] === 0)
  for (const v of remaining) {
    const label = was[v] as number
    could.set(label, (could.get(label) ?? 0) + 1)
    kept.set(both(v), (kept.get(both(v)) ?? 0) + 1)
  }
  return remaining.filter((v) => {
    const all = (could.get(was[v] as number) as number) - 1
    const still = (kept.get(both(v)) as number) - 1
    return 2 * (all - still) > all
  })
}
