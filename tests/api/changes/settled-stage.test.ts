import { describe, expect, it } from 'vitest'
import { changing } from './changing.ts'

const { made, refused, records } = changing()
const policy = { kind: 'POLICY', name: 'Aturan Uji', level: 'REGENCY' }

describe('the settled stage', () => {
  const issue = (more: object = {}) => made('createIssue', { ...policy, ...more })
  const now = async ({ id }: { id: string }) => {
    const where = { id: id.replace('issue_', '') }
    const { stage, version } = await records().prisma.issue.findUniqueOrThrow({ where })
    return [stage, version]
  }
  const step = ({ id }: { id: string }, stage: string, date: string | null) =>
    made('createStageEvent', { issue: { id }, stage, date, note: 'x' })

  it('follows the latest dated step', async () => {
    const one = await issue()
    expect(await now(one)).toEqual(['UNKNOWN', 1])
    const first = await step(one, 'DEBATED', '2018-05')
    expect(await now(one)).toEqual(['DEBATED', 2])
    await step(one, 'PROPOSED', '2017')
    await step(one, 'REJECTED', null)
    expect(await now(one)).toEqual(['DEBATED', 2])
    // This one may have been taken in April.
    await step(one, 'HARMONIZED', '2018-05~')
    expect(await now(one)).toEqual(['DEBATED', 2])
    await step(one, 'PASSED', '2018-06-01')
    expect(await now(one)).toEqual(['PASSED', 3])
    const moved = { id: first.id, expectedVersion: 1, date: '2019' }
    await made('updateStageEvent', moved)
    expect(await now(one)).toEqual(['DEBATED', 4])
    await made('updateStageEvent', { id: first.id, expectedVersion: 2, stage: 'REJECTED' })
    expect(await now(one)).toEqual(['REJECTED', 5])
    await made('updateStageEvent', { id: first.id, expectedVersion: 3, note: 'hanya catatan' })
    expect(await now(one)).toEqual(['REJECTED', 5])
    await made('updateStageEvent', { id: first.id, expectedVersion: 4, date: null })
    expect(await now(one)).toEqual(['PASSED', 6])
  })
  it('is the later one of two that begin alike, and then the one put on record later', async () => {
    const one = await issue()
    await step(one, 'PROPOSED', '2018')
    await step(one, 'DEBATED', '2018-01')
    expect(await now(one)).toEqual(['PROPOSED', 2])
    await step(one, 'PASSED', '2018')
    expect(await now(one)).toEqual(['PASSED', 3])
  })
  it('of a new issue is the one given, else that of its latest dated step', async () => {
    const stages = [
      { stage: 'PROPOSED', date: '2017', note: 'x' },
      { stage: 'DEBATED', date: '2016', note: 'x' },
    ]
    expect((await now(await issue({ stages })))[0]).toBe('PROPOSED')
    expect((await now(await issue({ stages, stage: null })))[0]).toBe('PROPOSED')
    expect((await now(await issue({ stages, stage: 'REJECTED' })))[0]).toBe('REJECTED')
  })
  it('stands as it was settled until another step becomes the latest', async () => {
    const one = await issue({ stages: [{ stage: 'DEBATED', date: '2018', note: 'x' }] })
    await made('updateIssue', { id: one.id, expectedVersion: 1, stage: 'REJECTED' })
    const latest = await records().prisma.stageEvent.findFirstOrThrow({
      where: { issueId: one.id.replace('issue_', '') },
    })
    const noted = { id: `stageEvent_${latest.id}`, expectedVersion: 1, note: 'y', date: '2018-02' }
    await made('updateStageEvent', noted)
    expect(await now(one)).toEqual(['REJECTED', 2])
    const older = await step(one, 'PROPOSED', '2015')
    await made('deleteStageEvent', { id: older.id, expectedVersion: 1 })
    expect(await now(one)).toEqual(['REJECTED', 2])
    await step(one, 'PASSED', '2019')
    expect(await now(one)).toEqual(['PASSED', 3])
  })
  it('goes back when the latest step is removed, unless it was settled otherwise', async () => {
    const one = await issue({ stages: [{ stage: 'DEBATED', date: '2018', note: 'x' }] })
    const passed = await step(one, 'PASSED', '2019')
    await made('deleteStageEvent', { id: passed.id, expectedVersion: 1 })
    expect(await now(one)).toEqual(['DEBATED', 3])
    const other = await issue()
    const only = await step(other, 'PASSED', '2019')
    expect(await refused('deleteStageEvent', { id: only.id, expectedVersion: 2 })).toEqual([
      'VERSION_CONFLICT expectedVersion',
    ])
    expect(await now(other)).toEqual(['PASSED', 2])
    await made('deleteStageEvent', { id: only.id, expectedVersion: 1 })
    expect(await now(other)).toEqual(['UNKNOWN', 3])
    const third = await issue()
    const mistaken = await step(third, 'PASSED', '2019')
    await made('updateIssue', { id: third.id, expectedVersion: 2, stage: 'HARMONIZED' })
    await made('deleteStageEvent', { id: mistaken.id, expectedVersion: 1 })
    expect(await now(third)).toEqual(['HARMONIZED', 3])
  })
  it('is that of the latest of many steps that come at once', async () => {
    const stages = ['PROPOSED', 'DEBATED', 'HARMONIZED', 'ACADEMIC_PAPER', 'REJECTED', 'PASSED']
    for (let round = 0; round < 5; round += 1) {
      const one = await issue()
      await Promise.all(stages.map((stage, n) => step(one, stage, `201${n}`)))
      expect((await now(one))[0]).toBe('PASSED')
    }
  })
})
