import { codeLengths } from '../model/coverage.ts'
import type { Day } from '../model/partial-date.ts'
import { type Part, type Sums, withheldKeys } from '../model/small-numbers.ts'
import { Prisma, type PrismaClient } from './generated/client.ts'
import { heldSql } from './held-sql.ts'
import { earliestDay, latestDay } from './partial-date-sql.ts'
import { whereSql } from './where-sql.ts'

/** A group as it is counted; null codes: it stands in no table but that of the groups. */
interface CountedGroup {
  readonly id: string
  readonly people: number
  readonly codes: readonly string[] | null
}

type Table = 'NETWORK' | 'PROVINCE' | 'REGENCY' | 'GROUP'

/**
 * Counts the people of every group, regency, province and of the whole network, once a day: returns
 * whether it did, false when the figures are of this day already or somebody else is counting. Whoever
 * joins or leaves is told by no figure before the next day.
 *
 * People are those on record whose membership may hold on the day; nobody invented, nobody who asked
 * that their data not be used. An area, and the network, counts the members of its groups, as far as
 * everybody may see that the group is there: a figure must not tell of groups that are not listed.
 */
export function refreshPeopleFigures(prisma: PrismaClient, day: Day): Promise<boolean> {
  return prisma.$transaction(
    async (tx) => {
      const [lock] = await tx.$queryRaw<[{ held: boolean }]>`
        SELECT pg_try_advisory_xact_lock(hashtext('PeopleFigure')) AS held`
      if (!lock.held) return false
      if (await tx.peopleFigure.findFirst({ where: { computedOn: new Date(day) } })) return false
      const groups = await countedGroups(tx, day)
      const areas = await tx.area.findMany({
        where: { level: { in: ['PROVINCE', 'REGENCY'] } },
        select: { code: true, level: true },
      })
      const figures = figuresOf(
        groups,
        areas.map(({ code, level }) => sumKey(level as Table, code)),
      )
      await tx.peopleFigure.deleteMany()
      await tx.$executeRaw`
        INSERT INTO "PeopleFigure" ("table", "key", "value", "computedOn")
        SELECT split_part(name, ' ', 1)::"PeopleTable", split_part(name, ' ', 2), value, ${day}::date
        FROM unnest(${figures.map(([name]) => name)}::text[], ${figures.map(([, value]) => value)}::int[])
          AS figure(name, value)`
      return true
    },
    { timeout: 20_000 },
  )
}

const sumKey = (table: Table, key: string): string => `${table} ${key}`

const network = sumKey('NETWORK', '')

const tableOf = (sum: string): string => sum.slice(0, sum.indexOf(' '))

/** What is lost when a sum is withheld: a province stands for several regencies. */
const weights: Readonly<Record<string, number>> = { REGENCY: 1, PROVINCE: 3, NETWORK: 10 }

const sums: Sums = {
  weight: (sum) => weights[tableOf(sum)] ?? 1,
  above: (sum) => {
    if (sum === network) return null
    const code = sum.slice(sum.indexOf(' ') + 1)
    return tableOf(sum) === 'REGENCY'
      ? sumKey('PROVINCE', code.slice(0, codeLengths.PROVINCE))
      : network
  },
}

/** Every figure by its table and key; null: withheld. `areas`: the keys of those on record. */
function figuresOf(
  groups: readonly CountedGroup[],
  areas: readonly string[],
): [name: string, value: number | null][] {
  const known = new Set(areas)
  const parts = groups.map(({ id, people, codes }): Part => {
    const around = (['PROVINCE', 'REGENCY'] as const).flatMap((table) =>
      (codes ?? []).map((code) => sumKey(table, code.slice(0, codeLengths[table]))),
    )
    const of = codes ? [network, ...new Set(around.filter((sum) => known.has(sum)))] : []
    return { key: sumKey('GROUP', id), people, sums: of }
  })
  const values = new Map<string, number>([network, ...areas].map((sum) => [sum, 0]))
  for (const { key, people, sums: of } of parts) {
    for (const name of [key, ...of]) values.set(name, (values.get(name) ?? 0) + people)
  }
  const withheld = withheldKeys(parts, sums)
  return [...values].map(([name, value]) => [name, withheld.has(name) ? null : value])
}

/** Every group with its people on the day, and the codes of the places that everybody may see. */
function countedGroups(run: Pick<PrismaClient, '$queryRaw'>, day: Day): Promise<CountedGroup[]> {
  const [foundedOn, dissolvedOn] = [Prisma.sql`actor."foundedOn"`, Prisma.sql`actor."dissolvedOn"`]
  return run.$queryRaw<CountedGroup[]>`
    SELECT actor."id"::text AS id, coalesce(counted.people, 0)::int AS people,
      CASE WHEN actor."circle" = 'PUBLIC'
        AND coalesce(${earliestDay(foundedOn)} <= ${day}::date, true)
        AND coalesce(${latestDay(dissolvedOn)} >= ${day}::date, true)
        THEN coalesce(place.codes, '{}') END AS codes
    FROM "Actor" AS actor
    LEFT JOIN (
      SELECT membership."groupId" AS id, count(DISTINCT membership."personId") AS people
      FROM "Membership" AS membership JOIN "Person" AS person ON person."id" = membership."personId"
      WHERE NOT membership."synthetic" AND membership."absorbedBy" IS NULL
        AND person."restrictedAt" IS NULL AND ${heldSql(day, 'MAY_HOLD', 'membership')}
      GROUP BY membership."groupId"
    ) AS counted ON counted.id = actor."id"
    LEFT JOIN (
      SELECT link."actorId" AS id, array_agg(DISTINCT area."code") AS codes
      FROM "ActorArea" AS link JOIN "Area" AS area ON area."id" = link."areaId"
      WHERE link."circle" = 'PUBLIC' AND link."absorbedBy" IS NULL GROUP BY link."actorId"
    ) AS place ON place.id = actor."id"
    WHERE actor."kind" = 'GROUP' AND actor."mergedIntoId" IS NULL`
}

/** The people of a group as they may be told. */
export interface GroupFigure {
  readonly id: string
  /** People on record. Null: withheld, or not counted yet. */
  readonly people: number | null
  /** The day for which they were counted. Null: they were not counted yet. */
  readonly countedOn: Day | null
  /** Invented members today, of those that the viewer may list. */
  readonly synthetic: number
}

/** The figures of these groups, in any order. One statement. `seen`: the filter of memberships. */
export function groupFigures(
  run: Pick<PrismaClient, '$queryRaw'>,
  ids: readonly string[],
  { today, seen }: { readonly today: Day; readonly seen: object },
): Promise<GroupFigure[]> {
  return run.$queryRaw<GroupFigure[]>`
    SELECT "group".id::text AS id, figure."value" AS people,
      figure."computedOn"::text AS "countedOn", coalesce(invented.members, 0)::int AS synthetic
    FROM unnest(${[...ids]}::uuid[]) AS "group"(id)
    LEFT JOIN "PeopleFigure" AS figure
      ON figure."table" = 'GROUP' AND figure."key" = "group".id::text
    LEFT JOIN (
      SELECT membership."groupId" AS id, count(*) AS members FROM "Membership" AS membership
      WHERE membership."groupId" = ANY(${[...ids]}::uuid[]) AND membership."synthetic"
        AND ${heldSql(today, 'MAY_HOLD', 'membership')} AND ${whereSql('Membership', seen, 'membership')}
      GROUP BY membership."groupId"
    ) AS invented ON invented.id = "group".id`
}

/** The figure of the whole network. Null value: withheld. Null countedOn: it was not counted yet. */
export async function networkFigure(
  run: Pick<PrismaClient, 'peopleFigure'>,
): Promise<{ value: number | null; countedOn: Day | null }> {
  const found = await run.peopleFigure.findUnique({
    where: { table_key: { table: 'NETWORK', key: '' } },
  })
  if (!found) return { value: null, countedOn: null }
  return { value: found.value, countedOn: found.computedOn.toISOString().slice(0, 10) }
}
