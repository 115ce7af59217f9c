import { randomBytes } from 'node:crypto'
import { type IdPrefix, publicId } from '../model/public-id.ts'
import type { Records } from '../records/database.ts'
import type { Prisma } from '../records/generated/client.ts'
import { endKeys } from './enrolment.ts'
import { answerAtOnce } from './requests.ts'
import { destroyKey } from './vault.ts'

type Tx = Prisma.TransactionClient

/** That somebody was erased. */
export interface Erased {
  /** What they can show later; it tells nothing of them. */
  readonly receipt: string
  readonly erasedAt: Date
  /** The uuid of the request on the register. */
  readonly request: string
}

/** Letters and digits that are not taken for each other. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** `ANYAM-` and four groups of five signs: 100 random bits. */
function makeReceipt(): string {
  const signs = [...randomBytes(20)].map((byte) => alphabet[byte % alphabet.length]).join('')
  return `ANYAM-${signs.match(/.{5}/g)?.join('-')}`
}

/** The receipt of a person's erasure; null: they were not erased. */
async function receiptOf(tx: Tx, personId: string): Promise<Omit<Erased, 'request'> | null> {
  const [found] = await tx.$queryRaw<Omit<Erased, 'request'>[]>`
    SELECT receipt, "erasedAt" FROM vault."Erasure" WHERE "personId" = ${personId}::uuid`
  return found ?? null
}

/**
 * Erases a person within a transaction: the key that opens what is sealed first, then their rows and
 * every earlier image of them. Done again it does nothing more, and tells the same receipt. Whatever
 * is not sealed and names nobody stays: that there was a membership, and who read what. `by`: the
 * account that does it; null: Anyam itself.
 */
export async function erasePerson(
  tx: Tx,
  personId: string,
  by: string | null = null,
): Promise<Erased> {
  // Whoever is changing the person at this moment finishes first; who comes later finds nobody.
  await tx.$executeRaw`SELECT 1 FROM "Person" WHERE id = ${personId}::uuid FOR UPDATE`
  await destroyKey(tx, personId)
  await tx.$executeRaw`
    INSERT INTO vault."Erasure" ("personId", receipt) VALUES (${personId}::uuid, ${makeReceipt()})
    ON CONFLICT DO NOTHING`
  const erased = await receiptOf(tx, personId)
  if (!erased) throw new Error('PostgreSQL did not tell the erasure.')
  const memberships = await membershipsEver(tx, personId)
  await forgetChanges(tx, personId, memberships)
  await closeAccount(tx, personId)
  await forgetGrounds(tx, personId)
  // The images of the removal are what every past goes by, and the last that could hold something.
  await tx.$executeRaw`UPDATE "Membership" SET visibility = 'SELF' WHERE "personId" = ${personId}::uuid`
  await tx.$executeRaw`
    UPDATE "Person" SET sealed = NULL, visibility = 'SELF' WHERE id = ${personId}::uuid`
  await tx.person.deleteMany({ where: { id: personId } })
  await forgetImages(tx, personId, memberships)
  const { receipt } = erased
  const request = await answerAtOnce(tx, { kind: 'ERASURE', personId, receipt, answeredById: by })
  return { ...erased, request }
}

/** Whether an erasure of them means anything: they are on record, or were, or were erased. */
export const isKnown = async (tx: Tx, personId: string): Promise<boolean> =>
  (await receiptOf(tx, personId)) !== null ||
  (await tx.person.count({ where: { id: personId } })) > 0 ||
  (await tx.revision.findFirst({
    where: { table: 'Person', recordId: personId },
    select: { id: true },
  })) !== null

/** Ids of all memberships that the person has, or had. */
async function membershipsEver(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM "Membership" WHERE "personId" = ${personId}::uuid
    UNION SELECT "recordId"::text FROM "Revision"
    WHERE "table" = 'Membership' AND (image->>'personId')::uuid = ${personId}::uuid`
  return rows.map(({ id }) => id)
}

/** The account says nothing of them any more, and nobody signs in with it. */
async function closeAccount(tx: Tx, personId: string): Promise<void> {
  const account = await tx.account.findUnique({ where: { personId }, select: { id: true } })
  if (!account) return
  const { id } = account
  const now = new Date()
  const version = { increment: 1 }
  await endKeys(tx, id, now)
  await tx.apiKey.updateMany({ where: { accountId: id }, data: { label: null } })
  await tx.grant.updateMany({
    where: { accountId: id, revokedAt: null },
    data: { revokedAt: now, version },
  })
  const nobody = { label: null, personId: null, issuer: null, subject: null }
  await tx.account.update({ where: { id }, data: { ...nobody, closedAt: now, version } })
}

/**
 * What is kept of changes for the sake of their repetition, or of being undone: the person's own, and
 * those that others made of them, of their account and of their requests.
 */
async function forgetChanges(tx: Tx, personId: string, memberships: string[]): Promise<void> {
  const of = { where: { personId }, select: { id: true } } as const
  const held = { where: { account: { personId } }, select: { id: true } } as const
  const account = await tx.account.findMany(of)
  const named = {
    ...{ person: [{ id: personId }], membership: memberships.map((id) => ({ id })) },
    ...{ consent: await tx.consent.findMany(of), dataRequest: await tx.dataRequest.findMany(of) },
    ...{ account, grant: await tx.grant.findMany(held), apiKey: await tx.apiKey.findMany(held) },
  }
  const ids = Object.entries(named).flatMap(([prefix, rows]) =>
    rows.map(({ id }) => publicId(prefix as IdPrefix, id)),
  )
  const principals = account.map(({ id }) => `account:${id}`)
  await tx.$executeRaw`DELETE FROM "Mutation"
    WHERE (outcome->'ids' ?| ${ids}::text[] OR principal = ANY(${principals}::text[]))
      AND id IS DISTINCT FROM nullif(current_setting('anyam.mutation', true), '')::uuid`
  await tx.$executeRaw`DELETE FROM "MergeMove" WHERE "rowId" = ANY(${memberships}::uuid[])
    OR "rowId" IN (SELECT id FROM "Claim" WHERE "membershipId" = ANY(${memberships}::uuid[]))`
}

/** Why requests of theirs were refused: free text, which may tell of them. */
const forgetGrounds = (tx: Tx, personId: string): Promise<unknown> =>
  tx.dataRequest.updateMany({
    where: { personId, ground: { not: null } },
    data: { ground: null, version: { increment: 1 } },
  })

/**
 * Earlier images. Of the person and of each membership the last one before the removal stays with that
 * of the removal, so that followers of the changes learn what they have to remove; nothing is sealed in
 * them, and what was last told of their circle hides them from every past.
 */
async function forgetImages(tx: Tx, personId: string, memberships: string[]): Promise<void> {
  await tx.$executeRaw`DELETE FROM "Revision" WHERE "table" = 'Claim'
    AND (image->>'membershipId')::uuid = ANY(${memberships}::uuid[])`
  await tx.$executeRaw`WITH told AS (
      SELECT id, xid, operation, row_number() OVER (
        PARTITION BY "table", "recordId", operation = 'DELETED' OR xid = pg_current_xact_id()
        ORDER BY id DESC
      ) AS place
      FROM "Revision" WHERE ("table" = 'Person' AND "recordId" = ${personId}::uuid)
        OR ("table" = 'Membership' AND "recordId" = ANY(${memberships}::uuid[]))
    )
    DELETE FROM "Revision" USING told WHERE "Revision".id = told.id AND told.operation <> 'DELETED'
      AND (told.place > 1 OR told.xid = pg_current_xact_id())`
  await tx.$executeRaw`UPDATE "Revision" SET image = image || '{"sealed": null}'
    WHERE "table" = 'Person' AND "recordId" = ${personId}::uuid`
}

/** Milliseconds that the erasure of one person may take at a start. */
const timeout = 30_000

/**
 * Erases again whoever was erased and is there all the same, as after a restore of the records; tells
 * how many. Called at every start, before anybody is answered.
 */
export async function replayErasures({ prisma }: Pick<Records, 'prisma'>): Promise<number> {
  const back = await prisma.$queryRaw<{ id: string }[]>`
    SELECT "personId"::text AS id FROM vault."Erasure" erased
    WHERE EXISTS (SELECT FROM "Person" WHERE id = erased."personId")
      OR EXISTS (SELECT FROM vault."PersonKey" key WHERE key."personId" = erased."personId")
      OR EXISTS (SELECT FROM "Revision" WHERE "table" = 'Person'
        AND "recordId" = erased."personId" AND image->>'sealed' IS NOT NULL)`
  for (const { id } of back) {
    await prisma.$transaction(
      async (tx) => {
        await tx.$executeRaw`SELECT set_config('anyam.principal', 'erasure', true)`
        await erasePerson(tx, id)
      },
      { timeout, maxWait: timeout },
    )
  }
  return back.length
}
