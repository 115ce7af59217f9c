import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { equilibrium, type System } from '../../src/analysis/equilibrium.ts'
import { influenceWalks } from '../../src/analysis/influence-walks.ts'
import { anyDecision, listeningTo, matrixOf } from './decisions.ts'

const asked = (system: System, actors: readonly number[], count: number) => {
  const { susceptibility, shares } = equilibrium(system)
  const { listening, votes } = system
  return influenceWalks({ listening, susceptibility, votes, shares, actors, count })
}

const all = expect.closeTo(1, 9)

describe('influence walks', () => {
  test('of the example worked by hand explain all', () => {
    const system = {
      listening: listeningTo([
        [0, 0, 0],
        [1, 0, 0],
        [0, 1, 0],
      ]),
      openness: Float64Array.of(0, 0.5, 0.5),
      stances: Float64Array.of(1, 0, -1),
      votes: Float64Array.of(0, 0, 1),
    }
    const [a, b, d] = asked(system, [0, 1, 2], 3)
    expect(a).toEqual([{ actors: [2, 1, 0], ties: [1, 0], share: all }])
    expect(b).toEqual([{ actors: [2, 1], ties: [1], share: all }])
    expect(d).toEqual([{ actors: [2], ties: [], share: all }])
  })

  test('go round where actors listen to each other, each round explaining less', () => {
    const system = {
      listening: listeningTo([
        [0, 1],
        [1, 0],
      ]),
      openness: Float64Array.of(0.5, 0.5),
      stances: Float64Array.of(0, 0),
      votes: Float64Array.of(1, 0),
    }
    const [own] = asked(system, [0], 3)
    expect(own?.map(({ actors }) => actors)).toEqual([[0], [0, 1, 0], [0, 1, 0, 1, 0]])
    const wanted = [0.75, 0.1875, 0.046875].map((one) => expect.closeTo(one, 9))
    expect(own?.map(({ share }) => share)).toEqual(wanted)
  })

  test('are the heaviest that there are, and never explain more than the share', () => {
    fc.assert(
      fc.property(anyDecision, ({ n, system }) => {
        const w = matrixOf(system.listening)
        const { susceptibility: l, shares } = equilibrium(system)
        const actors = Array.from({ length: n }, (_, i) => i)
        // All walks of up to five steps, by their weight.
        const every = actors.map((): number[] => [])
        const go = (v: number, value: number, steps: number) => {
          every[v]?.push(value)
          if (steps === 0) return
          for (const j of actors) {
            const next = value * (l[v] as number) * ((w[v] as number[])[j] as number)
            if (next > 1e-9) go(j, next, steps - 1)
          }
        }
        for (const v of actors) if (system.votes[v] !== 0) go(v, system.votes[v] as number, 5)
        asked(system, actors, 2).forEach((walks, x) => {
          const unit = (1 - (l[x] as number)) / (shares[x] as number)
          const best = (every[x] as number[]).toSorted((a, b) => b - a).slice(0, 2)
          walks.forEach(({ share, actors: on }, at) => {
            if (on.length <= 6 && (shares[x] as number) > 1e-3)
              expect(share).toBeCloseTo((best[at] as number) * unit, 9)
            expect(on.at(-1)).toBe(x)
            expect(system.votes[on[0] as number]).toBeGreaterThan(0)
          })
          if ((shares[x] as number) > 1e-3) expect(walks.length).toBeGreaterThan(0)
          if ((shares[x] as number) < 1e-3) return
          expect(walks.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-8)
        })
      }),
      { numRuns: 60 },
    )
  })
})
