import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { anonymous, developer } from '../../src/access/circles.ts'
import { endKeys, makeKey } from '../../src/access/enrolment.ts'
import { orderPanic } from '../../src/access/panic.ts'
import { demandStanding } from '../../src/access/standing-credential.ts'
import type { Credential, Viewer } from '../../src/model/viewer.ts'
import { openRecords, type Records } from '../../src/records/database.ts'
import type { Prisma } from '../../src/records/generated/client.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { signing } from './signed.ts'

let database: FreshDatabase
let records: Records
let other: Records
beforeAll(async () => {
  database = await freshDatabase()
  records = openRecords(database.url)
  other = openRecords(database.url)
})
afterAll(async () => {
  await records.close()
  await other.close()
  await database.drop()
})

const { account, key } = signing(() => records)
const refused = { code: 'UNAUTHENTICATED' }
type Tx = Prisma.TransactionClient

const expiresAt = new Date('2100-01-01')

async function signer(credential?: Credential): Promise<Viewer & { accountId: string }> {
  const accountId = await account({ role: 'COORDINATOR' })
  const { id } = await key(accountId)
  const kind = { kind: 'KEY' as const, id, expiresAt }
  return { ...anonymous, accountId, credential: credential ?? kind }
}

/** Goes on as the role that changes are made with. */
const asWriter = (tx: Tx) => tx.$executeRaw`SET LOCAL ROLE anyam_writer`

/** Something that is opened once. */
function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}

/** What ends credentials while keys are made with them. */
const endings: Record<string, (tx: Tx, viewer: Viewer & { accountId: string }) => unknown> = {
  'an emergency': (tx) => {
    const client = { $transaction: (work: (inside: Tx) => unknown) => work(tx) }
    return orderPanic(client as never, { closed: false, revoke: true }, developer)
  },
  'its revocation': (tx, { credential }) =>
    tx.apiKey.update({
      where: { id: credential?.id ?? '' },
      data: { revokedAt: new Date() },
    }),
  async 'the closing of its account'(tx, { accountId }) {
    await tx.account.update({ where: { id: accountId }, data: { closedAt: new Date() } })
    await endKeys(tx, accountId, new Date())
  },
}

/** Whether a connection waits for another one. */
const waits = async (): Promise<boolean> => {
  const [row] = await records.prisma.$queryRaw<{ waits: boolean }[]>`
    SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()
      AND wait_event_type = 'Lock') AS waits`
  return row?.waits === true
}

describe.each(Object.entries(endings))('%s', (name, end) => {
  it('waits for what was begun with a key, and is not outlived by it', async () => {
    const viewer = await signer()
    const [held, go] = [gate(), gate()]
    const making = records.prisma.$transaction(async (tx) => {
      await asWriter(tx)
      await demandStanding(tx, viewer)
      const made = await makeKey(tx, viewer.accountId)
      held.open()
      await go.opened
      return made
    })
    await held.opened
    let ended = false
    const ending = other.prisma.$transaction(async (tx) => {
      await end(tx, viewer)
      ended = true
    })
    await vi.waitFor(async () => expect(await waits()).toBe(true), { timeout: 3000, interval: 20 })
    expect(ended).toBe(false)
    go.open()
    const { id } = await making
    await ending
    const { revokedAt } = await records.prisma.apiKey.findUniqueOrThrow({ where: { id } })
    // A key that was revoked alone takes no other with it.
    expect(revokedAt !== null).toBe(name !== 'its revocation')
  })

  it('comes first, and nothing is made', async () => {
    const viewer = await signer()
    const [held, go] = [gate(), gate()]
    const blocking = other.prisma.$transaction(async (tx) => {
      await end(tx, viewer)
      held.open()
      await go.opened
    })
    await held.opened
    const making = records.prisma.$transaction(async (tx) => {
      await asWriter(tx)
      await demandStanding(tx, viewer)
      return makeKey(tx, viewer.accountId)
    })
    const settled = making.catch((error: unknown) => error)
    await vi.waitFor(async () => expect(await waits()).toBe(true), { timeout: 3000, interval: 20 })
    go.open()
    await blocking
    expect(await settled).toMatchObject(refused)
  })
})

it('takes no token that was issued before all were revoked, and every later one', async () => {
  await orderPanic(records.prisma, { closed: false, revoke: true }, developer)
  const token = (issuedAt: Date | null) =>
    signer({ kind: 'TOKEN', id: 'x', expiresAt, issuedAt }).then((viewer) =>
      records.prisma.$transaction((tx) => demandStanding(tx, viewer)),
    )
  await expect(token(null)).rejects.toMatchObject(refused)
  await expect(token(new Date('2020-01-01'))).rejects.toMatchObject(refused)
  await token(new Date(Date.now() + 1000))
})

it('lets an emergency through, and a revocation, while somebody makes keys without pause', async () => {
  const viewer = await signer()
  let over = false
  let made = 0
  const make = () =>
    other.prisma.$transaction(async (tx) => {
      await asWriter(tx)
      await demandStanding(tx, viewer)
      // As every change of an account holds it.
      await tx.$queryRaw`SELECT 1 FROM "Account" WHERE id = ${viewer.accountId}::uuid FOR UPDATE`
      await makeKey(tx, viewer.accountId)
      made += 1
    })
  const loops = Array.from({ length: 6 }, async () => {
    while (!over) await make().catch(() => undefined)
  })
  await vi.waitFor(() => expect(made).toBeGreaterThan(20), { timeout: 10_000 })
  const began = performance.now()
  await orderPanic(records.prisma, { closed: true, revoke: false }, developer)
  await orderPanic(records.prisma, { closed: false, revoke: true }, developer)
  // Each waits for those before it alone, some milliseconds each; left to chance it took for ever.
  expect(performance.now() - began).toBeLessThan(2500)
  over = true
  await Promise.all(loops)
  const where = { accountId: viewer.accountId, revokedAt: null }
  expect(await records.prisma.apiKey.count({ where })).toBe(0)
})
