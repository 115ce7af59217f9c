import { describe, expect, it } from 'vitest'
import { commitmentStateOn } from '../../src/model/commitment.ts'
import { firstDay, lastDay, parsePartialDate } from '../../src/model/partial-date.ts'

const promised = (dueOn: string | null, kept: boolean | null = null) => ({
  kept,
  due: dueOn === null ? null : parsePartialDate(dueOn),
})

describe('the state of a promise on a day', () => {
  it.each([
    ['2019-12-31', '2019-12-30', 'OPEN'],
    ['2019-12-31', '2019-12-31', 'DUE'],
    ['2019-12-31', '2020-01-01', 'OVERDUE'],
    ['2019-12', '2019-11-30', 'OPEN'],
    ['2019-12', '2019-12-01', 'DUE'],
    ['2019-12', '2019-12-31', 'DUE'],
    ['2019-12', '2020-01-01', 'OVERDUE'],
    ['2019~', '2018-01-01', 'DUE'],
    ['2019~', '2020-12-31', 'DUE'],
    ['2019~', '2021-01-01', 'OVERDUE'],
    ['9999', lastDay, 'DUE'],
    ['0001', firstDay, 'DUE'],
    ['0001', '0002-01-01', 'OVERDUE'],
  ])('due %s, on %s: %s', (dueOn, day, state) => {
    expect(commitmentStateOn(promised(dueOn), day)).toBe(state)
  })

  it.each([firstDay, '2024-06-01', lastDay])('tells nothing without a due day, on %s', (day) => {
    expect(commitmentStateOn(promised(null), day)).toBe('UNDATED')
  })

  it.each([
    [true, 'KEPT'],
    [false, 'BROKEN'],
  ])('is settled on every day once it is known whether it was kept: %s', (kept, state) => {
    for (const dueOn of [null, '0001', '2019-12', '9999']) {
      for (const day of [firstDay, '2019-12-01', lastDay]) {
        expect(commitmentStateOn(promised(dueOn, kept), day)).toBe(state)
      }
    }
  })
})
