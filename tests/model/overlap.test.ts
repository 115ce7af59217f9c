import { describe, expect, it } from 'vitest'
import { overlapOf } from '../../src/model/overlap.ts'
import { type Bounds, boundsOf, certaintyOn } from '../../src/model/validity.ts'

const from = (since: string | null, until: string | null = null, still: string | null = null) =>
  boundsOf(since, until, still) as Bounds

describe('when two intervals overlap', () => {
  it.each([
    [
      'exact dates',
      from('2015-01-01', '2018-06-30'),
      from('2017-05-15', '2020-12-31'),
      { from: '2017-05-15', to: '2018-06-30' },
      { from: '2017-05-15', to: '2018-06-30' },
    ],
    [
      'years: certain only where both are',
      from('2015', '2018'),
      from('2017', '2020'),
      { from: '2017-12-31', to: '2018-01-01' },
      { from: '2017-01-01', to: '2018-12-31' },
    ],
    [
      'possible, never certain',
      from('2018', '2019'),
      from('2018', '2018'),
      null,
      { from: '2018-01-01', to: '2018-12-31' },
    ],
    [
      'the last day counts',
      from(null, '2018-06-30'),
      from('2018-06-30'),
      null,
      { from: '2018-06-30', to: '2018-06-30' },
    ],
    ['nothing known', from(null), from(null), null, { from: null, to: null }],
    [
      'both still going on when last seen',
      from('2015', null, '2024-05-01'),
      from('2016-03', null, '2023-01-01'),
      { from: '2016-03-31', to: '2023-01-01' },
      { from: '2016-03-01', to: null },
    ],
    [
      'the ends of time',
      from('0001-01-01', '0001-01-01'),
      from('0001', '9999-12-31'),
      null,
      { from: null, to: '0001-01-01' },
    ],
  ])('%s', (_what, a, b, certain, possible) => {
    expect(overlapOf(a, b)).toEqual({ certain, possible })
    expect(overlapOf(b, a)).toEqual({ certain, possible })
  })

  it.each([
    [from('2015', '2017-12-31'), from('2018-01-01')],
    [from('2099'), from(null, '2098')],
  ])('never (%#)', (a, b) => {
    expect(overlapOf(a, b)).toBeNull()
    expect(overlapOf(b, a)).toBeNull()
  })

  it('agrees with what holds on each day', () => {
    const texts = [null, '2018', '2018-06', '2018-06-10', '2018-06-12', '2018-06~']
    const intervals = texts.flatMap((since) =>
      texts.flatMap((until) => {
        const bounds = boundsOf(since, until)
        return typeof bounds === 'string' ? [] : [bounds]
      }),
    )
    const days = [
      '2017-12-31',
      '2018-05-31',
      '2018-06-10',
      '2018-06-11',
      '2018-06-30',
      '2019-01-01',
    ]
    for (const a of intervals) {
      for (const b of intervals) {
        const overlap = overlapOf(a, b)
        for (const day of days) {
          const on = [certaintyOn(a, day), certaintyOn(b, day)]
          const covers = (span: { from: string | null; to: string | null } | null | undefined) =>
            !!span && (span.from ?? '') <= day && day <= (span.to ?? '9999-12-31')
          expect(covers(overlap?.possible)).toBe(on.every((one) => one !== null))
          expect(covers(overlap?.certain)).toBe(on.every((one) => one === 'HOLDS'))
        }
      }
    }
  })
})
