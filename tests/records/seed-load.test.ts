import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRecords, type Records } from '../../src/records/database.ts'
import { loadSeed, seedDir } from '../../src/records/seed.ts'
import { seedId } from '../../src/records/seed-id.ts'
import { castId, castTieId, loadCast } from '../cast.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

let database: FreshDatabase
let records: Records
let statements: string[] = []

beforeAll(async () => {
  database = await freshDatabase()
  records = openRecords(database.url, { log: ({ text }) => statements.push(text) })
})

afterAll(async () => {
  await records?.close()
  await database?.drop()
})

const counts = async () => {
  const { prisma } = records
  const tables = [prisma.actor, prisma.tie, prisma.claim, prisma.membership, prisma.source]
  return Promise.all(tables.map((table) => (table as typeof prisma.actor).count()))
}

test('a seed with a fault writes nothing', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'seed-'))
  try {
    await cp(seedDir, dir, { recursive: true })
    await writeFile(join(dir, 'trades.json'), '[')
    await expect(loadSeed(records.prisma, { dir })).rejects.toThrow(/trades\.json.*no JSON/)
    await rm(join(dir, 'trades.json'))
    await expect(loadSeed(records.prisma, { dir })).rejects.toThrow(/trades\.json.*cannot be read/)
    await writeFile(join(dir, 'trades.json'), '[]')
    await expect(loadSeed(records.prisma, { dir })).rejects.toThrow(
      /groups\.json \[0\] spr-sejahtera: trade: there is no trade bungkus-sedotan/,
    )
  } finally {
    await rm(dir, { recursive: true })
  }
  expect(await counts()).toEqual([0, 0, 0, 0, 0])
})

test('two loads at once write it once', async () => {
  const reports = await Promise.all([loadSeed(records.prisma), loadSeed(records.prisma)])
  expect(reports.map(({ loaded }) => loaded).toSorted()).toEqual([false, true])
  const rows = reports.find(({ loaded }) => loaded)?.rows
  expect(rows).toMatchObject({ actor: 100, person: 112, membership: 112 })
  expect(await counts()).toEqual([
    rows?.actor,
    rows?.tie,
    rows?.claim,
    rows?.membership,
    rows?.source,
  ])
})

test('a later load costs one statement and leaves what users changed', async () => {
  const jpri = { id: seedId('actor', 'jpri') }
  await records.prisma.actor.update({ where: jpri, data: { summary: 'diubah' } })
  await records.prisma.tie.deleteMany({ where: { kind: 'LOBBIES' } })
  const before = await counts()
  statements = []
  expect(await loadSeed(records.prisma)).toEqual({ loaded: false, rows: {} })
  expect(statements).toHaveLength(1)
  expect(await counts()).toEqual(before)
  expect((await records.prisma.actor.findUnique({ where: jpri }))?.summary).toBe('diubah')
})

test('every row is public, and days come back as they were written', async () => {
  const { prisma } = records
  const hidden = await Promise.all([
    prisma.actor.count({ where: { visibility: { not: 'PUBLIC' } } }),
    prisma.tie.count({ where: { visibility: { not: 'PUBLIC' } } }),
    prisma.stance.count({ where: { visibility: { not: 'PUBLIC' } } }),
    prisma.claim.count({ where: { visibility: { not: 'PUBLIC' } } }),
    prisma.person.count({ where: { visibility: { not: 'PUBLIC' } } }),
  ])
  expect(hidden).toEqual([0, 0, 0, 0, 0])
  const tie = await prisma.tie.findFirstOrThrow({
    where: { from: { slug: 'homenet-indonesia' }, kind: 'MEMBER_OF' },
  })
  const day = (date: Date) => date.toISOString().slice(0, 10)
  expect([tie.sinceMin, tie.sinceMax, tie.untilMin, tie.untilMax].map(day)).toEqual([
    '1997-01-01',
    '1997-12-31',
    '2023-08-31',
    '9999-12-31',
  ])
})

test('the cast loads into a database of its own, with stable ids', async () => {
  const own = await freshDatabase()
  const { prisma, close } = openRecords(own.url)
  try {
    expect((await loadCast(prisma)).rows).toMatchObject({ actor: 14, tie: 23, person: 8 })
    expect((await loadCast(prisma)).loaded).toBe(false)
    const tie = await prisma.tie.findUniqueOrThrow({
      where: { id: castTieId('ALLIED_WITH', 'kelompok-c', 'kelompok-b', '2020-01-15') },
      include: { claims: true },
    })
    expect([tie.fromId, tie.toId]).toEqual([castId('kelompok-b'), castId('kelompok-c')].toSorted())
    expect(tie.claims).toHaveLength(1)
  } finally {
    await close()
    await own.drop()
  }
})
