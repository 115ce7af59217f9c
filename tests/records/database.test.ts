import { createServer, type Server, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { StartError } from '../../src/model/start-error.ts'
import { checkRecords, openRecords, type Records } from '../../src/records/database.ts'
import type { Statement } from '../../src/records/logging-client.ts'
import { recordsFault } from '../../src/records/records-fault.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { openDoor } from '../support/door.ts'
import { databaseUrl, withClient } from '../support/postgres.ts'
import { ids, insertBase } from './rows.ts'

let database: FreshDatabase
const opened: Records[] = []

beforeAll(async () => {
  database = await freshDatabase()
  await withClient(database.url, insertBase)
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((records) => records.close()))
})
afterAll(() => database.drop())

const open = (url: string, options?: Parameters<typeof openRecords>[1]) => {
  const records = openRecords(url, options)
  opened.push(records)
  return records
}

const startLine = async (url: string) => {
  const error = await checkRecords(open(url)).catch((one: unknown) => one)
  expect(error).toBeInstanceOf(StartError)
  const { message } = error as StartError
  expect(message).not.toContain('\n')
  return message
}

const fault = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error) => recordsFault(error)?.code ?? `no fault: ${error}`,
  )

test('the log sees every statement, those of Prisma and of a transaction included', async () => {
  const seen: Statement[] = []
  const records = open(database.url, { log: (statement) => seen.push(statement) })
  await records.prisma.actor.findMany({ where: { slug: 'a' }, select: { id: true } })
  await records.pool.query('SELECT $1::int AS n', [1])
  await records.prisma.$transaction(async (tx) => tx.$queryRaw`SELECT ${2}::int AS n`)
  expect(seen.map(({ text, params }) => [text.slice(0, 25), params])).toEqual([
    ['SELECT "t0"."id" FROM "pu', ['a']],
    ['SELECT $1::int AS n', [1]],
    ['BEGIN', []],
    ['SELECT $1::int AS n', [2]],
    ['COMMIT', []],
  ])
})

test('days come back as the days they are, the first and the last included', async () => {
  const { prisma } = open(database.url)
  const day = (text: string) => new Date(`${text}T00:00:00Z`)
  const bounds = {
    sinceMin: day('0001-01-01'),
    sinceMax: day('0099-02-03'),
    untilMin: day('2018-10-25'),
    untilMax: day('9999-12-31'),
  }
  const where = { id: ids.tie }
  await prisma.tie.update({ where, data: bounds })
  expect(await prisma.tie.findFirst({ where, select: bound })).toEqual(bounds)
  const actor = await prisma.actor.findFirst({
    where: { id: ids.low },
    select: { tiesFrom: { select: bound, where } },
  })
  expect(actor?.tiesFrom).toEqual([bounds])
  const stored = await prisma.$queryRaw`SELECT "sinceMin"::text AS a, "sinceMax"::text AS b,
    "untilMin"::text AS c, "untilMax"::text AS d FROM "Tie" WHERE id = ${ids.tie}::uuid`
  expect(stored).toEqual([{ a: '0001-01-01', b: '0099-02-03', c: '2018-10-25', d: '9999-12-31' }])
  expect(await prisma.tie.count({ where: { ...where, ...bounds } })).toBe(1)
})

const bound = { sinceMin: true, sinceMax: true, untilMin: true, untilMax: true } as const

test('times are true times, whatever the time zone of the server', async () => {
  await withClient(database.url, (client) =>
    client.query(
      `ALTER DATABASE "${new URL(database.url).pathname.slice(1)}" SET timezone = 'Asia/Jakarta'`,
    ),
  )
  const { prisma } = open(database.url)
  const trade = { slug: 'menjahit', nameId: 'menjahit', nameEn: 'sewing' }
  await prisma.trade.create({ data: { ...trade, createdAt: new Date('2018-10-25T09:00:00Z') } })
  const read = await prisma.trade.findFirstOrThrow({ where: { slug: trade.slug } })
  expect(read.createdAt.toISOString()).toBe('2018-10-25T09:00:00.000Z')
  const stored = `SELECT 1 FROM "Trade" WHERE "createdAt" = '2018-10-25T09:00:00Z'`
  expect((await withClient(database.url, (client) => client.query(stored))).rowCount).toBe(1)
})

test('a statement that runs too long and a server that stays silent are given up in time', async () => {
  const { prisma, pool } = open(database.url)
  const sockets: Socket[] = []
  const silent = createServer((socket) => sockets.push(socket))
  const mute = open(`postgresql://a:b@127.0.0.1:${await listen(silent)}/c`)
  const start = performance.now()
  const faults = [
    prisma.$queryRaw`SELECT pg_sleep(9)::text`,
    pool.query('SELECT pg_sleep(9)'),
    mute.pool.query('SELECT 1'),
    mute.prisma.actor.count(),
  ]
  expect(await Promise.all(faults.map(fault))).toEqual([
    'TIMED_OUT',
    'TIMED_OUT',
    'RECORDS_UNAVAILABLE',
    'RECORDS_UNAVAILABLE',
  ])
  expect(performance.now() - start).toBeLessThan(4500)
  for (const socket of sockets) socket.destroy()
  silent.close()
})

test('an error that is no outage is none', async () => {
  const { prisma, pool } = open(database.url)
  expect(await fault(pool.query('SELECT 1 / 0'))).toMatch(/^no fault/)
  const trade = { slug: 'Bad', nameId: 'a', nameEn: 'a' }
  expect(await fault(prisma.trade.create({ data: trade }))).toMatch(/^no fault/)
})

test('each thing that can be wrong with DATABASE_URL is one line', async () => {
  const url = new URL(database.url)
  const shape = /not an address of PostgreSQL: it looks like postgresql:/
  expect(await startLine('nonsense')).toMatch(shape)
  expect(await startLine('http://127.0.0.1:1/x')).toMatch(shape)
  expect(await startLine('postgresql://a:b@127.0.0.1:1/c')).toMatch(
    /127.0.0.1:1\/c cannot be reached/,
  )
  expect(await startLine('postgresql://a:b@no-such-host.invalid/c')).toMatch(/cannot be reached/)
  expect(await startLine(databaseUrl(database.url, 'none'))).toMatch(/no such database/)
  expect(await startLine(`${database.url}?sslmode=verify-full`)).toMatch(/cannot be reached .*SSL/)
  url.password = 'wrong'
  expect(await startLine(url.href)).toMatch(/refuses the user or the password/)
  expect(await startLine(url.href)).not.toContain('wrong')
})

test('during an outage RECORDS_UNAVAILABLE; afterwards the same pool serves again', async () => {
  const door = await openDoor(new URL(database.url))
  const url = new URL(database.url)
  url.port = String(door.port)
  const { prisma, pool } = open(url.href)
  await prisma.actor.count()
  const running = fault(prisma.$queryRaw`SELECT pg_sleep(2)::text`)
  await new Promise((resolve) => setTimeout(resolve, 100))
  await door.shut()
  expect(await running).toBe('RECORDS_UNAVAILABLE')
  expect(await fault(prisma.actor.count())).toBe('RECORDS_UNAVAILABLE')
  expect(await fault(prisma.$transaction((tx) => tx.actor.count()))).toBe('RECORDS_UNAVAILABLE')
  expect(await fault(pool.query('SELECT 1'))).toBe('RECORDS_UNAVAILABLE')
  await door.open()
  expect(await prisma.actor.count()).toBe(5)
  await door.shut()
})

test('a server that stops idle connections does no harm', async () => {
  const { prisma } = open(database.url)
  const plain = open(database.url)
  await Promise.all([prisma.actor.count(), plain.pool.query('SELECT 1')])
  await withClient(database.url, (client) =>
    client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    ),
  )
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(await prisma.actor.count()).toBe(5)
  await plain.pool.query('SELECT 1')
})

const listen = (server: Server) =>
  new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
