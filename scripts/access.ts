// Lets the first people in, without asking anybody: for whoever runs Anyam. Works on DATABASE_URL, or
// on the embedded database, whether or not Anyam runs.
import { parseArgs } from 'node:util'
import { defaultKeyDays, mostKeyDays } from '../src/access/api-keys.ts'
import { nobody, writeAudit } from '../src/access/audit.ts'
import { enrol, makeKey } from '../src/access/enrolment.ts'
import { readConfig } from '../src/config.ts'
import { isUuid, publicId } from '../src/model/public-id.ts'
import { StartError } from '../src/model/start-error.ts'
import { type Role, type Scope, scopes } from '../src/model/viewer.ts'
import type { Prisma, PrismaClient } from '../src/records/generated/client.ts'
import { onRecords, runCommand } from './on-records.ts'

const usage = `npm run access -- coordinator <label>   an account that coordinates the whole network, and a key
npm run access -- developer <label>     an account with all rights in development mode only, and a key
npm run access -- key <label>           one more key; --scopes READ,WRITE --days ${defaultKeyDays} --for a-word
npm run access -- revoke <label | key>  ends all keys of an account, or the key of that id
npm run access -- list                  accounts, what they hold, and their keys
A label is made of small letters, digits and hyphens; it names a program or an office, never a person.`

interface Given {
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly days: number
  readonly label: string | null
}

const commands: Readonly<Record<string, (prisma: PrismaClient, given: Given) => Promise<void>>> = {
  coordinator: (prisma, given) => letIn(prisma, 'COORDINATOR', given),
  developer: (prisma, given) => {
    if (readConfig(process.env).mode === 'production') {
      throw new StartError('There are no developers in production mode.')
    }
    return letIn(prisma, 'DEVELOPER', given)
  },
  async key(prisma, given) {
    const { closedAt, id } = await accountOf(prisma, given.name)
    if (closedAt) throw new StartError('That account is closed.')
    await makeAndTell(prisma, 'key', given, async () => id)
  },
  revoke,
  list,
}

/** An account that holds a role over the whole network, and a key for it. */
const letIn = (prisma: PrismaClient, role: Role, given: Given): Promise<void> => {
  const label = labelOf(given.name)
  return makeAndTell(prisma, role.toLowerCase(), given, (tx) => enrol(tx, label, role))
}

/** Makes a key, which stands together with its entry on the audit trail, and shows it. */
async function makeAndTell(
  prisma: PrismaClient,
  command: string,
  given: Given,
  account: (tx: Prisma.TransactionClient) => Promise<string>,
): Promise<void> {
  const { key, id, expiresAt } = await prisma.$transaction(async (tx) => {
    const accountId = await account(tx)
    const made = await makeKey(tx, accountId, given)
    const subjects = [publicId('account', accountId), publicId('apiKey', made.id)]
    const operation = `access.${command}`
    await writeAudit(tx, nobody, [{ operation, subjects, decision: 'ALLOWED' }])
    return made
  })
  console.log(`Key ${id}, until ${expiresAt.toISOString().slice(0, 10)}. It is shown this once:`)
  console.log(key)
}

async function revoke(prisma: PrismaClient, { name }: Given): Promise<void> {
  const named = name.replace(/^apiKey_/, '')
  const which = isUuid(named) ? { id: named } : { accountId: (await accountOf(prisma, name)).id }
  const count = await prisma.$transaction(async (tx) => {
    const ended = await tx.apiKey.updateManyAndReturn({
      where: { ...which, revokedAt: null },
      data: { revokedAt: new Date(), version: { increment: 1 } },
      select: { id: true },
    })
    const subjects = ended.map(({ id }) => publicId('apiKey', id))
    const event = { operation: 'access.revoke', subjects, decision: 'ALLOWED' } as const
    await writeAudit(tx, nobody, [event])
    return ended.length
  })
  if (isUuid(named) && count === 0) throw new StartError('No key that stands has that id.')
  console.log(`Revoked: ${count}. Running servers refuse them within a second.`)
}

async function accountOf(prisma: PrismaClient, name: string) {
  const found = await prisma.account.findUnique({ where: { label: labelOf(name) } })
  if (!found) throw new StartError('No account has that label: npm run access -- list.')
  return found
}

function labelOf(text: string): string {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= 60) return text
  throw new StartError(`A label is needed.\n${usage}`)
}

const day = (date: Date | null): string => date?.toISOString().slice(0, 10) ?? 'never'

async function list(prisma: PrismaClient): Promise<void> {
  const accounts = await prisma.account.findMany({
    orderBy: { id: 'asc' },
    include: {
      grants: { where: { revokedAt: null }, include: { over: { select: { slug: true } } } },
      keys: { where: { revokedAt: null }, orderBy: { id: 'asc' } },
    },
  })
  for (const { id, label, closedAt, grants, keys } of accounts) {
    const held = grants.map(({ role, over }) => `${role} ${over ? `over ${over.slug}` : ''}`.trim())
    console.log(`${label ?? id}${closedAt ? ' (closed)' : ''}: ${held.join(', ') || 'no role'}`)
    for (const key of keys) {
      const use = `until ${day(key.expiresAt)}, last used ${day(key.lastUsedOn)}`
      console.log(`  key ${key.id} ${key.label ?? ''} ${key.scopes.join(',')}, ${use}`)
    }
  }
  if (accounts.length === 0) console.log('There is no account yet.')
}

function scopesOf(text: string | undefined): readonly Scope[] {
  if (text === undefined) return scopes
  const given = text.split(',')
  const found = scopes.filter((one) => given.includes(one))
  if (found.length !== given.length) throw new StartError(`--scopes takes ${scopes.join(',')}.`)
  return found
}

function daysOf(text = String(defaultKeyDays)): number {
  const days = Number(text)
  if (Number.isInteger(days) && days >= 1 && days <= mostKeyDays) return days
  throw new StartError(`--days takes 1 to ${mostKeyDays}.`)
}

runCommand(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { scopes: { type: 'string' }, days: { type: 'string' }, for: { type: 'string' } },
  })
  const [name = '', subject = ''] = positionals
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) throw new StartError(usage)
  const label = values.for === undefined ? null : labelOf(values.for)
  const given = {
    ...{ name: subject, label },
    ...{ scopes: scopesOf(values.scopes), days: daysOf(values.days) },
  }
  await onRecords((prisma) => command(prisma, given))
})
