import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { constraint } from '../../src/analysis/constraint.ts'
import type { Graph } from '../../src/analysis/graph.ts'
import { table } from './brute.ts'
import {
  anyPairs,
  florentine,
  graphFrom,
  graphOfNamed,
  growing,
  kite,
  type Named,
  relabelled,
  toy,
} from './graphs.ts'
import { furthest, goldenGraphs } from './structure-golden.ts'

/** By definition, over the table. */
function byTable(graph: Graph) {
  const a = table(graph)
  const total = a.map((row) => row.reduce((sum, weight) => sum + weight, 0))
  const most = a.map((row) => Math.max(...row))
  const at = (i: number, j: number) => a[i]?.[j] as number
  const p = (i: number, j: number) => at(i, j) / (total[i] as number)
  const all = [...a.keys()]
  return {
    constraints: all.map((i) => {
      const alters = all.filter((j) => at(i, j) > 0)
      if (alters.length === 0) return Number.NaN
      return alters.reduce((sum, j) => {
        const over = all.filter((q) => q !== i && q !== j && at(i, q) > 0)
        return sum + (p(i, j) + over.reduce((part, q) => part + p(i, q) * p(q, j), 0)) ** 2
      }, 0)
    }),
    effectiveSizes: all.map((i) => {
      const alters = all.filter((j) => at(i, j) > 0)
      if (alters.length === 0) return Number.NaN
      return alters.reduce((sum, j) => {
        const over = alters.filter((q) => q !== j)
        const m = (q: number) => at(j, q) / (most[j] as number)
        return sum + 1 - over.reduce((part, q) => part + p(i, q) * m(q), 0)
      }, 0)
    }),
  }
}

const of = (given: Named) => {
  const { constraints, effectiveSizes } = constraint(graphOfNamed(given))
  return (name: string) => [constraints[given.place(name)], effectiveSizes[given.place(name)]]
}

describe('constraint and effective size', () => {
  test('of the two triangles', () => {
    const at = of(toy)
    expect(at('A')[0]).toBeCloseTo(1.00694, 5)
    expect(at('C')[0]).toBeCloseTo(0.61111, 5)
    expect(at('C')[1]).toBeCloseTo(7 / 3, 14)
    expect(at('A')[1]).toBeCloseTo(1, 14)
  })

  test('of the kite', () => {
    const at = of(kite)
    const given = { 7: 0.4311, 5: 0.4451, 6: 0.4451, 3: 0.4702, 8: 0.5 }
    for (const [name, value] of Object.entries(given)) expect(at(name)[0]).toBeCloseTo(value, 4)
    const sizes = { 3: 3.333, 5: 3, 6: 3, 7: 2.333 }
    for (const [name, value] of Object.entries(sizes)) expect(at(name)[1]).toBeCloseTo(value, 3)
  })

  test('of the Florentine families', () => {
    const at = of(florentine)
    expect(at('Medici')[0]).toBeCloseTo(0.2099, 4)
    expect(at('Guadagni')[0]).toBeCloseTo(0.25, 12)
    expect(at('Albizzi')[0]).toBeCloseTo(0.3333, 4)
    expect(at('Strozzi')[0]).toBeCloseTo(0.4583, 4)
    expect(at('Medici')[1]).toBeCloseTo(5.667, 3)
    expect(at('Guadagni')[1]).toBeCloseTo(4, 12)
  })

  test('cannot be said of an actor without ties, one with itself among them', () => {
    const { constraints, effectiveSizes } = constraint(
      graphFrom(4, [
        [0, 1],
        [1, 0],
        [3, 3],
      ]),
    )
    expect([...constraints]).toEqual([1, 1, Number.NaN, Number.NaN])
    expect([...effectiveSizes]).toEqual([1, 1, Number.NaN, Number.NaN])
    expect(constraint(graphFrom(0, [])).constraints).toHaveLength(0)
  })

  test.each(goldenGraphs)('$name: as igraph and networkx say', (given) => {
    const plain = constraint(given.graph)
    expect(furthest(plain.constraints, given.constraint)).toBeLessThan(1e-12)
    expect(furthest(plain.effectiveSizes, given.effectiveSize)).toBeLessThan(1e-12)
    const weighted = constraint(given.graph, { weighted: true })
    expect(furthest(weighted.constraints, given.weightedConstraint)).toBeLessThan(1e-12)
    expect(furthest(weighted.effectiveSizes, given.weightedEffectiveSize)).toBeLessThan(1e-12)
  })

  test('are what the definition says, whatever the order of actors and the unit of strength', () => {
    fc.assert(
      fc.property(anyPairs, fc.integer(), ({ n, pairs }, seed) => {
        const weights = pairs.map((_, at) => 1 / (1 + (at % 5)))
        const graph = graphFrom(n, pairs, { weights })
        const found = constraint(graph, { weighted: true })
        const expected = byTable(graph)
        expect(furthest(found.constraints, expected.constraints)).toBeLessThan(1e-12)
        expect(furthest(found.effectiveSizes, expected.effectiveSizes)).toBeLessThan(1e-12)
        const plain = constraint(graph)
        expect(plain).toEqual(constraint(graphFrom(n, pairs), { weighted: true }))
        const halves = graphFrom(n, pairs, { weights: weights.map((weight) => weight / 2) })
        const scaled = constraint(halves, { weighted: true }).constraints
        expect(furthest(scaled, found.constraints)).toBeLessThan(1e-12)
        const other = relabelled(n, pairs, seed)
        const turned = constraint(graphFrom(n, other.pairs, { weights }), { weighted: true })
        const back = other.order.map((place) => turned.constraints[place])
        expect(furthest(found.constraints, back)).toBeLessThan(1e-12)
        const more = constraint(graphFrom(n + 1, pairs, { weights }), { weighted: true })
        expect([...more.constraints]).toEqual([...found.constraints, Number.NaN])
      }),
    )
  })

  test('of 100,000 actors', () => {
    const { constraints } = constraint(growing(100_000, 5, 1))
    expect(constraints.some(Number.isNaN)).toBe(false)
  })
})
