import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstDay, isDay, lastDay, parsePartialDate } from '../../src/model/partial-date.ts'
import { anyCalendarDay, anyPartialDate } from './calendar.ts'

describe('isDay', () => {
  test.each(['0001-01-01', '9999-12-31', '2016-02-29', '2000-02-29', '0004-02-29', '1582-10-10'])(
    'takes %s',
    (text) => expect(isDay(text)).toBe(true),
  )

  test.each([
    '',
    '0000-01-01',
    '0000-12-31',
    '2015-02-29',
    '1900-02-29',
    '2018-02-30',
    '2018-04-31',
    '2018-13-01',
    '2018-00-10',
    '2018-01-00',
    '2018-1-1',
    '2018-01-01 ',
    '2018-01-01\n',
    '2018-01-01T00:00',
    '+2018-01-01',
    '10000-01-01',
    '٢٠١٨-01-01',
  ])('refuses %j', (text) => expect(isDay(text)).toBe(false))

  test('takes every day of the calendar', () => {
    fc.assert(fc.property(anyCalendarDay, (day) => isDay(day)))
  })
})

describe('parsePartialDate', () => {
  test.each([
    ['2015', '2015-01-01', '2015-12-31'],
    ['2015-01', '2015-01-01', '2015-01-31'],
    ['2015-12', '2015-12-01', '2015-12-31'],
    ['2015-02', '2015-02-01', '2015-02-28'],
    ['2016-02', '2016-02-01', '2016-02-29'],
    ['1900-02', '1900-02-01', '1900-02-28'],
    ['2016-02-29', '2016-02-29', '2016-02-29'],
    ['2014~', '2013-01-01', '2015-12-31'],
    ['2014-06~', '2014-05-01', '2014-07-31'],
    ['2014-01~', '2013-12-01', '2014-02-28'],
    ['2015-12~', '2015-11-01', '2016-01-31'],
    ['2015-01-14~', '2015-01-13', '2015-01-15'],
    ['2016-03-01~', '2016-02-29', '2016-03-02'],
    ['2015-12-31~', '2015-12-30', '2016-01-01'],
    ['0001', '0001-01-01', '0001-12-31'],
    ['0099-02', '0099-02-01', '0099-02-28'],
    ['9999', '9999-01-01', '9999-12-31'],
    ['9999-12', '9999-12-01', '9999-12-31'],
    ['0001~', '0001-01-01', '0002-12-31'],
    ['0001-01~', '0001-01-01', '0001-02-28'],
    ['0001-01-01~', '0001-01-01', '0001-01-02'],
    ['9999~', '9998-01-01', '9999-12-31'],
    ['9999-12~', '9999-11-01', '9999-12-31'],
    ['9999-12-31~', '9999-12-30', '9999-12-31'],
  ])('reads %s as %s to %s', (text, min, max) => {
    expect(parsePartialDate(text)).toEqual({ min, max })
  })

  test.each([
    '',
    '~',
    '0000',
    '0000~',
    '0000-01',
    '0000-01-01',
    '2015-00',
    '2015-13',
    '2015-1',
    '2015-02-29',
    '2018-02-30',
    '2018-00-01',
    '2018-01-32',
    '201',
    '20155',
    '-2015',
    '2015~~',
    '2015?',
    '2015/2016',
    '201X',
    ' 2015',
    '2015\n',
    '2015-01-14T00:00:00Z',
    'Januari 2015',
  ])('finds no date in %j', (text) => expect(parsePartialDate(text)).toBeNull())

  test('gives ordered days of the calendar', () => {
    fc.assert(
      fc.property(anyPartialDate, (text) => {
        const range = parsePartialDate(text)
        expect(range).not.toBeNull()
        if (!range) return
        expect(isDay(range.min) && isDay(range.max)).toBe(true)
        expect(firstDay <= range.min && range.min <= range.max && range.max <= lastDay).toBe(true)
      }),
    )
  })

  test('means every day that begins with it, and less the more exact it is', () => {
    fc.assert(
      fc.property(anyCalendarDay, fc.boolean(), (day, approximate) => {
        const mark = approximate ? '~' : ''
        const [byDay, byMonth, byYear] = [10, 7, 4].map((length) =>
          parsePartialDate(day.slice(0, length) + mark),
        )
        if (!byDay || !byMonth || !byYear) throw new Error(`unread: ${day}`)
        expect(byDay.min <= day && day <= byDay.max).toBe(true)
        expect(byMonth.min <= byDay.min && byDay.max <= byMonth.max).toBe(true)
        expect(byYear.min <= byMonth.min && byMonth.max <= byYear.max).toBe(true)
      }),
    )
  })

  test('an approximate date covers the exact one', () => {
    fc.assert(
      fc.property(anyPartialDate, (text) => {
        const exact = parsePartialDate(text.replace('~', ''))
        const about = parsePartialDate(`${text.replace('~', '')}~`)
        if (!exact || !about) throw new Error(`unread: ${text}`)
        expect(about.min <= exact.min && exact.max <= about.max).toBe(true)
      }),
    )
  })
})
