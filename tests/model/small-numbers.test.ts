import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSmall, type Part, type Sums, withheldKeys } from '../../src/model/small-numbers.ts'
import { boundsOf } from './attacker.ts'

const sums: Sums = {
  above: (sum) => (sum === 'all' ? null : sum.length === 1 ? 'all' : sum.slice(0, 1)),
  weight: (sum) => (sum === 'all' ? 10 : sum.length === 1 ? 3 : 1),
}

const part = (key: string, people: number, ...places: string[]): Part => ({
  ...{ key, people },
  sums: [...new Set(['all', ...places.flatMap((place) => [place.slice(0, 1), place])])],
})

const withheldOf = (parts: readonly Part[]) => [...withheldKeys(parts, sums)].sort()

/** Places of two provinces: a and b with regencies a1 to b2, where a group may stand in several. */
const place = fc.constantFrom('a', 'a1', 'a2', 'a3', 'b', 'b1', 'b2')
const people = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 10 }) },
  { weight: 4, arbitrary: fc.integer({ min: 11, max: 40 }) },
)
const places = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(place) },
  { weight: 2, arbitrary: fc.uniqueArray(place, { maxLength: 3 }) },
)
const network = fc
  .array(fc.record({ people, places }), {
    ...{ minLength: 1, maxLength: 14 },
  })
  .map((groups) => groups.map((group, at) => part(`g${at}`, group.people, ...group.places)))

describe('what is withheld', () => {
  it('is nothing where nothing is small, and never a 0', () => {
    expect(withheldOf([part('x', 11, 'a1'), part('y', 0, 'a2'), part('z', 500)])).toEqual([])
    expect(withheldOf([part('x', 5, 'a1'), part('y', 0, 'a2')])).not.toContain('a2')
  })

  it('is a small number, and all that it would be told by', () => {
    // 5 of a1 would be told by a1 less the 20 beside it, and both by whoever knows one of the two.
    const three = [part('x', 5, 'a1'), part('y', 20, 'a1'), part('z', 30, 'a1')]
    expect(withheldOf(three)).toEqual(['x', 'y', 'z'])
    const four = [...three, part('zz', 40, 'a1')]
    expect(withheldOf(four)).toEqual(['x', 'y', 'z'])
  })

  it('is a regency beside one that is small, not its province', () => {
    const parts = [
      part('x', 5, 'a1'),
      part('y', 20, 'a2'),
      part('z', 30, 'a2'),
      part('zz', 40, 'a3'),
    ]
    expect(withheldOf(parts)).toEqual(['a1', 'a2', 'x', 'y', 'z'])
  })

  it('stays the same when only large numbers change', () => {
    const parts = (y: number, z: number) => [
      ...[part('x', 5, 'a1'), part('y', y, 'a1'), part('z', z, 'a1')],
      part('zz', 90, 'a1'),
    ]
    expect(withheldOf(parts(20, 300))).toEqual(withheldOf(parts(300, 20)))
  })
})

describe('what can be worked out', () => {
  it('is seen by the attacker of these tests', () => {
    const parts = [part('x', 5, 'a1'), part('y', 20, 'a1')]
    const bounds = boundsOf(parts, new Set(['x']))
    expect(bounds).toEqual([{ key: 'x', people: 5, least: 5, most: 5 }])
    const both = boundsOf(parts, new Set(['x', 'y']))
    expect(both.map(({ least, most }) => [least, most])).toEqual([
      [1, 24],
      [1, 24],
    ])
  })

  it('tells nobody a withheld number, nor one that knows a group a small one', () => {
    fc.assert(
      fc.property(network, (parts) => {
        const withheld = withheldKeys(parts, sums)
        for (const { key, people: told } of parts) {
          if (isSmall(told)) expect(withheld).toContain(key)
        }
        for (const { key, people: told, least, most } of boundsOf(parts, withheld)) {
          expect({ key, hidden: most - least >= 10 }).toEqual({ key, hidden: true })
          expect(least <= told && told <= most).toBe(true)
        }
        for (const { key: known } of parts.filter(({ key }) => withheld.has(key))) {
          const small = boundsOf(parts, withheld, [known]).filter((one) => isSmall(one.people))
          for (const { key, least, most } of small) {
            expect({ known, key, hidden: most - least >= 10 }).toEqual({ known, key, hidden: true })
          }
        }
      }),
      { numRuns: 500 },
    )
  })
})
