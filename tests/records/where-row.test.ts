import { expect, it } from 'vitest'
import { columnsOfWhere, meetsWhere } from '../../src/records/where-row.ts'

const where = {
  visibility: { in: ['PUBLIC'] },
  actor: { visibility: { in: ['PUBLIC', 'NETWORK'] }, kind: { in: ['GROUP'] } },
}

it('names the columns and relations that it looks at', () => {
  expect(columnsOfWhere(where)).toEqual({
    visibility: true,
    actor: { select: { visibility: true, kind: true } },
  })
})

it.each([
  ['all parts hold', 'PUBLIC', { visibility: 'NETWORK', kind: 'GROUP' }, true],
  ['its own does not', 'GROUP', { visibility: 'PUBLIC', kind: 'GROUP' }, false],
  ['one of the relation does not', 'PUBLIC', { visibility: 'PUBLIC', kind: 'PARTNER' }, false],
  ['there is no such record', 'PUBLIC', null, false],
])('%s', (_what, visibility, actor, expected) => {
  expect(meetsWhere({ visibility, actor }, where)).toBe(expected)
})

it('throws for what was not loaded, and for what it cannot ask', () => {
  expect(() => meetsWhere({ visibility: 'PUBLIC' }, where)).toThrow('not loaded')
  expect(() => columnsOfWhere({ OR: [where] })).toThrow('OR cannot be asked')
  expect(() => columnsOfWhere({ areaId: { not: null } })).toThrow('cannot be asked')
})
