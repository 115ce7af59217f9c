import { type Graph, turned } from './graph.ts'
import { type Potential, potentialTo, shortest } from './routes-search.ts'

/**
 * Routes: through whom do I reach somebody, and what is plan B. A tie works with the probability p
 * that is its strength, each for itself; a route works if all of its ties do:
 *
 *     reliability = Π p = exp(−Σ w),  w = −ln p
 *
 * The most reliable loopless routes of at most H hops: the best by Dijkstra's algorithm on labels of
 * an actor *and* a number of hops, since the most reliable path to somebody may leave too few hops to
 * go on; the next ones by Yen's deviations. `atLeastOne` is the probability that at least one of the
 * routes found works, exact also where they share ties, by inclusion and exclusion.
 *
 * Edge cases: arcs of a directed graph are followed one way. Equally reliable routes are ordered by
 * hops, then by places; a tie of strength 1 costs nothing. No route within H hops: none, and 0.
 *
 * Source: Dijkstra 1959; Yen 1971. Cost of a route: at most H searches bounded by what lies within
 * H hops of both ends, led by the exact distance to the target.
 */
export const routesMethod = {
  name: 'ROUTES',
  version: 1,
  source: 'Dijkstra 1959; Yen 1971',
} as const

export interface Route {
  /** From the first to the last. */
  readonly actors: Uint32Array
  /** The places of its ties in the snapshot; -1: it is no tie's. */
  readonly ties: Int32Array
  readonly reliability: number
}

export interface Routes {
  /** By falling reliability. */
  readonly routes: readonly Route[]
  readonly atLeastOne: number
  /** Whether these are all routes of so many hops. */
  readonly complete: boolean
}

export interface RouteOptions {
  readonly maxHops?: number
  /** How many routes, up to 10. */
  readonly count?: number
}

const mostRoutes = 10
const mostHops = 100

interface Found {
  readonly actors: readonly number[]
  readonly cost: number
}

export function routes(graph: Graph, from: number, to: number, options: RouteOptions = {}): Routes {
  const { maxHops = 6, count = 3 } = options
  const { n } = graph
  if (!(from >= 0 && from < n && to >= 0 && to < n)) throw new RangeError('no actor has this place')
  if (from === to) throw new RangeError('a route leads from one actor to another')
  if (!(count >= 1 && count <= mostRoutes)) throw new RangeError(`1 to ${mostRoutes} routes`)
  if (!(maxHops >= 1 && maxHops <= mostHops)) throw new RangeError(`1 to ${mostHops} hops`)
  const potential = potentialTo(graph.directed ? turned(graph) : graph, to, maxHops)
  const found = deviations(graph, { from, to, maxHops, count: count + 1, potential })
  const list = found
    .slice(0, count)
    .sort(before)
    .map(({ actors }) => routeAlong(graph, actors))
  return Object.freeze({
    routes: list,
    atLeastOne: atLeastOne(graph, list),
    complete: found.length <= count,
  })
}

/** Probability that at least one of the routes works: Σ over sets of them, of alternating sign. */
export function atLeastOne(graph: Graph, found: readonly Route[]): number {
  const [places, chances]: [Map<string, number>, number[]] = [new Map(), []]
  const steps = found.map(({ actors, ties }) =>
    Array.from(ties, (tie, at) => {
      const [from, to] = [actors[at] as number, actors[at + 1] as number]
      const ends = graph.directed || from < to ? `${from} ${to}` : `${to} ${from}`
      // A tie that is an arc each way works both ways or not at all.
      const key = tie >= 0 ? `${tie}` : ends
      const place = places.get(key) ?? places.size
      places.set(key, place)
      chances[place] = graph.weights[arcOf(graph, from, to)] as number
      return place
    }),
  )
  const uses = new Uint32Array(places.size)
  /** Of the sets that hold what was taken so far and any of the routes from this one on. */
  function sum(route: number, product: number, sign: number): number {
    if (route === steps.length) return sign * product
    const without = sum(route + 1, product, sign)
    let more = product
    for (const tie of steps[route] as number[]) {
      if (uses[tie] === 0) more *= chances[tie] as number
      uses[tie] = (uses[tie] as number) + 1
    }
    const including = sum(route + 1, more, -sign)
    for (const tie of steps[route] as number[]) uses[tie] = (uses[tie] as number) - 1
    return without + including
  }
  return Math.min(1, Math.max(0, 1 - sum(0, 1, 1)))
}

interface Search {
  readonly from: number
  readonly to: number
  readonly maxHops: number
  readonly count: number
  readonly potential: Potential
}

/** Yen: each next route leaves one of the former ones somewhere; the best of all such ways is next. */
function deviations(graph: Graph, search: Search): Found[] {
  const { from, to, maxHops, count, potential } = search
  const barred = new Uint8Array(graph.n)
  const first = shortest(graph, { from, to, maxHops, potential, barred, notTo: [] })
  const found: Found[] = first ? [first] : []
  const open = new Map<string, Found>()
  while (found.length > 0 && found.length < count) {
    const last = found.at(-1) as Found
    let spent = 0
    for (let at = 0; at + 1 < last.actors.length; at += 1) {
      const root = last.actors.slice(0, at + 1)
      const notTo = found
        .filter(({ actors }) => root.every((actor, step) => actors[step] === actor))
        .map(({ actors }) => actors[at + 1] as number)
      for (const actor of root.slice(0, -1)) barred[actor] = 1
      const start = root[at] as number
      const spur = shortest(graph, {
        from: start,
        to,
        maxHops: maxHops - at,
        potential,
        barred,
        notTo,
      })
      barred.fill(0)
      if (spur) {
        const actors = [...root.slice(0, -1), ...spur.actors]
        open.set(actors.join(), { actors, cost: spent + spur.cost })
      }
      spent -= Math.log(graph.weights[arcOf(graph, start, last.actors[at + 1] as number)] as number)
    }
    const next = [...open].sort(([, a], [, b]) => before(a, b))[0]
    if (!next) break
    open.delete(next[0])
    found.push(next[1])
  }
  return found
}

function before(a: Found, b: Found): number {
  if (Math.abs(a.cost - b.cost) > 1e-12) return a.cost - b.cost
  if (a.actors.length !== b.actors.length) return a.actors.length - b.actors.length
  const at = a.actors.findIndex((actor, step) => actor !== b.actors[step])
  return (a.actors[at] ?? 0) - (b.actors[at] ?? 0)
}

function routeAlong(graph: Graph, actors: readonly number[]): Route {
  const arcs = actors.slice(1).map((to, at) => arcOf(graph, actors[at] as number, to))
  return Object.freeze({
    actors: Uint32Array.from(actors),
    ties: Int32Array.from(arcs, (arc) => graph.ties[arc] as number),
    reliability: arcs.reduce((product, arc) => product * (graph.weights[arc] as number), 1),
  })
}

/** The place of an arc that is in the graph. */
function arcOf({ offsets, targets }: Graph, from: number, to: number): number {
  return targets.indexOf(to, offsets[from])
}
