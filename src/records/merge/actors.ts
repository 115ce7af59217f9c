import type { ActorKind } from '../../model/actor.ts'
import type { Circle } from '../../model/circle.ts'
import type { Prisma } from '../generated/client.ts'

/** What a merge looks at of an actor. */
export interface MergingActor {
  readonly id: string
  readonly kind: ActorKind
  readonly name: string
  readonly sortName: string
  readonly summary: string | null
  readonly foundedOn: string | null
  readonly dissolvedOn: string | null
  readonly circle: Circle
  readonly mergedIntoId: string | null
  readonly version: number
}

/**
 * Locks actors in the order of their ids, one merge at a time; whoever is about to point at one of
 * them waits, and what was written before is seen by every statement after this one.
 */
export async function lockActors(
  tx: Prisma.TransactionClient,
  ids: readonly string[],
): Promise<Map<string, MergingActor>> {
  await lockMerges(tx)
  const rows = await tx.$queryRaw<MergingActor[]>`
    SELECT "id", "kind"::text, "name", "sortName", "summary", "foundedOn", "dissolvedOn",
      "circle", "mergedIntoId", "version"
    FROM "Actor" WHERE "id" = ANY (${ids}::uuid[]) ORDER BY "id" FOR UPDATE`
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * Waits until no other merge, or undoing of one, is under way. Without just-in-time compilation: the
 * statements that follow are long, and what they read is little.
 */
export const lockMerges = (tx: Prisma.TransactionClient): Promise<unknown> =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('Merge')), set_config('jit', 'off', true)`

/** Counts up the version of actors that have changed, or that others came to or left. */
export const countUp = (tx: Prisma.TransactionClient, ids: readonly string[]): Promise<unknown> =>
  tx.actor.updateMany({ where: { id: { in: [...ids] } }, data: { version: { increment: 1 } } })

/**
 * Whether the survivor would come to be its own audience, or that of its audience's audience, once
 * it stands where the absorbed one stood.
 */
export async function makesAudienceCircle(
  tx: Prisma.TransactionClient,
  survivor: string,
  absorbed: string,
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ circle: boolean }[]>`
    WITH RECURSIVE audience ("id") AS (
      SELECT "audienceId" FROM "Actor" WHERE "id" = ${survivor}::uuid
      UNION
      SELECT a."audienceId" FROM "Actor" AS a JOIN audience ON a."id" = audience."id"
      WHERE a."id" <> ${absorbed}::uuid
    )
    SELECT EXISTS (SELECT FROM audience WHERE "id" = ${absorbed}::uuid) AS circle`
  return row?.circle === true
}

/** Whether the very same accounts hold a role, whichever, over both actors at this moment. */
export async function haveSameHolders(
  tx: Pick<Prisma.TransactionClient, 'grant'>,
  one: string,
  other: string,
): Promise<boolean> {
  const grants = await tx.grant.findMany({
    where: {
      overId: { in: [one, other] },
      revokedAt: null,
      OR: [{ endsAt: null }, { endsAt: { gt: new Date() } }],
      account: { closedAt: null },
    },
    select: { accountId: true, overId: true },
  })
  const over = (id: string) =>
    new Set(grants.filter(({ overId }) => overId === id).map(({ accountId }) => accountId))
  const [first, second] = [over(one), over(other)]
  return first.size === second.size && [...first].every((account) => second.has(account))
}
