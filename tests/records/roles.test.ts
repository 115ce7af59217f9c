import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StartError } from '../../src/model/start-error.ts'
import { openRecords } from '../../src/records/database.ts'
import { migrate } from '../../src/records/migrations.ts'
import { checkPools, openPools } from '../../src/records/pools.ts'
import { asRole, checkRole, databaseRoles } from '../../src/records/roles.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { withClient } from '../support/postgres.ts'

const migrations = new URL('../../prisma/migrations', import.meta.url).pathname
const names = Object.values(databaseRoles).join(', ')

/** What a start says when it cannot go on. */
const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => '',
    (error: unknown) => (error instanceof StartError ? error.message : String(error)),
  )

it('changes the options of an address and nothing else', () => {
  const url = asRole('postgresql://u:p@h:1/d?options=-c%20x%3Dy', 'READER')
  expect(new URL(url).searchParams.get('options')).toBe(
    '-c x=y -c role=anyam_reader -c default_transaction_read_only=on -c default_transaction_isolation=repeatable\\ read',
  )
  expect(url).toMatch(/^postgresql:\/\/u:p@h:1\/d\?/)
})

describe('pools', () => {
  let database: FreshDatabase
  beforeEach(async () => {
    database = await freshDatabase()
  })
  afterEach(() => database.drop())

  it('are held to their roles, and only read where they should', async () => {
    const pools = openPools(database.url)
    try {
      await checkPools(pools)
      const setting = async (pool: 'anonymous' | 'reader' | 'relay' | 'writer', name: string) =>
        (await pools[pool].pool.query(`SELECT current_setting('${name}') AS value`)).rows[0].value
      expect(await setting('reader', 'transaction_isolation')).toBe('repeatable read')
      for (const pool of ['anonymous', 'reader'] as const) {
        expect(await setting(pool, 'transaction_read_only')).toBe('on')
      }
      for (const pool of ['relay', 'writer'] as const) {
        expect(await setting(pool, 'transaction_read_only')).toBe('off')
        expect(await setting(pool, 'transaction_isolation')).toBe('read committed')
      }
    } finally {
      await pools.close()
    }
  })

  it('are refused when nothing holds them', async () => {
    const free = openRecords(database.url)
    expect(await refusal(checkRole(free, 'ANONYMOUS'))).toMatch(/cannot work as anyam_anonymous/)
    await free.close()
  })
})

describe('a user who is no administrator', () => {
  let database: FreshDatabase
  let url: string
  const user = `anyam_test_${process.pid}_${Date.now().toString(36)}`
  const asAdministrator = (sql: string) => withClient(database.url, (client) => client.query(sql))

  beforeEach(async () => {
    database = await freshDatabase({ empty: true })
    await asAdministrator(`CREATE ROLE ${user} LOGIN PASSWORD 'trial'`)
    const { pathname } = new URL(database.url)
    await asAdministrator(`ALTER DATABASE ${pathname.slice(1)} OWNER TO ${user}`)
    await asAdministrator(`ALTER SCHEMA public OWNER TO ${user}`)
    const address = new URL(database.url)
    address.username = user
    address.password = 'trial'
    url = address.href
  })
  afterEach(async () => {
    await database.drop()
    await withClient(new URL('/postgres', database.url).href, (client) =>
      client.query(`DROP ROLE ${user}`),
    )
  })

  it('is told what an administrator has to run, and then works as each role', async () => {
    const told = await refusal(migrate(url, migrations))
    expect(told).toContain(`GRANT ${names} TO ${user}`)
    expect(told).not.toContain('\n')
    await asAdministrator(`GRANT ${names} TO ${user}`)
    await migrate(url, migrations)
    const pools = openPools(url)
    try {
      await checkPools(pools)
      await pools.writer.prisma.trade.create({ data: { slug: 'a', nameId: 'a', nameEn: 'a' } })
      expect(await pools.anonymous.prisma.trade.count()).toBe(1)
      expect((await pools.relay.pool.query('SELECT FROM "Revision"')).rowCount).toBe(1)
    } finally {
      await pools.close()
    }
  })
})
