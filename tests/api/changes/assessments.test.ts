import { describe, expect, it } from 'vitest'
import type { Records } from '../../../src/records/database.ts'
import type { Ask } from '../../support/api.ts'
import { calling, idIn, mutation, onCast, told } from './changing.ts'

let records: Records
let ask: Ask
onCast((...given) => {
  ;[records, ask] = given
})
const { call, remove } = calling(() => ask)

const assessment = 'assessment { id strength asOf confidence version assessor { slug } }'
const create = (input: object) =>
  call(mutation('createTieAssessment', 'TieAssessment', assessment), input)
const update = (input: object) =>
  call(mutation('updateTieAssessment', 'TieAssessment', assessment), input)
const tieBy = (note: object) => records.prisma.tie.findFirstOrThrow({ where: note })
const strengthOf = async (tie: string) => {
  const { strength, version } = await records.prisma.tie.findUniqueOrThrow({
    where: { id: idIn(tie) },
  })
  return { strength, version }
}

describe('an assessment of a tie', () => {
  it('settles its strength: the latest one does, and none leaves none', async () => {
    const tie = `tie_${(await tieBy({ kind: 'OPPOSES' })).id}`
    const { assessment: first } = await create({
      ...{ tie, strength: 0.4, asOf: '2020-01-01', assessor: { slug: 'mitra' }, confidence: 'LOW' },
    })
    expect(first).toMatchObject({
      ...{ strength: 0.4, asOf: '2020-01-01', confidence: 'LOW', version: 1 },
      assessor: { slug: 'mitra' },
    })
    expect(await strengthOf(tie)).toEqual({ strength: 0.4, version: 2 })
    const { assessment: later } = await create({ tie, strength: 1, asOf: '2024-06-01' })
    expect(later.confidence).toBe('MEDIUM')
    expect(await strengthOf(tie)).toEqual({ strength: 1, version: 3 })
    // An earlier day than the latest changes nothing of the tie.
    const { assessment: earlier } = await create({ tie, strength: 0.2, asOf: '2019-01-01' })
    expect(await strengthOf(tie)).toEqual({ strength: 1, version: 3 })
    // Of one day, the one made later.
    const { assessment: same } = await create({ tie, strength: 0.3, asOf: '2024-06-01' })
    expect(await strengthOf(tie)).toEqual({ strength: 0.3, version: 4 })
    const moved = await update({
      id: same.id,
      expectedVersion: 1,
      asOf: '2018-01-01',
      assessor: null,
    })
    expect(moved.assessment).toMatchObject({ asOf: '2018-01-01', version: 2, assessor: null })
    expect(await strengthOf(tie)).toEqual({ strength: 1, version: 5 })
    expect(
      (await update({ id: later.id, expectedVersion: 1, strength: 0.9 })).assessment.version,
    ).toBe(2)
    expect(await strengthOf(tie)).toEqual({ strength: 0.9, version: 6 })
    const versions = [
      [later.id, 2, 0.4],
      [first.id, 1, 0.2],
      [earlier.id, 1, 0.3],
      [same.id, 2, null],
    ] as const
    for (const [id, expectedVersion, left] of versions) {
      expect(await remove('deleteTieAssessment', { id, expectedVersion })).toEqual({ id })
      expect((await strengthOf(tie)).strength).toBe(left)
    }
  })
  it('tells of all that cannot be', async () => {
    const gone = 'tie_018f0000-0000-7000-8000-000000000000'
    expect(
      told(
        await create({
          tie: gone,
          strength: 0,
          asOf: '2024-06-02',
          assessor: { slug: 'tidak-ada' },
        }),
      ).sort(),
    ).toEqual([
      ['BAD_VALUE', 'input.asOf'],
      ['BAD_VALUE', 'input.strength'],
      ['NOT_FOUND', 'input.assessor.slug'],
      ['NOT_FOUND', 'input.tie'],
    ])
    const tie = `tie_${(await tieBy({ kind: 'WORKS_WITH' })).id}`
    const { assessment: made } = await create({ tie, strength: 0.5, asOf: '2020-01-01' })
    const { id } = made
    const before = await strengthOf(tie)
    for (const strength of [0, 1.01, -1]) {
      expect(told(await update({ id, expectedVersion: 1, strength }))).toEqual([
        ['BAD_VALUE', 'input.strength'],
      ])
    }
    expect(
      told(await update({ id, expectedVersion: 1, strength: null, confidence: null })).sort(),
    ).toEqual([
      ['REQUIRED', 'input.confidence'],
      ['REQUIRED', 'input.strength'],
    ])
    const stale = await update({ id, expectedVersion: 2, strength: 0.1 })
    expect(stale.problems).toMatchObject([{ code: 'VERSION_CONFLICT', current: { id } }])
    expect(told(await remove('deleteTieAssessment', { id, expectedVersion: 2 }))).toEqual([
      ['VERSION_CONFLICT', 'input.expectedVersion'],
    ])
    expect(await strengthOf(tie)).toEqual(before)
  })
  it('settles the strength right when many judge at once', async () => {
    const tie = `tie_${(await tieBy({ kind: 'GIVES_WORK_TO' })).id}`
    const days = ['2020-03-01', '2020-01-01', '2020-05-01', '2020-02-01', '2020-04-01']
    const made = await Promise.all(
      days.map((asOf, n) => create({ tie, strength: (n + 1) / 10, asOf })),
    )
    expect(made.every((one) => one.assessment)).toBe(true)
    expect((await strengthOf(tie)).strength).toBe(0.3)
  })
})

describe('the database alone', () => {
  it('takes no strength beyond 1, and none of 0', async () => {
    const { id } = await tieBy({ kind: 'OPPOSES' })
    for (const strength of [0, 1.5]) {
      await expect(
        records.prisma.tieAssessment.create({
          data: { tieId: id, strength, asOf: new Date('2020-01-01'), confidence: 'LOW' },
        }),
      ).rejects.toThrow()
    }
  })
})
