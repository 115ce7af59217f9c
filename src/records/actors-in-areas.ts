import type { ActorKind } from '../model/actor.ts'
import type { AreaRole } from '../model/area.ts'
import { Prisma, type PrismaClient } from './generated/client.ts'
import type { IdPage, IdRow } from './id-row.ts'
import { sqlKeyset } from './sql-keyset.ts'
import { whereSql } from './where-sql.ts'

/** What is asked of each of a batch of areas. */
export interface AreaQuestion {
  readonly roles: readonly AreaRole[] | null
  readonly kinds: readonly ActorKind[] | null
  /** Whether actors of the areas within it count too. */
  readonly withParts: boolean
  /** The filter of the actors that are seen. */
  readonly seen: object
  /** The filter of the places that are seen. */
  readonly seenPlaces: object
}

/** One page of the actors of each area, by name, each actor once. One statement. */
export function actorsInAreas(
  prisma: PrismaClient,
  areas: readonly string[],
  { roles, kinds, withParts, seen, seenPlaces }: AreaQuestion,
  page: IdPage,
  total: boolean,
): Promise<IdRow[]> {
  const inside = withParts
    ? Prisma.sql`(place."code" = area."code" OR starts_with(place."code", area."code" || '.'))`
    : Prisma.sql`place."id" = area."id"`
  const held = Prisma.sql`FROM "Actor" AS actor
    WHERE ${whereSql('Actor', seen, 'actor')}
      AND ${kinds ? Prisma.sql`actor."kind" = ANY(${kinds}::"ActorKind"[])` : Prisma.sql`true`}
      AND actor."id" IN (
        SELECT link."actorId" FROM "ActorArea" AS link JOIN "Area" AS place ON place."id" = link."areaId"
        WHERE ${inside} AND ${whereSql('ActorArea', seenPlaces, 'link')}
          AND ${roles ? Prisma.sql`link."role" = ANY(${roles}::"AreaRole"[])` : Prisma.sql`true`})`
  const key = { column: Prisma.sql`actor."sortName"`, id: Prisma.sql`actor."id"`, type: 'text' }
  const { after, order, take } = sqlKeyset(key, false, page)
  return prisma.$queryRaw<IdRow[]>`
    SELECT area."id" AS parent, actor."id",
      ${total ? Prisma.sql`(SELECT count(*) ${held})` : Prisma.sql`0`}::int AS total
    FROM "Area" AS area LEFT JOIN LATERAL (
      SELECT actor."id", actor."sortName" ${held} AND ${after} ORDER BY ${order} LIMIT ${take}
    ) AS actor ON true
    WHERE area."id" = ANY(${areas}::uuid[])
    ORDER BY area."id", ${order}`
}
