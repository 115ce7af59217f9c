import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous } from '../../src/access/circles.ts'
import { seenRecords } from '../../src/access/records.ts'
import { comparators, ranks } from '../../src/model/claim.ts'
import { bySeries, conflictsAmong, mostCompared, type Said } from '../../src/model/figure.ts'
import { anyDay, isoDay, parsePartialDate } from '../../src/model/partial-date.ts'
import { openRecords } from '../../src/records/database.ts'
import { countDisagreements, disagreements } from '../../src/records/disagreements.ts'
import { Prisma } from '../../src/records/generated/client.ts'
import { earliestDay, latestDay } from '../../src/records/partial-date-sql.ts'
import { loadSeed } from '../../src/records/seed.ts'
import { whereSql } from '../../src/records/where-sql.ts'
import { castId } from '../cast.ts'
import { freshDatabase } from '../support/database.ts'
import { castRecords } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

const seen = seenRecords(anonymous).claimOnSeen
const all = { subjects: null, properties: null, seen }
const page = { limit: 500, backward: false, cursor: null }

/** Always the same numbers from 0 to below `limit`. */
function dice(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * limit)
  }
}

const texts = ['2015', '2015-01', '2015-01-14', '2014~', '2016-02-29', '2015-02-30', 'A', 'a', '']
const days = [null, '2015', '2015-08', '2015-08-01', '2016~', '0001', '9999-12-31']

describe('the statement and the rule', () => {
  it('agree on claims of every sort', async () => {
    const roll = dice(7)
    const pick = <T>(list: readonly T[]): T => list[roll(list.length)] as T
    const source = await records.prisma.source.findFirstOrThrow({ where: { slug: 'laman-uji' } })
    const data = Array.from({ length: 1200 }, (_, at) => {
      const trueOn = pick(days)
      const { min, max } = (trueOn && parsePartialDate(trueOn)) || anyDay
      const figure = roll(2) === 0
      return {
        actorId: castId(pick(['kelompok-a', 'kelompok-b', 'dinas'])),
        property: `p${roll(60)}`,
        asPrinted: String(at),
        number: figure ? pick([0, -10, 9, 10, 11, 12, 100, 109.9]) : null,
        text: figure ? null : pick(texts),
        comparator: pick(comparators),
        rank: pick(ranks),
        trueOn,
        trueMin: new Date(`${min}T00:00:00Z`),
        trueMax: new Date(`${max}T00:00:00Z`),
        sourceId: source.id,
        visibility: 'PUBLIC' as const,
      }
    })
    await records.prisma.claim.createMany({ data })
    const claims = await records.prisma.claim.findMany({
      where: { property: { startsWith: 'p' } },
    })
    const said = claims
      .filter(({ property }) => /^p\d+$/.test(property))
      .map((claim) => ({
        ...claim,
        trueMin: isoDay(claim.trueMin),
        trueMax: isoDay(claim.trueMax),
      }))
    const groups = Map.groupBy(said, ({ property, actorId }) => `${property} ${actorId}`)
    for (const certainty of ['MAY_HOLD', 'HOLDS'] as const) {
      const expected = [...groups].flatMap(([key, members]) => {
        const ids = pairs(members)
          .filter((one) => certainty === 'MAY_HOLD' || one.certainty === 'HOLDS')
          .flatMap(({ claims: [a, b] }) => [a?.id ?? '', b?.id ?? ''])
        return ids.length > 0 ? [[key, [...new Set(ids)].sort()]] : []
      })
      const properties = [...new Set(said.map(({ property }) => property))]
      const question = { ...all, properties, certainty }
      const rows = await disagreements(records.prisma, question, page)
      const found = rows.map((row) => [`${row.property} ${row.id}`, row.claims])
      expect(expected.length).toBeGreaterThan(20)
      expect(found.sort()).toEqual(expected.sort())
      expect(await countDisagreements(records.prisma, question)).toBe(expected.length)
    }
  })

  /** Every conflict of two claims on its own. */
  const pairs = (claims: Said[]) =>
    claims
      .sort(bySeries)
      .flatMap((a, at) => claims.slice(at + 1).flatMap((b) => conflictsAmong([a, b])))

  it.each([
    ...texts,
    '0001',
    '0001~',
    '9999~',
    '2015~~',
    '2015-13',
    '0000',
    '2015-1',
    ' 2015',
    '2016-02-29~',
  ])('read the partial date “%s” alike', async (text) => {
    const column = Prisma.sql`${text}::text`
    const [row] = await records.prisma.$queryRaw<{ min: string | null; max: string | null }[]>`
        SELECT ${earliestDay(column)}::text AS min, ${latestDay(column)}::text AS max`
    const read = parsePartialDate(text)
    // The rule keeps within the years 1 to 9999, the statement need not.
    const clip = (day: string | null | undefined) =>
      day?.endsWith('BC')
        ? '0001-01-01'
        : day?.startsWith('1000') && day.length > 10
          ? '9999-12-31'
          : day
    expect({ min: clip(row?.min), max: clip(row?.max) }).toEqual({
      min: read?.min ?? null,
      max: read?.max ?? null,
    })
  })
})

describe('the seed', () => {
  it('disagrees with itself where its sources do, and nowhere else', async () => {
    const database = await freshDatabase()
    const { prisma, close } = openRecords(database.url)
    await loadSeed(prisma)
    const rows = await disagreements(prisma, { ...all, certainty: 'MAY_HOLD' }, page)
    const actors = await prisma.actor.findMany({ select: { id: true, slug: true } })
    const slugs = new Map(actors.map(({ id, slug }) => [id, slug]))
    await close()
    await database.drop()
    const found = rows.map(({ id, property, subject }) => `${slugs.get(id) ?? subject} ${property}`)
    expect(found.toSorted()).toMatchInlineSnapshot(`
      [
        "AREA homeworkers",
        "ISSUE mediationRefusedBy",
        "bitra districts",
        "bitra villages",
        "homenet-international countries",
        "homenet-international memberOrganizations",
        "jampi-diy name",
        "jppri-jawa-timur districts",
        "jppri-jawa-timur name",
        "mampu districts",
        "mampu villages",
        "spr-sejahtera foundedOn",
      ]
    `)
  })
})

describe('many claims', () => {
  it('on one property of one record are compared up to a bound, within a second', async () => {
    const source = await records.prisma.source.findFirstOrThrow({ where: { slug: 'laman-uji' } })
    await records.prisma.claim.createMany({
      data: Array.from({ length: 5000 }, (_, at) => ({
        actorId: castId('mitra'),
        property: 'flood',
        asPrinted: String(at),
        number: at,
        comparator: 'MORE_THAN' as const,
        sourceId: source.id,
        visibility: 'PUBLIC' as const,
      })),
    })
    const question = { ...all, properties: ['flood'], certainty: 'MAY_HOLD' as const }
    const began = performance.now()
    expect(await disagreements(records.prisma, question, page)).toEqual([])
    expect(performance.now() - began).toBeLessThan(1500)
    expect(mostCompared).toBe(200)
  })
})

describe('a visibility filter in SQL', () => {
  it('finds what it finds in Prisma', async () => {
    const { prisma } = records
    const [row] = await prisma.$queryRaw<{ ids: string[] }[]>`
      SELECT array_agg(claim."id"::text ORDER BY claim."id"::text) AS ids FROM "Claim" AS claim
      WHERE ${whereSql('Claim', seen, 'claim')}`
    const found = await prisma.claim.findMany({ where: seen, select: { id: true } })
    expect(row?.ids).toEqual(found.map(({ id }) => id).sort())
    expect(await prisma.claim.count()).toBeGreaterThan(found.length)
  })

  it('refuses what it cannot say', () => {
    expect(() => whereSql('Actor', { name: { contains: 'x' } }, 'actor')).toThrow(/cannot be said/)
    expect(() => whereSql('Actor', { nothing: {} }, 'actor')).toThrow(/has no nothing/)
  })

  it('holds for everything when empty, and for nothing with an empty list of choices', async () => {
    const count = async (where: object) => {
      const [row] = await records.prisma.$queryRaw<{ n: number }[]>`
        SELECT count(*)::int AS n FROM "Actor" AS actor WHERE ${whereSql('Actor', where, 'actor')}`
      return row?.n
    }
    expect(await count({})).toBe(await records.prisma.actor.count())
    expect(await count({ OR: [] })).toBe(0)
    expect(await count({ visibility: { in: [] } })).toBe(0)
  })
})
