import { type Graph, turned } from './graph.ts'
import { beneath, type Layers, layersOf } from './totals-layers.ts'

/**
 * Totals that count nothing twice: the figure (members, women, households) of a group inside a
 * federation inside a network. The arcs lead from a member to the body it is a member of, and a body
 * may be reached several ways.
 *
 * The total of a body *from its members* is the sum over the lowest bodies beneath it of known figure:
 * those with no known figure beneath themselves. Each counts once. A body's own figure is never added
 * to those of its members; it is compared with them, or stands in for them where none of theirs is
 * known.
 *
 * Two bodies that stand in for members of unknown figure may share some of these: then they overlap,
 * `fromMembers` takes only the greatest of those that overlap, and `atMost` all of them. What people
 * who are in two groups count is not known here.
 *
 * Edge cases: unknown is NaN, not 0; nothing known beneath: NaN. Bodies that are members of each other
 * count as overlapping. A body is not beneath itself.
 */
export const totalsMethod = { name: 'TOTALS', version: 1, source: 'our definition' } as const

export interface Total {
  readonly body: number
  /** Its own figure; NaN: not known. */
  readonly own: number
  readonly fromMembers: number
  readonly atMost: number
  /** The bodies that are counted. Ascending, as the others. */
  readonly counted: Uint32Array
  /** The lowest bodies that no known figure covers. */
  readonly unknown: Uint32Array
  /** Those counted that overlap with others. */
  readonly overlapping: Uint32Array
}

/** The totals of these bodies, by default of all that have members, by place. */
export function totals(
  memberships: Graph,
  figures: Float64Array,
  bodies: Iterable<number> = bodiesOf(memberships),
): readonly Total[] {
  if (!memberships.directed) throw new RangeError('memberships have a direction')
  const members = turned(memberships)
  const layers = layersOf(members, figures)
  return Object.freeze([...bodies].map((body) => totalOf(members, figures, layers, body)))
}

function bodiesOf({ n, targets }: Graph): number[] {
  const has = new Uint8Array(n)
  for (const target of targets) has[target] = 1
  return Array.from(has.keys()).filter((body) => has[body] === 1)
}

function totalOf(members: Graph, figures: Float64Array, layers: Layers, body: number): Total {
  const below = beneath(members, body).filter((other) => other !== body)
  below.sort((a, b) => a - b)
  const counted = below.filter((v) => !Number.isNaN(figures[v]) && layers.lowestKnown[v] === 1)
  // Who covers each body: the first counted one it is, or is beneath of; those that meet overlap.
  const covers = new Map<number, number>()
  const leaders = new Map(counted.map((v) => [v, v]))
  const leaderOf = (v: number): number => {
    const above = leaders.get(v) as number
    return above === v ? v : leaderOf(above)
  }
  for (const v of counted) {
    for (const covered of beneath(members, v)) {
      const other = covers.get(covered)
      if (other === undefined) covers.set(covered, v)
      else leaders.set(leaderOf(v), leaderOf(other))
    }
  }
  const clusters = Map.groupBy(counted, leaderOf)
  const figure = (v: number) => figures[v] as number
  const sum = (values: readonly number[]) =>
    values.length === 0 ? Number.NaN : values.reduce((total, value) => total + value, 0)
  const greatest = [...clusters.values()].map((cluster) =>
    cluster.reduce((most, v) => Math.max(most, figure(v)), -Infinity),
  )
  const overlapping = [...clusters.values()].filter(({ length }) => length > 1).flat()
  return Object.freeze({
    body,
    own: figure(body),
    fromMembers: sum(greatest),
    atMost: sum(counted.map(figure)),
    counted: Uint32Array.from(counted),
    unknown: Uint32Array.from(below.filter((v) => layers.bottom[v] === 1 && !covers.has(v))),
    overlapping: Uint32Array.from(overlapping.sort((a, b) => a - b)),
  })
}
