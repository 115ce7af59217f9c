import type { Day } from '../model/partial-date.ts'
import type { TieRole } from '../model/tie.ts'
import { mostSteps } from '../model/total.ts'
import type { Certainty } from '../model/validity.ts'
import { Prisma, type PrismaClient } from './generated/client.ts'
import { heldSql } from './held-sql.ts'
import { whereSql } from './where-sql.ts'

/** A tie below an alliance: a membership, or that a group is part of another actor. */
export interface BelowTie {
  readonly root: string
  readonly kind: 'MEMBER_OF' | 'PART_OF'
  readonly fromId: string
  readonly toId: string
  readonly fromKind: string
}

export interface BelowQuestion {
  readonly day: Day | null
  readonly certainty: Certainty
  /** The roles that make a member; a membership without a role counts. */
  readonly roles: readonly TieRole[]
  /** The filter of the ties that are seen. */
  readonly seen: object
}

/** How many memberships below one alliance are read at most; one more says that there are more. */
export const mostMemberships = 10_000

/**
 * The memberships below each of these alliances, down to `mostSteps`, and what the groups among
 * their members are parts of. One statement; alliances that are members of each other do no
 * harm, since each is visited once a step.
 */
export function membersBelow(
  prisma: PrismaClient,
  roots: readonly string[],
  { day, certainty, roles, seen }: BelowQuestion,
): Promise<BelowTie[]> {
  const shown = Prisma.sql`${whereSql('Tie', seen, 'tie')} AND ${heldSql(day, certainty, 'tie')}`
  const membership = Prisma.sql`tie."kind" = 'MEMBER_OF' AND ${shown}
    AND (tie."role" IS NULL OR tie."role" = ANY(${roles}::"TieRole"[]))`
  return prisma.$queryRaw<BelowTie[]>`
    WITH RECURSIVE below AS (
      SELECT root, root AS alliance, 0 AS step FROM unnest(${roots}::uuid[]) AS root
      UNION
      SELECT below.root, tie."fromId", below.step + 1
      FROM below JOIN "Tie" AS tie ON tie."toId" = below.alliance
      JOIN "Actor" AS member ON member."id" = tie."fromId" AND member."kind" = 'ALLIANCE'
      WHERE below.step < ${mostSteps - 1} AND ${membership}
    ), link AS MATERIALIZED (
      SELECT root.id AS root, found.* FROM unnest(${roots}::uuid[]) AS root(id)
      CROSS JOIN LATERAL (
        SELECT tie."fromId", tie."toId", member."kind" AS "fromKind"
        FROM (SELECT DISTINCT alliance FROM below WHERE below.root = root.id) AS reached
        JOIN "Tie" AS tie ON tie."toId" = reached.alliance
        JOIN "Actor" AS member ON member."id" = tie."fromId"
        WHERE ${membership}
        LIMIT ${mostMemberships + 1}
      ) AS found
    ), "group" AS (
      SELECT DISTINCT root, "fromId" AS id FROM link WHERE "fromKind" = 'GROUP'
    )
    SELECT root, 'MEMBER_OF' AS kind, "fromId", "toId", "fromKind"::text AS "fromKind" FROM link
    UNION ALL
    SELECT part.root, 'PART_OF', tie."fromId", tie."toId", 'GROUP'
    FROM "group" AS part JOIN "Tie" AS tie ON tie."fromId" = part.id
    WHERE tie."kind" = 'PART_OF' AND ${shown}`
}
