import { isDay } from '../model/partial-date.ts'
import { Refusal } from '../model/problem.ts'
import { builder } from './builder.ts'

builder.scalarType('Date', {
  description: 'A full day of the calendar, YYYY-MM-DD, from 0001-01-01 to 9999-12-31.',
  serialize: (value) => value,
  parseValue: (value) => {
    if (typeof value === 'string' && isDay(value)) return value
    throw new Refusal('BAD_DATE', {
      id: 'Tanggal ditulis YYYY-MM-DD dan harus ada di kalender, misalnya 2018-10-25.',
      en: 'A date is written YYYY-MM-DD and must exist in the calendar, for example 2018-10-25.',
    })
  },
})

builder.scalarType('DateTime', {
  description: 'An instant, ISO 8601 in UTC.',
  serialize: (value) => value.toISOString(),
  parseValue: (value) => {
    const time = typeof value === 'string' ? new Date(value) : new Date(Number.NaN)
    if (!Number.isNaN(time.getTime())) return time
    throw new Refusal('BAD_DATE', {
      id: 'Waktu ditulis menurut ISO 8601, misalnya 2018-10-25T01:30:00Z.',
      en: 'An instant is written as in ISO 8601, for example 2018-10-25T01:30:00Z.',
    })
  },
})
