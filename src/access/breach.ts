import { Prisma, type PrismaClient } from '../records/generated/client.ts'
import { nobody, writeAudit } from './audit.ts'

/** Whose reading is asked for, and when. */
export interface BreachAsk {
  /** A credential as the trail names it (`apiKey_…`, `token_…`), or the uuid of an account: all of its own. */
  readonly by: { readonly credential: string } | { readonly accountId: string }
  /** From this instant on. */
  readonly from: Date
  /** Up to, and without, this one. */
  readonly to: Date
}

/** How often something was done. */
export interface Times {
  readonly count: number
  readonly first: Date
  readonly last: Date
}

/** What was exposed of one record by one operation. */
export interface Exposure extends Times {
  /** The public id. Null: the operation names no record. */
  readonly subject: string | null
  readonly operation: string
}

/** What a credential exposed in a time. */
export interface Breach {
  /** Ordered by subject, then by operation. */
  readonly exposed: readonly Exposure[]
  /** What it asked for and was refused, by operation and code. */
  readonly refused: readonly (Times & {
    readonly operation: string
    readonly code: string | null
  })[]
}

/** Milliseconds that each of the two statements may take: a long trail is read to its end. */
const statementMs = 120_000

/**
 * Lists what was exposed; that it was listed is written to the trail with it. Whoever runs it is no
 * viewer: the command is for whoever has the database.
 */
export function readBreach(client: PrismaClient, ask: BreachAsk): Promise<Breach> {
  const within = Prisma.sql`"at" >= ${ask.from} AND "at" < ${ask.to} AND ${
    'credential' in ask.by
      ? Prisma.sql`"credential" = ${ask.by.credential}`
      : Prisma.sql`"accountId" = ${ask.by.accountId}::uuid`
  }`
  const times = Prisma.sql`count(*)::int AS count, min("at") AS first, max("at") AS last`
  const work = async (tx: Prisma.TransactionClient): Promise<Breach> => {
    await tx.$executeRaw`SELECT set_config('statement_timeout', ${String(statementMs)}, true)`
    const exposed = await tx.$queryRaw<Exposure[]>`
      SELECT subject, operation, ${times}
      FROM "AuditEntry" LEFT JOIN LATERAL unnest("subjects") AS subject ON true
      WHERE ${within} AND "decision" = 'ALLOWED'
      GROUP BY subject, operation ORDER BY subject COLLATE "C" NULLS LAST, operation COLLATE "C"`
    const refused = await tx.$queryRaw<Breach['refused'][number][]>`
      SELECT operation, code, ${times} FROM "AuditEntry"
      WHERE ${within} AND "decision" = 'REFUSED'
      GROUP BY operation, code ORDER BY operation COLLATE "C", code COLLATE "C"`
    const subjects =
      'credential' in ask.by ? keyOf(ask.by.credential) : [`account_${ask.by.accountId}`]
    await writeAudit(tx, nobody, [{ operation: 'breach', subjects, decision: 'ALLOWED' }])
    return { exposed, refused }
  }
  return client.$transaction(work, { maxWait: 5000, timeout: 2 * statementMs + 10_000 })
}

/** A token has no id of its own that the trail could name as a subject. */
const keyOf = (credential: string): string[] =>
  credential.startsWith('apiKey_') ? [credential] : []
