import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { todayInJakarta } from '../../src/model/today.ts'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import { openRecords } from '../../src/records/database.ts'
import { refreshPeopleFigures } from '../../src/records/people-figures.ts'
import { openPools } from '../../src/records/pools.ts'
import { startRelay } from '../../src/relay/relay.ts'
import { castId } from '../cast.ts'
import { castRecords, fillGraph } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

let day = 0

/** Counts for a day that was not counted yet; the figures by table and key. */
async function counted(): Promise<Record<string, number | null>> {
  day += 1
  const date = new Date(Date.UTC(2024, 5, day)).toISOString().slice(0, 10)
  expect(await refreshPeopleFigures(records.prisma, date)).toBe(true)
  const figures = await records.prisma.peopleFigure.findMany()
  return Object.fromEntries(
    figures.map(({ table, key, value }) => [key === '' ? table : `${table} ${key}`, value]),
  )
}

/** Invented people with a membership each. */
async function join(
  slug: string,
  count: number,
  held: { sinceMin?: Date; untilMax?: Date } = {},
): Promise<string[]> {
  const { prisma } = records
  const made = await prisma.person.createManyAndReturn({
    data: Array.from({ length: count }, () => ({})),
    select: { id: true },
  })
  const ids = made.map(({ id }) => id)
  await prisma.membership.createMany({
    data: ids.map((personId) => ({ personId, groupId: castId(slug), ...held })),
  })
  return ids
}

const a = `GROUP ${castId('kelompok-a')}`
const b = `GROUP ${castId('kelompok-b')}`
const hidden = `GROUP ${castId('kelompok-f')}`

describe('the figures of people', () => {
  it('stand at 0 for every area and group without any, and count nobody invented', async () => {
    const figures = await counted()
    expect(figures).toMatchObject({ NETWORK: 0, 'PROVINCE 34': 0, 'REGENCY 34.71': 0, [a]: 0 })
    expect(new Set(Object.values(figures))).toEqual(new Set([0]))
  })

  it('count each person of a group once, whose membership may hold', async () => {
    const [first = ''] = await join('kelompok-a', 20)
    const second = { personId: first, groupId: castId('kelompok-a'), role: 'CHAIR' as const }
    await records.prisma.membership.create({ data: second })
    await join('kelompok-a', 15, { untilMax: new Date('2019-12-31') })
    await join('kelompok-a', 15, { sinceMin: new Date('2030-01-01') })
    expect(await counted()).toMatchObject({
      ...{ [a]: 20, 'REGENCY 34.02': 20, 'PROVINCE 34': 20, NETWORK: 20, [b]: 0 },
    })
  })

  it('leave out who asked that their data not be used, and what a merge left aside', async () => {
    const [one = '', two = ''] = await join('kelompok-a', 14)
    expect(await counted()).toMatchObject({ [a]: 34 })
    await records.prisma.person.update({ where: { id: one }, data: { restrictedAt: new Date() } })
    const aside = { absorbedBy: crypto.randomUUID() }
    await records.prisma.membership.updateMany({ where: { personId: two }, data: aside })
    expect(await counted()).toMatchObject({ [a]: 32 })
  })

  it('add up what everybody may see, and nothing else', async () => {
    await join('kelompok-f', 40)
    expect(await counted()).toMatchObject({
      ...{ [hidden]: 40, 'REGENCY 34.02': 32, 'PROVINCE 34': 32, NETWORK: 32 },
    })
    const { prisma } = records
    await join('kelompok-b', 50)
    expect(await counted()).toMatchObject({ 'REGENCY 34.71': 50, 'PROVINCE 34': 82, NETWORK: 82 })
    const at = { actorId: castId('kelompok-b') }
    await prisma.actorArea.updateMany({ where: at, data: { visibility: 'GROUP' } })
    expect(await counted()).toMatchObject({ 'REGENCY 34.71': 0, 'PROVINCE 34': 32, NETWORK: 82 })
    await prisma.actorArea.updateMany({ where: at, data: { visibility: 'PUBLIC' } })
    const gone = { where: { id: at.actorId }, data: { dissolvedOn: '2020' } }
    await prisma.actor.update(gone)
    expect(await counted()).toMatchObject({ [b]: 50, 'REGENCY 34.71': 0, NETWORK: 32 })
    await prisma.actor.update({ ...gone, data: { dissolvedOn: null } })
  })

  it('withhold what is small together with what would tell it', async () => {
    await join('kelompok-d', 5)
    const figures = await counted()
    const { [a]: ofA, [b]: ofB, NETWORK: all, [hidden]: alone } = figures
    const d = figures[`GROUP ${castId('kelompok-d')}`]
    expect({ d, regency: figures['REGENCY 35.78'], province: figures['PROVINCE 35'] }).toEqual({
      ...{ d: null, regency: null, province: null },
    })
    // All that is left of the network would tell it, so something else is withheld as well.
    expect(all === null || [ofA, ofB].includes(null)).toBe(true)
    expect(alone).toBe(40)
  })

  it('are counted once a day, however many ask at once', async () => {
    const relays = Array.from({ length: 4 }, () => openRecords(records.url, { max: 2 }))
    const asked = relays.map(({ prisma }) => refreshPeopleFigures(prisma, '2024-12-01'))
    const done = await Promise.all(asked)
    expect(done.filter((did) => did)).toHaveLength(1)
    const before = await records.prisma.peopleFigure.findMany()
    await join('kelompok-a', 100)
    for (const { prisma } of relays) {
      expect(await refreshPeopleFigures(prisma, '2024-12-01')).toBe(false)
    }
    expect(await records.prisma.peopleFigure.findMany()).toEqual(before)
    await Promise.all(relays.map((relay) => relay.close()))
  })

  it('are counted by a relay at work, with the rights that it has', async () => {
    await records.prisma.peopleFigure.deleteMany()
    const pools = openPools(records.url)
    const engine = openGrafeo()
    await fillGraph(records, engine)
    const relay = startRelay(pools.relay, engine, { pollEvery: 50 })
    const today = new Date(todayInJakarta(new Date()))
    await vi.waitFor(
      async () => {
        const where = { table: 'NETWORK' as const, computedOn: { gte: today } }
        expect(await pools.anonymous.prisma.peopleFigure.count({ where })).toBe(1)
      },
      { timeout: 20_000 },
    )
    await relay.stop()
    await engine.close()
    await pools.close()
  })
})
