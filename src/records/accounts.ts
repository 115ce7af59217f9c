import type { Held, Scope } from '../model/viewer.ts'
import { Prisma, type PrismaClient } from './generated/client.ts'

/** An account that may sign in, with all that it holds today. */
export interface AccountRow {
  readonly accountId: string
  /** Whose it is. Null: nobody's own, or it is not confirmed that they hold the key, or the token. */
  readonly personId: string | null
  /** The roles that count now, in a fixed order. */
  readonly held: readonly Held[]
  /** The alliances held over, and those that the groups held over belong to; in a fixed order. */
  readonly alliances: readonly string[]
}

/** The key that an account was found by. */
export interface KeyRow {
  readonly keyId: string
  readonly scopes: readonly Scope[]
  readonly expiresAt: Date
  /** Whether it is on record that the key was used today. */
  readonly usedToday: boolean
}

type Reader = Pick<PrismaClient, '$queryRaw'>

/** How many steps up a group belongs to the alliances of its alliances. */
const mostSteps = 4

/**
 * The open account of the key with that SHA-256, unless the key was revoked or has expired; null
 * when there is none. One statement.
 */
export async function accountByKey(
  run: Reader,
  hash: Uint8Array,
): Promise<(AccountRow & KeyRow) | null> {
  const key = Prisma.sql`
    SELECT account."id", CASE WHEN key."confirmedAt" IS NOT NULL THEN account."personId" END AS "personId",
      key."id" AS "keyId", key."scopes"::text[] AS "scopes",
      key."expiresAt", key."lastUsedOn" IS NOT DISTINCT FROM current_date AS "usedToday"
    FROM "ApiKey" AS key JOIN "Account" AS account ON account."id" = key."accountId"
    WHERE key."hash" = ${hash} AND key."revokedAt" IS NULL AND key."expiresAt" > now()
      AND account."closedAt" IS NULL`
  const found = await run.$queryRaw<(AccountRow & KeyRow)[]>(
    accountSql(
      key,
      Prisma.sql`account."keyId", account."scopes", account."expiresAt", account."usedToday",`,
    ),
  )
  return found[0] ?? null
}

/** The account of a token: null when nobody has one by that issuer and subject. One statement. */
export async function accountByToken(
  run: Reader,
  { issuer, subject }: { issuer: string; subject: string },
): Promise<(AccountRow & { readonly closed: boolean }) | null> {
  const account = Prisma.sql`
    SELECT "id", CASE WHEN "confirmedAt" IS NOT NULL THEN "personId" END AS "personId",
      "closedAt" IS NOT NULL AS "closed" FROM "Account"
    WHERE "issuer" = ${issuer} AND "subject" = ${subject}`
  const found = await run.$queryRaw<(AccountRow & { closed: boolean })[]>(
    accountSql(account, Prisma.sql`account."closed",`),
  )
  return found[0] ?? null
}

/** Notes that a key was used today; once a day is enough. */
export const noteKeyUse = async (run: Pick<PrismaClient, '$executeRaw'>, keyId: string) => {
  await run.$executeRaw`UPDATE "ApiKey" SET "lastUsedOn" = current_date
    WHERE "id" = ${keyId}::uuid AND "lastUsedOn" IS DISTINCT FROM current_date`
}

/**
 * The account that `found` gives with what it holds. A tie counts while it may hold today; an
 * observer is no member. A role over an actor that lives on in another one counts for nothing.
 */
const accountSql = (found: Prisma.Sql, more: Prisma.Sql): Prisma.Sql => Prisma.sql`
  WITH RECURSIVE account AS MATERIALIZED (${found}), held AS MATERIALIZED (
    SELECT DISTINCT "grant"."role", "grant"."overId" AS "over"
    FROM account JOIN "Grant" AS "grant" ON "grant"."accountId" = account."id"
    WHERE "grant"."revokedAt" IS NULL AND ("grant"."endsAt" IS NULL OR "grant"."endsAt" > now())
      AND ("grant"."role" <> 'COMPANION' OR "grant"."consentedAt" IS NOT NULL)
      AND NOT EXISTS (
        SELECT FROM "Actor" WHERE "id" = "grant"."overId" AND "mergedIntoId" IS NOT NULL)
  ), reached AS (
    SELECT held."over" AS "id", 0 AS step FROM held
    WHERE held."role" IN ('MEMBER', 'ORGANIZER', 'COMPANION')
    UNION
    SELECT tie."toId", reached.step + 1
    FROM reached JOIN "Tie" AS tie ON tie."fromId" = reached."id"
    JOIN "Actor" AS alliance ON alliance."id" = tie."toId" AND alliance."kind" = 'ALLIANCE'
    WHERE reached.step < ${mostSteps} AND tie."kind" = 'MEMBER_OF' AND tie."absorbedBy" IS NULL
      AND tie."role" IS DISTINCT FROM 'OBSERVER'
      AND (now() AT TIME ZONE 'Asia/Jakarta')::date BETWEEN tie."sinceMin" AND tie."untilMax"
  ), alliance AS (
    SELECT "id" FROM reached WHERE step > 0
    UNION
    SELECT held."over" FROM held JOIN "Actor" AS actor ON actor."id" = held."over"
    WHERE actor."kind" = 'ALLIANCE'
  )
  SELECT account."id" AS "accountId", account."personId", ${more}
    coalesce((
      SELECT json_agg(json_build_object('role', held."role", 'over', held."over")
        ORDER BY held."role", held."over") FROM held
    ), '[]') AS "held",
    ARRAY(SELECT "id"::text FROM alliance ORDER BY "id") AS "alliances"
  FROM account`
