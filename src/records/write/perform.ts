import { v7 } from 'uuid'
import type { Prisma, PrismaClient } from '../generated/client.ts'
import { isCrossed, recordsFault } from '../records-fault.ts'
import { makeToken } from '../token.ts'
import { canonical, type Digester, plainDigester } from './digest.ts'
import type { ChangeProblem, Seen, Write } from './write.ts'

/** A mutation as it was asked for. */
export interface WriteRequest {
  /** Who asks; keys are unique per principal. */
  readonly principal: string
  /** The mutation's name, which with the input makes it the same or another one. */
  readonly name: string
  readonly input: unknown
  /** Sent again with the same key, it is not done again. Null: it would be. */
  readonly key: string | null
  /** Whether to find out only if it could be done. */
  readonly validateOnly: boolean
  /** What the writer sees of each table. */
  readonly seen: Seen
  /** How the request is told again under its key; default: by a plain digest. */
  readonly digester?: Digester | null
}

/** What was written: public ids, the main record first, and whatever else there is to tell. */
export interface Outcome {
  readonly ids: readonly string[]
  readonly details?: Readonly<Record<string, unknown>>
}

/** What a mutation came to. */
export type Performed =
  | {
      readonly problems: null
      readonly outcome: Outcome
      /** Reads with it see the write; null when nothing was written. */
      readonly token: string | null
      /** Whether it had been done before, under the same key. */
      readonly replayed: boolean
      readonly warnings: readonly ChangeProblem[]
    }
  | { readonly problems: readonly ChangeProblem[] }

/** Milliseconds: how long to wait for a connection, and how long a change may take. */
const maxWait = 2500
const timeout = 4500

/** Thrown inside of the transaction to leave nothing behind. */
class Undone extends Error {}

/**
 * Runs `work` in one transaction: everything is written, or nothing. Problems leave nothing behind,
 * the key neither. A request whose key was used waits for the one that used it first.
 */
export async function perform(
  client: PrismaClient,
  request: WriteRequest,
  work: (write: Write) => Promise<Outcome>,
): Promise<Performed> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt(client, request, work)
    } catch (error) {
      if (tries < mostTries && isCrossed(error)) continue
      throw recordsFault(error) ?? error
    }
  }
}

/** How often a transaction is tried that others cross. */
const mostTries = 4

async function attempt(
  client: PrismaClient,
  request: WriteRequest,
  work: (write: Write) => Promise<Outcome>,
): Promise<Performed> {
  const problems: ChangeProblem[] = []
  const warnings: ChangeProblem[] = []
  let outcome: Outcome | null = null
  const run = async (tx: Prisma.TransactionClient): Promise<Performed> => {
    const mutation = v7()
    await tx.$executeRaw`SELECT set_config('anyam.principal', ${request.principal}, true),
      set_config('anyam.mutation', ${mutation}, true)`
    const earlier = await claimKey(tx, request, mutation)
    if (earlier) return earlier
    outcome = await work({
      tx,
      principal: request.principal,
      seen: request.seen,
      problem: (one) => {
        const told = problems.some(
          ({ code, path }) => code === one.code && `${path}` === `${one.path}`,
        )
        if (!told) problems.push(one)
      },
      warn: (one) => warnings.push(one),
      problems: () => problems.length,
    })
    if (problems.length > 0 || request.validateOnly) throw new Undone()
    await tx.$executeRaw`INSERT INTO "Dirty" (kind, id) VALUES ('mutation', ${mutation}::uuid)`
    await tx.$executeRaw`SELECT pg_notify('anyam_dirty', '')`
    const token = await makeToken(tx)
    if (request.key !== null) {
      const kept = { ...outcome, token, warnings } as unknown as Prisma.InputJsonValue
      await tx.mutation.update({ where: { id: mutation }, data: { outcome: kept } })
    }
    return { problems: null, outcome, token, replayed: false, warnings }
  }
  try {
    return await client.$transaction(run, { maxWait, timeout, isolationLevel: 'ReadCommitted' })
  } catch (error) {
    if (!(error instanceof Undone)) throw error
    if (problems.length > 0) return { problems }
    return {
      problems: null,
      outcome: outcome ?? { ids: [] },
      token: null,
      replayed: false,
      warnings,
    }
  }
}

/** Takes the key, or tells what the request that took it came to. */
async function claimKey(
  tx: Prisma.TransactionClient,
  request: WriteRequest,
  id: string,
): Promise<Performed | null> {
  const { key, principal, validateOnly } = request
  if (key === null || validateOnly) return null
  const digester = request.digester ?? plainDigester
  const text = canonical(request.name, request.input)
  const taken = await tx.$executeRaw`
    INSERT INTO "Mutation" (id, principal, key, digest)
    VALUES (${id}::uuid, ${principal}, ${key}, ${digester.make(text)})
    ON CONFLICT (principal, key) DO NOTHING`
  if (taken === 1) return null
  const first = await tx.mutation.findUnique({
    where: { principal_key: { principal, key } },
  })
  // It has just been forgotten.
  if (!first) return claimKey(tx, request, id)
  if (!digester.matches(text, first.digest)) return { problems: [keyReused] }
  const { token, warnings, ...outcome } = first.outcome as unknown as Outcome & {
    token: string
    warnings: ChangeProblem[]
  }
  return { problems: null, outcome, token, replayed: true, warnings }
}

const keyReused: ChangeProblem = {
  code: 'IDEMPOTENCY_KEY_REUSED',
  text: {
    id: 'Kunci itu sudah dipakai untuk mutasi dengan isi yang lain.',
    en: 'That key was used for a mutation with another input.',
  },
  path: ['input', 'idempotencyKey'],
}
