import { describe, expect, it } from 'vitest'
import {
  bySeries,
  conflictBetween,
  conflictsAmong,
  latestOf,
  mostCompared,
  type Said,
} from '../../src/model/figure.ts'
import { anyDay, parsePartialDate } from '../../src/model/partial-date.ts'

/** A claim on `members`; `on` is its day. */
function said(value: number | string, on: string | null, more: Partial<Said> = {}): Said {
  const { min, max } = on === null ? anyDay : (parsePartialDate(on) ?? anyDay)
  return {
    id: `${value} ${on}`,
    property: 'members',
    number: typeof value === 'number' ? value : null,
    text: typeof value === 'string' ? value : null,
    comparator: 'EXACTLY',
    rank: 'NORMAL',
    confidence: 'MEDIUM',
    trueMin: min,
    trueMax: max,
    ...more,
  }
}

const more = { comparator: 'MORE_THAN' } as const
const about = { comparator: 'ABOUT' } as const

describe('two claims', () => {
  it.each([
    ['one day, two figures', said(433, '2015-08'), said(500, '2015-08'), 'HOLDS'],
    ['figures of different days', said(433, '2015-08'), said(620, '2019'), null],
    ['a month within a year', said(433, '2015-08'), said(500, '2015'), 'MAY_HOLD'],
    ['figures without a day', said(158, null), said(143, null), 'MAY_HOLD'],
    ['a day and none', said(158, null), said(143, '2018'), 'MAY_HOLD'],
    ['the same figure', said(7, '2018'), said(7, '2018'), null],
    ['about 100 and 102', said(100, '2018', about), said(102, '2018'), null],
    ['about 100 and 110', said(100, '2018', about), said(110, '2018'), null],
    ['about 100 and 111', said(100, '2018', about), said(111, '2018'), 'HOLDS'],
    ['about 100 and about 121', said(100, '2018', about), said(121, '2018', about), null],
    ['about 100 and about 150', said(100, '2018', about), said(150, '2018', about), 'HOLDS'],
    ['more than 500 and 501', said(500, '2018', more), said(501, '2018'), null],
    ['more than 500 and 500', said(500, '2018', more), said(500, '2018'), 'HOLDS'],
    ['more than 500 and more than 900', said(500, '2018', more), said(900, '2018', more), null],
    ['more than 500 and about 460', said(500, '2018', more), said(460, '2018', about), null],
    ['more than 500 and about 400', said(500, '2018', more), said(400, '2018', about), 'HOLDS'],
    ['about nothing and 1', said(0, '2018', about), said(1, '2018'), 'HOLDS'],
    ['about -100 and -105', said(-100, '2018', about), said(-105, '2018'), null],
    ['two founding dates', said('2015', null), said('2014-06', null), 'HOLDS'],
    ['a year and a day of it', said('2015', null), said('2015-01-14', null), null],
    ['about a year and the next', said('2015~', null), said('2016-03', null), null],
    ['a date and a text', said('2015', null), said('dahulu', null), 'HOLDS'],
    ['two texts of different days', said('A', '2015'), said('B', '2016'), null],
    ['a text and a figure', said('433', '2015'), said(433, '2015'), null],
    ['a text in another case', said('JPRI', null), said('Jpri', null), 'HOLDS'],
    [
      'one that is known to be wrong',
      said(23, '2018', { rank: 'DEPRECATED' }),
      said(231, '2018'),
      null,
    ],
    [
      'two other names',
      said('A', null, { property: 'alsoKnownAs' }),
      said('B', null, { property: 'alsoKnownAs' }),
      null,
    ],
    ['the ends of time', said(1, '0001-01-01'), said(2, '9999-12-31'), null],
    ['a day at the end of time', said(1, '9999'), said(2, '9999-12-31'), 'MAY_HOLD'],
  ])('%s', (_what, a, b, certainty) => {
    expect(conflictBetween(a, b)).toBe(certainty)
    expect(conflictBetween(b, a)).toBe(certainty)
  })
})

describe('conflicts', () => {
  it('are kept apart by day', () => {
    const claims = [said(1, '2015'), said(2, '2015'), said(7, '2019'), said(9, '2019')]
    expect(conflictsAmong(claims).map((one) => one.claims)).toEqual([
      [claims[0], claims[1]],
      [claims[2], claims[3]],
    ])
  })

  it('join what conflicts with either, and hold when two of them do', () => {
    const claims = [said(1, '2015'), said(2, '2015-08'), said(3, '2015-08'), said(1, null)]
    const [only, ...rest] = conflictsAmong(claims)
    expect(rest).toEqual([])
    expect(only).toEqual({ claims, certainty: 'HOLDS' })
  })

  it('are none among nothing, one, or a series', () => {
    expect(conflictsAmong([])).toEqual([])
    expect(conflictsAmong([said(1, null)])).toEqual([])
    expect(conflictsAmong([said(1, '2015'), said(2, '2016'), said(3, '2017')])).toEqual([])
  })

  it('are found among as many claims as are compared, all of one day, at once', () => {
    const claims = Array.from({ length: mostCompared }, (_, at) => said(at, '2015'))
    const began = performance.now()
    expect(conflictsAmong(claims)[0]?.claims).toHaveLength(mostCompared)
    expect(performance.now() - began).toBeLessThan(2000)
  })
})

describe('the latest figure', () => {
  const first = said(433, '2015-08')
  const preferred = said(600, '2019', { rank: 'PREFERRED' })
  const beside = said(620, '2019')
  const wrong = said(6200, '2023', { rank: 'DEPRECATED' })
  const undated = said(999, null)

  it('is the preferred one of the latest day, whatever is known to be wrong', () => {
    const series = [wrong, beside, preferred, undated, first].sort(bySeries)
    expect(series).toEqual([undated, first, preferred, beside, wrong])
    expect(latestOf(series)).toBe(preferred)
  })

  it('is the surest where nothing is preferred', () => {
    const sure = said(1, '2019', { confidence: 'HIGH' })
    expect(latestOf([beside, sure, said(3, '2019', { confidence: 'LOW' })].sort(bySeries))).toBe(
      sure,
    )
  })

  it('has no day only where none has, and is null where nothing is right', () => {
    expect(latestOf([undated])).toBe(undated)
    expect(latestOf([wrong])).toBeNull()
    expect(latestOf([])).toBeNull()
  })
})
