import fc from 'fast-check'
import { type Graph, graphOf } from '../../src/analysis/graph.ts'
import { random } from '../../src/analysis/random.ts'

/** Two ends, by their places. */
export type Pair = readonly [from: number, to: number]

/** A graph of given pairs, undirected unless told, with weights where they are given. */
export function graphFrom(
  n: number,
  pairs: readonly Pair[],
  { directed = false, weights }: { directed?: boolean; weights?: readonly number[] } = {},
): Graph {
  const arcs = { from: pairs.map(([from]) => from), to: pairs.map(([, to]) => to) }
  return graphOf(n, weights ? { ...arcs, weights } : arcs, directed)
}

/** A named graph: its actors in the order of their places, and its pairs by name. */
function named(names: string, pairs: string, directed = false) {
  const actors = names.split(' ')
  const place = (name: string | undefined) => {
    const at = actors.indexOf(name as string)
    if (at < 0) throw new Error(`no actor ${name}`)
    return at
  }
  const list = pairs.split(' ').map((pair): Pair => {
    const [from, to] = pair.split('-')
    return [place(from), place(to)]
  })
  return { n: actors.length, names: actors, place, pairs: list, directed }
}

/** A graph by the names of its actors. */
export type Named = ReturnType<typeof named>

export const graphOfNamed = ({ n, pairs, directed }: Named): Graph =>
  graphFrom(n, pairs, { directed })

/** Two triangles joined by C-D. */
export const toy = named('A B C D E F', 'A-B A-C B-C D-E D-F E-F C-D')

/** Krackhardt's kite (1990), in the usual numbering. */
export const kite = named(
  '0 1 2 3 4 5 6 7 8 9',
  '0-1 0-2 0-3 0-5 1-3 1-4 1-6 2-3 2-5 3-4 3-5 3-6 4-6 5-6 5-7 6-7 7-8 8-9',
)

/** Marriages among Florentine families (Padgett & Ansell 1993), without the unmarried Pucci. */
export const florentine = named(
  'Acciaiuoli Albizzi Barbadori Bischeri Castellani Ginori Guadagni Lamberteschi Medici Pazzi ' +
    'Peruzzi Ridolfi Salviati Strozzi Tornabuoni',
  'Acciaiuoli-Medici Castellani-Peruzzi Castellani-Strozzi Castellani-Barbadori Medici-Barbadori ' +
    'Medici-Ridolfi Medici-Tornabuoni Medici-Albizzi Medici-Salviati Salviati-Pazzi ' +
    'Peruzzi-Strozzi Peruzzi-Bischeri Strozzi-Ridolfi Strozzi-Bischeri Ridolfi-Tornabuoni ' +
    'Tornabuoni-Guadagni Albizzi-Ginori Albizzi-Guadagni Bischeri-Guadagni Guadagni-Lamberteschi',
)

/** Four actors for brokerage, directed; groups {A, B} and {C, D}. */
export const d4 = named('A B C D', 'A-B A-C B-C B-D C-D D-A', true)

/** Zachary's karate club (1977), in the numbering from 0; the two clubs are led by 0 and 33. */
export const karate = {
  n: 34,
  pairs: [
    [0, [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31]],
    [1, [2, 3, 7, 13, 17, 19, 21, 30]],
    [2, [3, 7, 8, 9, 13, 27, 28, 32]],
    [3, [7, 12, 13]],
    [4, [6, 10]],
    [5, [6, 10, 16]],
    [6, [16]],
    [8, [30, 32, 33]],
    [9, [33]],
    [13, [33]],
    [14, [32, 33]],
    [15, [32, 33]],
    [18, [32, 33]],
    [19, [33]],
    [20, [32, 33]],
    [22, [32, 33]],
    [23, [25, 27, 29, 32, 33]],
    [24, [25, 27, 31]],
    [25, [31]],
    [26, [29, 33]],
    [27, [33]],
    [28, [31, 33]],
    [29, [32, 33]],
    [30, [32, 33]],
    [31, [32, 33]],
    [32, [33]],
  ].flatMap(([from, to]) => (to as number[]).map((other): Pair => [from as number, other])),
}

/** `count` pairs drawn at random, self-loops and parallel ones among them. */
export function randomPairs(n: number, count: number, seed: number): Pair[] {
  const next = random(seed)
  const place = () => Math.floor(next() * n)
  return Array.from({ length: count }, (): Pair => [place(), place()])
}

/** Barabási and Albert's growing graph: each new actor makes `each` ties, to the well connected. */
export function growing(n: number, each: number, seed: number, directed = false): Graph {
  const next = random(seed)
  const from = new Uint32Array((n - each) * each)
  const to = new Uint32Array(from.length)
  let count = 0
  for (let actor = each; actor < n; actor += 1) {
    const start = count
    for (let at = 0; at < each; ) {
      const drawn = Math.floor(next() * 2 * start)
      const end = (drawn < start ? from[drawn] : to[drawn - start]) as number
      const other = start === 0 ? at : end
      if (to.subarray(start, count).includes(other)) continue
      from[count] = actor
      to[count] = other
      count += 1
      at += 1
    }
  }
  return graphOf(n, { from, to }, directed)
}

/** Small graphs as pairs, to be tried at random: empty ones and ones of many parts among them. */
export const anyPairs = fc.integer({ min: 1, max: 12 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    pairs: fc.array(
      fc.tuple(fc.integer({ min: 0, max: n - 1 }), fc.integer({ min: 0, max: n - 1 })),
      { maxLength: 30 },
    ),
  }),
)

/** The same graph with its actors in another order, drawn by the seed; `order[v]` is v's new place. */
export function relabelled(n: number, pairs: readonly Pair[], seed: number) {
  const next = random(seed)
  const order = Array.from({ length: n }, (_, at) => at)
  for (let at = n - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1))
    const [one, two] = [order[at] as number, order[other] as number]
    order[at] = two
    order[other] = one
  }
  const turn = (v: number) => order[v] as number
  return { order, pairs: pairs.map(([from, to]): Pair => [turn(from), turn(to)]) }
}
