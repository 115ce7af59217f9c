import { describe, expect, it } from 'vitest'
import {
  includedInOthers,
  mostWays,
  type Reported,
  sumOf,
  waysBelow,
} from '../../src/model/total.ts'

const links = (...pairs: string[]) =>
  pairs.map((pair) => {
    const [fromId = '', toId = ''] = pair.split('>')
    return { fromId, toId }
  })

const figure = (number: number, day: string | null, more: Partial<Reported> = {}): Reported => ({
  number,
  comparator: 'EXACTLY',
  trueMin: day ?? '0001-01-01',
  trueMax: day ?? '9999-12-31',
  ...more,
})

describe('a sum', () => {
  it('of nothing is not 0', () => {
    expect(sumOf([])).toBeNull()
    expect(sumOf([figure(0, '2020-01-01')])?.value).toBe(0)
  })

  it('of one day does not mix days', () => {
    const sum = sumOf([figure(80, '2018-12-02'), figure(20, '2018-12-02')])
    expect(sum).toEqual({
      value: 100,
      comparator: 'EXACTLY',
      reporting: 2,
      from: '2018-12-02',
      to: '2018-12-02',
      undated: 0,
      mixesDays: false,
    })
  })

  it('tells its span, and figures without a day apart from it', () => {
    const sum = sumOf([figure(80, '2018-12-02'), figure(20, null), figure(5, '2015-08-01')])
    expect(sum).toMatchObject({ from: '2015-08-01', to: '2018-12-02', undated: 1, mixesDays: true })
    expect(sumOf([figure(1, null)])).toMatchObject({ from: null, to: null, mixesDays: false })
  })

  it('is more than, else about, as soon as one figure is', () => {
    const about = figure(1, null, { comparator: 'ABOUT' })
    const more = figure(1, null, { comparator: 'MORE_THAN' })
    expect(sumOf([figure(1, null), about])?.comparator).toBe('ABOUT')
    expect(sumOf([about, more, figure(1, null)])?.comparator).toBe('MORE_THAN')
  })
})

describe('ways', () => {
  it('lead through alliances from the upper to the lower, the shortest first', () => {
    const below = waysBelow('net', links('fed>net', 'sub>fed', 'g>sub', 'g>fed', 'g>net', 'h>sub'))
    expect(below.ways('g')).toEqual([[], ['fed'], ['fed', 'sub']])
    expect(below.ways('h')).toEqual([['fed', 'sub']])
    expect(below.steps('h')).toBe(3)
  })

  it('come to an end in circles, and never pass an alliance twice', () => {
    const below = waysBelow('a', links('b>a', 'a>b', 'c>b', 'b>c', 'g>c'))
    expect(below.ways('g')).toEqual([['b', 'c']])
  })

  it('are at most ten, and found at once in a thicket', () => {
    const layer = (name: string) => Array.from({ length: 30 }, (_, at) => `${name}${at}`)
    const names = ['v', 'w', 'x', 'y', 'z'].map(layer)
    const pairs = names.flatMap((lower, at) =>
      lower.flatMap((one) => (names[at - 1] ?? ['root']).map((upper) => `${one}>${upper}`)),
    )
    const last = names.at(-1)?.map((one) => `g>${one}`) ?? []
    const began = performance.now()
    const ways = waysBelow('root', links(...pairs, ...last)).ways('g')
    expect(performance.now() - began).toBeLessThan(2000)
    expect(ways).toHaveLength(mostWays)
    expect(ways[0]).toHaveLength(5)
  })

  it('do not lead to what is not reached', () => {
    expect(waysBelow('a', links('g>b')).ways('g')).toEqual([])
    expect(waysBelow('a', []).steps('g')).toBeNull()
  })

  it('count a member once that two ties make a member', () => {
    expect(waysBelow('a', links('g>a', 'g>a')).ways('g')).toEqual([[]])
  })
})

describe('a part of another group', () => {
  it('is included in it when both report', () => {
    const parts = links('branch>union', 'cell>branch')
    expect(includedInOthers(new Set(['branch', 'union', 'cell']), parts)).toEqual(
      new Set(['branch', 'cell']),
    )
    expect(includedInOthers(new Set(['branch', 'cell']), parts)).toEqual(new Set(['cell']))
    expect(includedInOthers(new Set(['cell', 'union']), parts)).toEqual(new Set(['cell']))
    expect(includedInOthers(new Set(['branch']), parts)).toEqual(new Set())
  })

  it('counts once when groups are said to be parts of each other', () => {
    const parts = links('a>b', 'b>c', 'c>a')
    expect(includedInOthers(new Set(['a', 'b', 'c']), parts)).toEqual(new Set(['b', 'c']))
  })
})
