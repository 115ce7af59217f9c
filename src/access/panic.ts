import { Refusal } from '../model/problem.ts'
import type { Viewer } from '../model/viewer.ts'
import type { PrismaClient } from '../records/generated/client.ts'
import { writeAudit } from './audit.ts'
import { holdsAll } from './circles.ts'
import { recently } from './recently.ts'
import { takeTurn } from './turn.ts'

/** What is closed in an emergency. */
export interface PanicState {
  /** Since when all personal data are closed. Null: they are not. */
  readonly closedAt: Date | null
  /** Tokens issued before this are not taken. Null: none was refused so yet. */
  readonly tokensFrom: Date | null
}

/** The emergency as one process sees it, at most a quarter of a second old. */
export interface Panic {
  /** Throws RECORDS_UNAVAILABLE: what cannot be told is not taken for open. */
  readonly state: () => Promise<PanicState>
  /** Throws PERSONAL_CLOSED while personal data are closed; to be called before any is read. */
  readonly demandOpen: () => Promise<void>
}

/**
 * Milliseconds for which a state is believed. What was found of a token is believed for another half
 * second, and within a second every process obeys.
 */
const believed = 250

/** `client` must not be a request's own transaction, which sees what was when it began. */
export function makePanic(client: Pick<PrismaClient, '$queryRaw'>): Panic {
  const remember = recently<PanicState>({ ms: believed, most: 1 })
  const state = () => remember('', () => readPanic(client))
  return {
    state,
    demandOpen: async () => {
      if ((await state()).closedAt !== null) throw closed()
    },
  }
}

/** The state as it is at this moment. */
export async function readPanic(client: Pick<PrismaClient, '$queryRaw'>): Promise<PanicState> {
  const [row] = await client.$queryRaw<PanicState[]>`SELECT "closedAt", "tokensFrom" FROM "Panic"`
  if (!row) throw new Error('The row of Panic is missing')
  return row
}

/** Whether a token issued then is still taken; one without that time is not, after a revocation. */
export const tokenStands = ({ tokensFrom }: PanicState, issuedAt: Date | null): boolean =>
  tokensFrom === null || (issuedAt !== null && issuedAt >= tokensFrom)

/** Whether a viewer may close and open personal data, and revoke all credentials. */
export const mayPanic = (viewer: Viewer): boolean =>
  viewer.scopes.includes('MANAGE') && holdsAll(viewer, 'COORDINATOR', 'DATA_OFFICER', 'DEVELOPER')

/** What is to be done. */
export interface PanicOrder {
  /** Whether personal data are closed from now on. */
  readonly closed: boolean
  /** Whether all keys are revoked, and all tokens issued until now refused: one's own too. */
  readonly revoke: boolean
}

/** What it came to. */
export interface PanicOutcome extends PanicState {
  /** How many keys were revoked that were not before. */
  readonly revokedKeys: number
}

/**
 * Closes or opens personal data for every process, and revokes all credentials when asked to. It
 * stands together with its entry on the audit trail. Whether the viewer may is for the caller to ask.
 */
export function orderPanic(
  client: PrismaClient,
  { closed, revoke }: PanicOrder,
  by: Pick<Viewer, 'accountId' | 'credential' | 'held' | 'purpose'>,
): Promise<PanicOutcome> {
  return client.$transaction(async (tx) => {
    await takeTurn(tx)
    await tx.$executeRaw`UPDATE "Panic" SET
      "closedAt" = CASE WHEN ${closed} THEN coalesce("closedAt", clock_timestamp()) END,
      "tokensFrom" = CASE WHEN ${revoke} THEN clock_timestamp() ELSE "tokensFrom" END`
    const revokedKeys = revoke
      ? await tx.$executeRaw`UPDATE "ApiKey"
          SET "revokedAt" = clock_timestamp(), "updatedAt" = now(), version = version + 1
          WHERE "revokedAt" IS NULL`
      : 0
    const operations = [closed ? 'panic.close' : 'panic.open', ...(revoke ? ['panic.revoke'] : [])]
    await writeAudit(
      tx,
      by,
      operations.map((operation) => ({ operation, subjects: [], decision: 'ALLOWED' })),
    )
    return { ...(await readPanic(tx)), revokedKeys }
  })
}

const closed = (): Refusal =>
  new Refusal('PERSONAL_CLOSED', {
    id: 'Semua data pribadi sedang ditutup. Hubungi petugas data pribadi.',
    en: 'All personal data are closed at present. Turn to the data officer.',
  })
