import { type Role, type Scope, scopes } from '../model/viewer.ts'
import type { Prisma, PrismaClient } from '../records/generated/client.ts'
import { defaultKeyDays, keyExpiry, newKey } from './api-keys.ts'

/** A key that was made, to be shown once. */
export interface MadeKey {
  readonly key: string
  readonly id: string
  readonly expiresAt: Date
}

export type Accounts = Pick<PrismaClient, 'account' | 'grant' | 'apiKey'>

/**
 * Makes a key for an account: by another account (`madeById`), or by its own holder or a command.
 * `confirmed`: it is made with what is known to be in the hands of the person whose account it is.
 */
export async function makeKey(
  { apiKey }: Pick<Accounts, 'apiKey'>,
  accountId: string,
  options: {
    days?: number
    scopes?: readonly Scope[]
    label?: string | null
    madeById?: string | null
    confirmed?: boolean
  } = {},
): Promise<MadeKey> {
  const { key, hash } = newKey()
  const expiresAt = keyExpiry(options.days ?? defaultKeyDays)
  const { id } = await apiKey.create({
    data: {
      ...{ accountId, hash, expiresAt },
      scopes: [...(options.scopes ?? scopes)],
      label: options.label ?? null,
      madeById: options.madeById ?? null,
      confirmedAt: options.confirmed ? new Date() : null,
    },
    select: { id: true },
  })
  return { key, id, expiresAt }
}

/** Ends the keys that an account has at this moment; `which` narrows them. */
export const endKeys = (
  { apiKey }: Pick<Prisma.TransactionClient, 'apiKey'>,
  accountId: string,
  now: Date,
  which: Prisma.ApiKeyWhereInput = {},
): Promise<unknown> =>
  apiKey.updateMany({
    where: { accountId, revokedAt: null, AND: [which] },
    data: { revokedAt: now, version: { increment: 1 } },
  })

/** The keys that somebody else made for an account, of which they may have kept a copy. */
export const madeByOthers = { madeById: { not: null } } satisfies Prisma.ApiKeyWhereInput

/**
 * The account with that label, made when there is none; it holds the role over the whole network
 * from now on. For whoever runs Anyam: nobody's permission is asked.
 */
export async function enrol(
  { account, grant }: Accounts,
  label: string,
  role: Role,
): Promise<string> {
  const { id } = await account.upsert({
    where: { label },
    create: { label },
    update: { closedAt: null },
    select: { id: true },
  })
  const held = { accountId: id, role, overId: null, revokedAt: null, endsAt: null }
  if (!(await grant.findFirst({ where: held, select: { id: true } }))) {
    await grant.create({ data: held })
  }
  return id
}
