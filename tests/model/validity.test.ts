import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstDay, lastDay, parsePartialDate } from '../../src/model/partial-date.ts'
import { type Bounds, boundsOf, certaintyOn } from '../../src/model/validity.ts'
import { anyCalendarDay, anyPartialDate } from './calendar.ts'

const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null })

const bounds = (since: string | null, until: string | null, stillOn?: string): Bounds => {
  const result = boundsOf(since, until, stillOn ?? null)
  if (typeof result === 'string') throw new Error(result)
  return result
}

describe('boundsOf', () => {
  test('knows nothing of what is not given', () => {
    expect(bounds(null, null)).toEqual({
      sinceMin: firstDay,
      sinceMax: lastDay,
      untilMin: firstDay,
      untilMax: lastDay,
    })
  })

  test('reads both ends', () => {
    expect(bounds('2015', '2018-05~')).toEqual({
      sinceMin: '2015-01-01',
      sinceMax: '2015-12-31',
      untilMin: '2018-04-01',
      untilMax: '2018-06-30',
    })
  })

  test('a day on which it goes on moves the near bounds, never past what the texts say', () => {
    expect(bounds('2015', null, '2018-10-25')).toMatchObject({
      sinceMax: '2015-12-31',
      untilMin: '2018-10-25',
    })
    expect(bounds('2015', null, '2015-06-01')).toMatchObject({
      sinceMax: '2015-06-01',
      untilMin: '2015-06-01',
    })
    expect(bounds(null, '2018', '2018-03-02')).toMatchObject({
      sinceMax: '2018-03-02',
      untilMin: '2018-03-02',
    })
    expect(bounds('2015', '2018', '2019-01-01')).toMatchObject({ untilMin: '2018-12-31' })
    expect(bounds('2015', '2018', '2014-01-01')).toMatchObject({
      sinceMax: '2015-01-01',
      untilMin: '2018-01-01',
    })
  })

  test('refuses what cannot be read and what certainly contradicts itself', () => {
    expect(boundsOf('2015-13', null)).toBe('SINCE_UNREADABLE')
    expect(boundsOf('', null)).toBe('SINCE_UNREADABLE')
    expect(boundsOf(null, '2018-02-30')).toBe('UNTIL_UNREADABLE')
    expect(boundsOf('2018', '2017')).toBe('SINCE_AFTER_UNTIL')
    expect(boundsOf('2018-05-02', '2018-05-01')).toBe('SINCE_AFTER_UNTIL')
  })

  test('lets pass what is merely possible', () => {
    expect(boundsOf('2018', '2018-01-01')).not.toBeTypeOf('string')
    expect(boundsOf('2018-05-01', '2018-05-01')).not.toBeTypeOf('string')
    expect(boundsOf('2018~', '2017')).not.toBeTypeOf('string')
  })

  test('is ordered, and refuses exactly when since begins after until ends', () => {
    fc.assert(
      fc.property(
        maybe(anyPartialDate),
        maybe(anyPartialDate),
        maybe(anyCalendarDay),
        (since, until, still) => {
          const result = boundsOf(since, until, still)
          const start = since === null ? firstDay : (parsePartialDate(since)?.min ?? '')
          const end = until === null ? lastDay : (parsePartialDate(until)?.max ?? '')
          expect(result === 'SINCE_AFTER_UNTIL').toBe(start > end)
          if (typeof result === 'string') return
          expect(result.sinceMin <= result.sinceMax).toBe(true)
          expect(result.untilMin <= result.untilMax).toBe(true)
          expect(result.sinceMin <= result.untilMax).toBe(true)
        },
      ),
    )
  })

  test('holds for certain on the day on which a source shows it to go on', () => {
    fc.assert(
      fc.property(
        maybe(anyPartialDate),
        maybe(anyPartialDate),
        anyCalendarDay,
        (since, until, still) => {
          const plain = boundsOf(since, until)
          const result = boundsOf(since, until, still)
          if (typeof plain === 'string' || typeof result === 'string') return
          expect(certaintyOn(result, still)).toBe(certaintyOn(plain, still) && 'HOLDS')
        },
      ),
    )
  })
})

describe('certaintyOn', () => {
  const tie = bounds('2015-03', '2018')

  test.each([
    ['2015-02-28', null],
    ['2015-03-01', 'MAY_HOLD'],
    ['2015-03-30', 'MAY_HOLD'],
    ['2015-03-31', 'HOLDS'],
    ['2018-01-01', 'HOLDS'],
    ['2018-01-02', 'MAY_HOLD'],
    ['2018-12-31', 'MAY_HOLD'],
    ['2019-01-01', null],
  ])('on %s: %s', (day, expected) => expect(certaintyOn(tie, day)).toBe(expected))

  test('the last day counts', () => {
    expect(certaintyOn(bounds('2018-05-01', '2018-05-01'), '2018-05-01')).toBe('HOLDS')
  })

  test('an open or unknown end may hold, on the first and the last day too', () => {
    expect(certaintyOn(bounds(null, null), firstDay)).toBe('MAY_HOLD')
    expect(certaintyOn(bounds(null, null), lastDay)).toBe('MAY_HOLD')
    expect(certaintyOn(bounds('2015', null), '2026-01-01')).toBe('MAY_HOLD')
  })

  test('what holds stays within what may hold, whatever more is learned', () => {
    const rank = { HOLDS: 2, MAY_HOLD: 1, none: 0 }
    fc.assert(
      fc.property(
        fc.array(anyCalendarDay, { minLength: 8, maxLength: 8 }),
        anyCalendarDay,
        (days, day) => {
          const [a, b, c, d, e, f, g, h] = days.toSorted()
          if (!a || !b || !c || !d || !e || !f || !g || !h) throw new Error('too few days')
          const vague: Bounds = { sinceMin: a, sinceMax: d, untilMin: e, untilMax: h }
          const exact: Bounds = { sinceMin: b, sinceMax: c, untilMin: f, untilMax: g }
          const before = certaintyOn(vague, day)
          const after = certaintyOn(exact, day)
          if (before === 'HOLDS') expect(after).toBe('HOLDS')
          if (before === null) expect(after).toBeNull()
          const earlier = certaintyOn({ ...vague, sinceMin: firstDay, untilMax: lastDay }, day)
          expect(rank[earlier ?? 'none']).toBeGreaterThanOrEqual(rank[before ?? 'none'])
        },
      ),
    )
  })
})
