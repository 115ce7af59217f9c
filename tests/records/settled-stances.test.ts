import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous } from '../../src/access/circles.ts'
import { seenRecords } from '../../src/access/records.ts'
import { positions } from '../../src/model/stance.ts'
import type { Prisma } from '../../src/records/generated/client.ts'
import { seedId } from '../../src/records/seed-id.ts'
import { mostSettled, settledStances } from '../../src/records/settled-stances.ts'
import { castId } from '../cast.ts'
import { castRecords } from '../support/filled.ts'

const seen = seenRecords(anonymous).stance

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
  await records.prisma.stance.deleteMany()
})
afterAll(() => records.drop())

const issueId = seedId('issue', 'perda-uji')
const actors = ['kelompok-a', 'kelompok-b', 'dewan', 'kelompok-f'].map(castId)
const hidden = castId('kelompok-f')
const days = ['0001-01-01', '2017-05-01', '2017-05-02', '9999-12-31']
const uuid = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`
const date = (day: string) => new Date(`${day}T00:00:00Z`)

const line = fc.record({
  actorId: fc.constantFrom(...actors),
  day: fc.constantFrom(...days),
  position: fc.constantFrom(...positions),
  power: fc.option(fc.integer({ min: 1, max: 5 })),
  interest: fc.option(fc.integer({ min: 1, max: 5 })),
  createdAt: fc.constantFrom(new Date('2024-01-01'), new Date('2024-01-02')),
  visibility: fc.constantFrom('PUBLIC' as const, 'GROUP' as const),
})

describe('the settled stances', () => {
  it('are the latest not after the day, for any ledger', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 12 }),
        fc.constantFrom(...days, '2017-04-30'),
        fc.boolean(),
        async (lines, day, judged) => {
          await records.prisma.stance.deleteMany()
          const data = lines.map(({ day: asOf, ...rest }, at) => ({
            ...rest,
            id: uuid(at),
            issueId,
            asOf: date(asOf),
            basis: 'STATED' as const,
            confidence: 'HIGH' as const,
          }))
          await records.prisma.stance.createMany({ data })
          const expected = actors.flatMap((actorId) => {
            if (actorId === hidden) return []
            const own = data
              .filter((one) => one.actorId === actorId && one.visibility === 'PUBLIC')
              .filter((one) => one.asOf <= date(day))
              .filter((one) => !judged || (one.power !== null && one.interest !== null))
              .toSorted(
                (a, b) =>
                  +a.asOf - +b.asOf || +a.createdAt - +b.createdAt || (a.id < b.id ? -1 : 1),
              )
            return own.at(-1)?.id ?? []
          })
          const [found] = await settledStances(records.prisma, seen, [{ issueId, day, judged }])
          expect(found?.truncated).toBe(false)
          expect(found?.stances.map(({ id }) => id).toSorted()).toEqual(expected.toSorted())
        },
      ),
      { numRuns: 60 },
    )
  })

  it('answer each look on its own, in order, and none for no look', async () => {
    await records.prisma.stance.deleteMany()
    const base = {
      issueId,
      actorId: actors[0] as string,
      basis: 'STATED',
      confidence: 'LOW',
    } as const
    await records.prisma.stance.createMany({
      data: [
        {
          ...base,
          id: uuid(1),
          asOf: date('2017-05-01'),
          position: 'NEUTRAL',
          visibility: 'PUBLIC',
        },
        {
          ...base,
          id: uuid(2),
          asOf: date('2018-05-01'),
          position: 'NEUTRAL',
          visibility: 'PUBLIC',
        },
      ],
    })
    const other = seedId('issue', 'upah-layak')
    const look = (id: string, day: string) => ({ issueId: id, day, judged: false })
    const found = await settledStances(records.prisma, seen, [
      look(issueId, '2019-01-01'),
      look(other, '2019-01-01'),
      look(issueId, '2017-12-31'),
    ])
    expect(found.map(({ stances }) => stances.map(({ id }) => id))).toEqual([
      [uuid(2)],
      [],
      [uuid(1)],
    ])
    expect(found[0]?.stances[0]?.asOf).toEqual(date('2018-05-01'))
    expect(await settledStances(records.prisma, seen, [])).toEqual([])
  })

  it('are cut after the actors whose ids come first, then stand in order of name', async () => {
    await records.prisma.stance.deleteMany()
    const many = Array.from({ length: mostSettled + 1 }, (_, at) => ({
      id: uuid(at),
      kind: 'STAKEHOLDER' as const,
      classification: 'MEDIA' as const,
      level: 'NATIONAL' as const,
      slug: `banyak-${at}`,
      name: `Banyak ${String(9_999 - at)}`,
      sortName: `banyak ${String(9_999 - at)}`,
      visibility: 'PUBLIC' as const,
    })) satisfies Prisma.ActorCreateManyInput[]
    await records.prisma.actor.createMany({ data: many })
    const stances = many.map(({ id }) => ({
      id,
      actorId: id,
      issueId,
      position: 'NEUTRAL' as const,
      asOf: date('2017-05-01'),
      basis: 'STATED' as const,
      confidence: 'LOW' as const,
      visibility: 'PUBLIC' as const,
    }))
    await records.prisma.stance.createMany({ data: stances.slice(1) })
    const ask = async () =>
      (
        await settledStances(records.prisma, seen, [{ issueId, day: '2020-01-01', judged: false }])
      )[0]
    expect(await ask()).toMatchObject({ truncated: false })
    await records.prisma.stance.createMany({ data: stances.slice(0, 1) })
    const cut = await ask()
    expect(cut?.truncated).toBe(true)
    expect(cut?.stances.map(({ actorId }) => actorId)).toEqual(
      many
        .slice(0, mostSettled)
        .map(({ id }) => id)
        .toReversed(),
    )
  })
})
