import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leverage } from '../../src/analysis/leverage.ts'
import { votesOf } from '../../src/analysis/leverage-defaults.ts'
import { drawnValues, leverageInputs } from '../../src/analysis/leverage-inputs.ts'
import { random } from '../../src/analysis/random.ts'
import type { TieKind } from '../../src/model/tie.ts'
import { anyDecision, snapshotOf, type TieGiven, worked } from './decisions.ts'
import { growing, relabelled } from './graphs.ts'

const [A, B, D, O] = [0, 1, 2, 3] as const

describe('the example worked by hand', () => {
  test('says to go through B where influence alone says to lobby D', () => {
    const found = leverage({ ...worked, raise: 1, draws: 0 })
    expect([...found.shares].map((one) => Number(one.toFixed(9)))).toEqual([0.25, 0.25, 0.5, 0])
    expect([...found.settled.subarray(0, 3)].map((one) => Number(one.toFixed(9)))).toEqual([
      1, 0.5, -0.25,
    ])
    expect(found.outcome).toBeCloseTo(-0.25, 9)
    expect(found.scores[B]).toBeCloseTo(0.2, 9)
    expect(found.scores[D]).toBeCloseTo(0.12, 9)
    expect(found.scores[A]).toBe(0)
    expect(found.scores[O]).toBeNaN()
    expect(found.rows.map(({ actor, rank }) => [actor, rank])).toEqual([
      [B, 1],
      [D, 2],
    ])
    const [b, d] = found.rows
    expect(b?.way.actors).toEqual([O, B])
    expect(d?.way.actors).toEqual([O, B, D])
    expect(b?.walks.map(({ actors, share }) => [actors, share])).toEqual([
      [[D, B], expect.closeTo(1, 9)],
    ])
    expect(found.assumed).toBe(0)
    expect(found.tooLittleKnown).toBe(false)
    expect(b?.interval).toBeNull()
  })

  test('has room by openness unless told otherwise, and no more than a campaign can do', () => {
    const { scores, room } = leverage({ ...worked, draws: 0 })
    expect([...room.subarray(0, 3)]).toEqual([0, 0.5, 1])
    expect(scores[B]).toBeCloseTo(0.8 * 0.25 * 0.5, 9)
    expect(scores[D]).toBeCloseTo(0.24 * 0.5 * 1, 9)
    expect([...leverage({ ...worked, most: 0.25, draws: 0 }).room.subarray(0, 3)]).toEqual([
      0, 0.25, 0.25,
    ])
    expect([...leverage({ ...worked, target: -1, draws: 0 }).room.subarray(0, 3)]).toEqual([
      0, 0.5, 0,
    ])
  })

  test('would win most by D listening to A', () => {
    const [first] = leverage({ ...worked, draws: 0 }).newTies
    expect(first).toMatchObject({ actor: D, to: A })
    // D listens to B by .3; a tie of .5 beside it weighs 5/8.
    expect(first?.weight).toBeCloseTo(0.625, 12)
    expect(first?.gain).toBeCloseTo(0.5 * 0.625 * 0.5, 9)
  })
})

describe('what is asked', () => {
  test('a seat weighs by its role, and within it by its weight', () => {
    const seat = (actor: number, role: 'DECIDES' | 'CO_SIGNS' | 'ADVISES', weight: number) => ({
      actor,
      role,
      weight,
    })
    const seats = [
      seat(0, 'DECIDES', 1),
      seat(1, 'DECIDES', 3),
      seat(2, 'CO_SIGNS', 9),
      seat(3, 'ADVISES', 1),
    ]
    expect(votesOf(seats).map(({ weight }) => weight)).toEqual([0.25, 0.75, 0.5, 0])
  })

  test('several organizers reach as far as the best of them', () => {
    const both = leverage({ ...worked, organizers: [O, A], draws: 0 })
    expect([...both.reach]).toEqual([1, 1, 0.3, 1])
    expect(both.scores[A]).toBeNaN()
  })

  test('what the asker supposes counts for what is on record', () => {
    const supposed = leverage({
      ...worked,
      assumptions: {
        actors: [{ actor: B, stance: -0.5, openness: null }],
        strengths: [{ tie: 2, strength: 0.4 }],
      },
      draws: 0,
    })
    expect(supposed.room[B]).toBeCloseTo(0.75, 12)
    expect(supposed.reach[B]).toBeCloseTo(0.4, 12)
    expect(supposed.assumed).toBe(0)
  })

  test('an actor or a value that is not there is refused', () => {
    const judge = (actor: number, stance: number | null, openness: number | null) => () =>
      leverage({ ...worked, judgements: [{ actor, stance, openness, confidence: 'LOW' }] })
    for (const one of [judge(4, 0, 0), judge(0, 2, null), judge(0, null, 1), judge(-1, 0, null)]) {
      expect(one).toThrow(RangeError)
    }
    expect(() => leverage({ ...worked, organizers: [4] })).toThrow(RangeError)
    expect(() => leverage({ ...worked, seats: [{ actor: 0, weight: -1 }] })).toThrow(RangeError)
  })

  test('those who decide and listen to nobody on record are named', () => {
    const snapshot = snapshotOf(2, [[0, 1, 'FUNDED_BY']])
    const found = leverage({
      ...worked,
      snapshot,
      organizers: [0],
      seats: [{ actor: 1, weight: 1 }],
      judgements: [],
    })
    expect(found.unheard).toEqual([1])
    expect(found.rows).toEqual([])
    expect(found.assumed).toBeNaN()
    expect(found.newTies[0]).toBeUndefined()
  })
})

describe('what is known', () => {
  const nothing = {
    snapshot: snapshotOf(4, [
      [0, 1, 'ALLIED_WITH'],
      [1, 2, 'LOBBIES'],
      [2, 3, 'PART_OF'],
    ]),
    organizers: [0],
    target: 1 as const,
    seats: [{ actor: 3, weight: 1 }],
    judgements: [],
  }

  test('is too little if nobody judged anything', () => {
    const found = leverage(nothing)
    expect(found.rows.length).toBeGreaterThan(0)
    expect(found.assumed).toBeCloseTo(1, 12)
    expect(found.tooLittleKnown).toBe(true)
    expect(found.rows[0]?.assumed.stance).toBe(true)
  })

  test('is enough when what the rows rest on is judged', () => {
    const judgements = [1, 2, 3].map((actor) => ({
      ...{ actor, stance: 0, openness: 0.5, confidence: 'MEDIUM' as const },
    }))
    const found = leverage({ ...nothing, judgements })
    expect(found.tooLittleKnown).toBe(false)
    const [first] = found.rows
    expect(first?.assumed).toMatchObject({ stance: false, openness: [] })
    expect(first?.assumed.strengths.length).toBeGreaterThan(0)
    expect(leverage({ ...nothing, judgements, threshold: 0.1 }).tooLittleKnown).toBe(true)
  })

  test('is nothing where nobody decides', () => {
    for (const seats of [[], [{ actor: 3, weight: 0 }]]) {
      const found = leverage({ ...nothing, seats })
      expect(found.tooLittleKnown).toBe(true)
      expect(found.outcome).toBeNaN()
      expect([...found.scores].every(Number.isNaN)).toBe(true)
      expect(found.rows).toEqual([])
      expect(found.outcomeInterval).toBeNull()
    }
    const empty = leverage({ ...nothing, snapshot: snapshotOf(0, []), organizers: [], seats: [] })
    expect(empty.tooLittleKnown).toBe(true)
    const alone = leverage({
      ...nothing,
      snapshot: snapshotOf(1, []),
      seats: [{ actor: 0, weight: 1 }],
    })
    expect(alone.outcome).toBe(0)
    expect(alone.rows).toEqual([])
  })

  test('makes the interval: judged well narrow, assumed wide, given none', () => {
    const width = (found: ReturnType<typeof leverage>) => {
      const interval = found.rows[0]?.interval
      return interval ? interval.high - interval.low : Number.NaN
    }
    const wide = leverage(nothing)
    const sure = leverage({ ...worked })
    expect(width(sure)).toBeLessThan(width(wide))
    const given = leverage({
      ...worked,
      judgements: [],
      assumptions: {
        actors: worked.judgements.map(({ confidence: _, ...one }) => one),
        strengths: [
          { tie: 0, strength: 1 },
          { tie: 1, strength: 0.3 },
          { tie: 2, strength: 0.8 },
        ],
      },
    })
    expect(width(given)).toBeLessThan(1e-6)
    expect(given.rows[0]?.interval?.low).toBeCloseTo(given.rows[0]?.score as number, 6)
    expect(given.rows.map(({ inFirst }) => Math.round((inFirst as number) * 100))).toEqual([
      100, 100,
    ])
  })

  test('is drawn within its range', () => {
    const inputs = leverageInputs(nothing.snapshot, [
      { actor: 2, stance: 0.9, openness: 0.5, confidence: 'MEDIUM' },
    ])
    const next = random(3)
    for (let draw = 0; draw < 200; draw += 1) {
      const { stances, openness, strengths } = drawnValues(nothing.snapshot, inputs, next)
      expect(stances[2]).toBeGreaterThanOrEqual(0.7)
      expect(stances[2]).toBeLessThanOrEqual(1)
      expect(Math.abs((openness[2] as number) - 0.5)).toBeLessThanOrEqual(0.1)
      expect(Math.abs(stances[0] as number)).toBeLessThanOrEqual(1)
      expect(strengths[2]).toBeGreaterThanOrEqual(0.5)
      expect(strengths[1]).toBeLessThanOrEqual(0.6)
    }
  })

  test('is drawn alike for the same seed, and otherwise for another', () => {
    const drawn = (seed: number) => leverage({ ...nothing, seed, first: 1 })
    expect(drawn(7)).toEqual(drawn(7))
    expect(drawn(8).rows[0]?.interval).not.toEqual(drawn(7).rows[0]?.interval)
    const inFirst = drawn(7).rows.map((row) => row.inFirst as number)
    expect(inFirst.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9)
  })
})

describe('any leverage', () => {
  test('is R h D, at most what moving the actor wins, and 0 where nobody gets', () => {
    fc.assert(
      fc.property(anyDecision, ({ n, snapshot, seats }) => {
        const found = leverage({
          ...worked,
          snapshot,
          seats,
          judgements: [],
          organizers: [0],
          draws: 0,
        })
        for (let x = 1; x < n; x += 1) {
          const [r, h, d] = [found.reach[x], found.shares[x], found.room[x]] as number[]
          expect(found.scores[x]).toBeCloseTo((r as number) * (h as number) * (d as number), 12)
          if (r === 0) expect(found.scores[x]).toBe(0)
        }
        expect(found.shares.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9)
        expect(found.rows.every(({ score }) => score > 0)).toBe(true)
        expect(found.rows.every(({ explained }) => explained <= 1 + 1e-9)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('does not change with the order of actors, or with one more who is alone', () => {
    fc.assert(
      fc.property(anyDecision, fc.integer(), ({ n, ties, seats, system }, seed) => {
        const pairs = ties.map(([from, to]) => [from, to] as const)
        const { order, pairs: turned } = relabelled(n, pairs, seed)
        const place = (i: number) => order[i] as number
        const ask = (n: number, given: readonly TieGiven[], at: (i: number) => number) =>
          leverage({
            ...{ snapshot: snapshotOf(n, given), organizers: [at(0)], target: 1, draws: 0 },
            seats: seats.map(({ actor, weight }) => ({ actor: at(actor), weight })),
            judgements: seats.map(({ actor }) => ({
              actor: at(actor),
              stance: system.stances[actor] as number,
              openness: system.openness[actor] as number,
              confidence: 'HIGH' as const,
            })),
          })
        const before = ask(n, ties, (i) => i)
        const other = turned.map(([from, to], at): TieGiven => {
          const [, , kind, strength] = ties[at] as readonly [number, number, TieKind, number?]
          return [from, to, kind, strength]
        })
        const after = ask(n, other, place)
        const more = ask(n + 1, ties, (i) => i)
        expect(after.outcome).toBeCloseTo(before.outcome, 9)
        for (let x = 1; x < n; x += 1) {
          expect(after.scores[place(x)]).toBeCloseTo(before.scores[x] as number, 9)
          expect(more.scores[x]).toBeCloseTo(before.scores[x] as number, 9)
        }
        expect(more.scores[n]).toBe(0)
      }),
      { numRuns: 60 },
    )
  })

  test('of 100,000 actors with 500,000 ties', () => {
    const { n, offsets, targets } = growing(100_000, 5, 5, true)
    const given: TieGiven[] = []
    for (let i = 0; i < n; i += 1) {
      for (const j of targets.subarray(offsets[i], offsets[i + 1]))
        given.push([i, j, 'ALLIED_WITH'])
    }
    const snapshot = snapshotOf(n, given)
    const seats = [3, 500, 70_000].map((actor) => ({ actor, weight: 1 }))
    const found = leverage({
      ...worked,
      snapshot,
      seats,
      judgements: [],
      draws: 2,
      interventions: false,
    })
    expect(found.rows.length).toBe(10)
    expect(found.residual).toBeLessThanOrEqual(1e-11)
  })
})
