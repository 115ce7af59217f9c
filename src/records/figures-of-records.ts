import { mostCompared } from '../model/figure.ts'
import { Prisma, type PrismaClient } from './generated/client.ts'
import { whereSql } from './where-sql.ts'

/** A claimed figure of a record, and whether its property has more than are given. */
export interface FigureOf {
  readonly parent: string
  readonly id: string
  readonly cut: boolean
}

/**
 * The figures that are given of each of these records, for one property or (null) all: of one record
 * at most `mostCompared`, so chosen that each property has its latest ones. One statement.
 */
export function figuresOfRecords(
  prisma: PrismaClient,
  column: 'actorId' | 'areaId' | 'activityId',
  ids: readonly string[],
  property: string | null,
  seen: object,
): Promise<FigureOf[]> {
  const parent = Prisma.raw(`claim."${column}"`)
  const asked = property === null ? Prisma.sql`true` : Prisma.sql`claim."property" = ${property}`
  return prisma.$queryRaw<FigureOf[]>`
    WITH ranked AS (
      SELECT ${parent} AS parent, claim."id", claim."property", row_number() OVER (
        PARTITION BY ${parent}, claim."property"
        ORDER BY claim."trueMin" DESC, claim."rank", claim."id"
      ) AS place
      FROM "Claim" AS claim
      WHERE ${parent} = ANY(${ids}::uuid[]) AND claim."number" IS NOT NULL
        AND ${asked} AND ${whereSql('Claim', seen, 'claim')}
    ), counted AS (
      SELECT parent, id, property, count(*) OVER (PARTITION BY parent, property) AS whole,
        row_number() OVER (PARTITION BY parent ORDER BY place, property) AS place
      FROM ranked
    )
    SELECT parent, id, count(*) OVER (PARTITION BY parent, property) < whole AS cut
    FROM counted WHERE place <= ${mostCompared}`
}
