import { describe, expect, it, test } from 'vitest'
import {
  ageInDays,
  compareStandings,
  type Position,
  positions,
  quadrantOf,
  quadrants,
  stepsTowardsUs,
} from '../../src/model/stance.ts'

describe('steps towards us', () => {
  test.each([
    ['ACTIVE_OPPONENT', 'ACTIVE_ALLY', 4],
    ['ACTIVE_ALLY', 'ACTIVE_OPPONENT', -4],
    ['NEUTRAL', 'PASSIVE_ALLY', 1],
    ['NEUTRAL', 'PASSIVE_OPPONENT', -1],
    ['NEUTRAL', 'NEUTRAL', 0],
  ] as const)('%s to %s: %i', (from, to, steps) => {
    expect(stepsTowardsUs(from, to)).toBe(steps)
  })

  it('adds up along any way', () => {
    for (const a of positions)
      for (const b of positions)
        for (const c of positions)
          expect(stepsTowardsUs(a, b) + stepsTowardsUs(b, c)).toBe(stepsTowardsUs(a, c))
  })
})

describe('the quadrant', () => {
  test.each([
    [5, 5, 'MANAGE_CLOSELY'],
    [3, 3, 'MANAGE_CLOSELY'],
    [3, 2, 'KEEP_SATISFIED'],
    [5, 1, 'KEEP_SATISFIED'],
    [2, 3, 'KEEP_INFORMED'],
    [1, 5, 'KEEP_INFORMED'],
    [2, 2, 'MONITOR'],
    [1, 1, 'MONITOR'],
  ] as const)('of power %i and interest %i is %s', (power, interest, quadrant) => {
    expect(quadrantOf(power, interest)).toBe(quadrant)
  })

  it('takes in every judgement, and none lies empty', () => {
    const scale = [1, 2, 3, 4, 5]
    const found = scale.flatMap((power) => scale.map((interest) => quadrantOf(power, interest)))
    expect(new Set(found)).toEqual(new Set(quadrants))
  })
})

describe('two days compared', () => {
  const at = (actorId: string, position: Position) => ({ actorId, position })

  it('tells who moved, widest way towards us first, and who is newly known', () => {
    const earlier = [at('a', 'NEUTRAL'), at('b', 'ACTIVE_OPPONENT'), at('c', 'ACTIVE_ALLY')]
    const later = [
      at('a', 'PASSIVE_OPPONENT'),
      at('b', 'NEUTRAL'),
      at('c', 'ACTIVE_ALLY'),
      at('d', 'NEUTRAL'),
    ]
    expect(compareStandings(earlier, later)).toEqual({
      moves: [
        { before: earlier[1], after: later[1], steps: 2 },
        { before: earlier[0], after: later[0], steps: -1 },
      ],
      newlyKnown: [later[3]],
    })
  })

  it('keeps the given order among equal moves', () => {
    const names = ['x', 'a', 'm']
    const { moves } = compareStandings(
      names.toSorted().map((name) => at(name, 'NEUTRAL')),
      names.map((name) => at(name, 'PASSIVE_ALLY')),
    )
    expect(moves.map(({ after }) => after.actorId)).toEqual(names)
  })

  it('finds nothing between nothing, and all new after nothing', () => {
    expect(compareStandings([], [])).toEqual({ moves: [], newlyKnown: [] })
    const one = [at('a', 'NEUTRAL')]
    expect(compareStandings([], one)).toEqual({ moves: [], newlyKnown: one })
    expect(compareStandings(one, one)).toEqual({ moves: [], newlyKnown: [] })
  })
})

test('the age of a stance counts days, over leap years and to the end of time', () => {
  const day = (text: string) => new Date(`${text}T00:00:00Z`)
  expect(ageInDays(day('2024-06-01'), '2024-06-01')).toBe(0)
  expect(ageInDays(day('2024-02-28'), '2024-03-01')).toBe(2)
  expect(ageInDays(day('2023-02-28'), '2023-03-01')).toBe(1)
  expect(ageInDays(day('0001-01-01'), '9999-12-31')).toBe(3_652_058)
})
