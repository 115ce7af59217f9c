import type { PrismaClient } from '../generated/client.ts'
import { whereSql } from '../where-sql.ts'
import { mostListed } from './limits.ts'

/** An actor that lives on in another one. */
export interface MergedActorRow {
  readonly id: string
  readonly slug: string
  readonly name: string
  /** The actor that it lives on in. */
  readonly survivor: string
  readonly mergeId: string
  readonly mergedAt: Date
  readonly mergeVersion: number
}

/** The actors that live on in each of these, in the order of their merges. One statement. */
export function mergedInto(
  prisma: PrismaClient,
  survivors: readonly string[],
  seen: object,
): Promise<MergedActorRow[]> {
  return prisma.$queryRaw<MergedActorRow[]>`
    SELECT * FROM (
      SELECT actor."id", actor."slug", actor."name", actor."mergedIntoId" AS survivor,
        merge."id" AS "mergeId", merge."at" AS "mergedAt", merge."version" AS "mergeVersion",
        row_number() OVER (PARTITION BY actor."mergedIntoId" ORDER BY merge."at") AS place
      FROM "Actor" AS actor
      JOIN "Merge" AS merge ON merge."absorbedId" = actor."id" AND merge."undoneAt" IS NULL
      WHERE actor."mergedIntoId" = ANY (${survivors}::uuid[])
        AND ${whereSql('Actor', { ...seen, mergedIntoId: { not: null } }, 'actor')}
    ) AS merged WHERE place <= ${mostListed} ORDER BY survivor, place`
}
