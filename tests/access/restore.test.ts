import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { replayErasures } from '../../src/access/erasure.ts'
import { restoreBackup } from '../../src/records/backup/restore.ts'
import { writeBackup } from '../../src/records/backup/write.ts'
import { castId, castTieId } from '../cast.ts'
import { castRecords } from '../support/filled.ts'
import { withClient } from '../support/postgres.ts'
import { a, canaries, foundIn, type Planted, plantPerson } from './rights.ts'

const folder = mkdtempSync(join(tmpdir(), 'anyam-restore-'))
const file = join(folder, 'copy')
let records: Awaited<ReturnType<typeof castRecords>>
let person: Planted

beforeAll(async () => {
  records = await castRecords()
  person = await plantPerson(records)
  await writeBackup(records.url, file)
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await records.drop()
})

const run = async (sql: string) => (await records.pool.query(sql)).rows
const one = async (table: string, id: string) =>
  (await run(`SELECT * FROM "${table}" WHERE id = '${id}'`))[0]

it('what became narrower stays so, whatever the backup says, and nothing else does', async () => {
  const [narrowed, wider] = [castId('kelompok-b'), castId('mitra')]
  const [tie] = await run(
    `SELECT id FROM "Tie" WHERE visibility = 'PUBLIC' AND until IS NULL LIMIT 1`,
  )
  const [place] = await run(`SELECT id FROM "ActorArea" LIMIT 1`)
  await run(`UPDATE "ActorArea" SET exact = true WHERE id = '${place.id}'`)
  await run(`UPDATE "Actor" SET visibility = 'GROUP' WHERE id = '${wider}'`)
  const copy = join(folder, 'before')
  await writeBackup(records.url, copy)
  await run(`UPDATE "Actor" SET visibility = 'GROUP' WHERE id = '${narrowed}'`)
  await run(`UPDATE "Actor" SET visibility = 'PUBLIC' WHERE id = '${wider}'`)
  await run(`UPDATE "ActorArea" SET exact = false, visibility = 'SELF' WHERE id = '${place.id}'`)
  await run(
    `UPDATE "Tie" SET visibility = 'ALLIANCE', "audienceId" = '${castId('jaringan')}' WHERE id = '${tie.id}'`,
  )
  await run(`UPDATE "Membership" SET visibility = 'SELF' WHERE id = '${person.membership}'`)

  const came = await restoreBackup(records.url, copy, { replace: true })
  expect(came).toMatchObject({ narrowed: 5, wasEmpty: false })
  expect(await one('Actor', narrowed)).toMatchObject({ circle: `GROUP:${narrowed}` })
  expect(await one('Actor', wider)).toMatchObject({ visibility: 'GROUP' })
  expect(await one('ActorArea', place.id)).toMatchObject({ exact: false, visibility: 'SELF' })
  expect(await one('Tie', tie.id)).toMatchObject({ circle: `ALLIANCE:${castId('jaringan')}` })
  expect(await one('Membership', person.membership)).toMatchObject({ visibility: 'SELF' })
})

it('a record that cannot stand where it stood is seen by nobody', async () => {
  const id = castTieId('WORKS_WITH', 'mitra', 'pendamping')
  const tie = await one('Tie', id)
  const copy = join(folder, 'twice')
  const twin = `INSERT INTO "Tie" (id, kind, "fromId", "toId", visibility, "audienceId", "updatedAt")
    SELECT gen_random_uuid(), kind, "fromId", "toId", 'GROUP', '${a}', now() FROM "Tie"
    WHERE id = '${id}' RETURNING id`
  const [other] = await run(twin)
  await writeBackup(records.url, copy)
  await run(`DELETE FROM "Tie" WHERE id = '${other.id}'`)
  await run(`UPDATE "Tie" SET visibility = 'GROUP', "audienceId" = '${a}' WHERE id = '${id}'`)
  expect((await restoreBackup(records.url, copy, { replace: true })).narrowed).toBe(1)
  expect(await one('Tie', other.id)).toMatchObject({ circle: `GROUP:${a}` })
  expect(await one('Tie', id)).toMatchObject({ circle: `SELF:${id}`, version: tie.version })
})

it('says so when the database knew of nothing', async () => {
  await withClient(records.url, async (client) => {
    await client.query('SET session_replication_role = replica')
    const { rows } = await client.query(
      `SELECT string_agg(format('%I', tablename), ', ') AS all FROM pg_tables
       WHERE schemaname = 'public' AND tablename NOT IN ('_prisma_migrations', 'Panic')`,
    )
    await client.query(`TRUNCATE ${rows[0].all}`)
  })
  expect(await restoreBackup(records.url, file)).toMatchObject({ wasEmpty: true, narrowed: 0 })
})

it('whoever was erased is never back, not for a moment', async () => {
  await restoreBackup(records.url, file, { replace: true, erase: replayErasures })
  const planted = Object.values(canaries)
  expect(Object.keys(await foundIn(records.url, planted))).toContain('public."Person"')
  await run(
    `INSERT INTO vault."Erasure" ("personId", receipt) VALUES ('${person.id}', 'ANYAM-REKAAN')`,
  )
  expect(await replayErasures(records)).toBe(1)
  expect(await foundIn(records.url, planted)).toEqual({})

  // What fails there leaves all as it was.
  const broken = restoreBackup(records.url, file, {
    replace: true,
    erase: async () => {
      throw new Error('stopped')
    },
  })
  await expect(broken).rejects.toThrow('stopped')
  expect(await foundIn(records.url, planted)).toEqual({})

  let looks = 0
  let stopped = false
  const looking = (async () => {
    while (!stopped) {
      const found = await records.prisma.person.count({ where: { id: person.id } }).catch(() => 0)
      expect(found).toBe(0)
      looks += 1
    }
  })()
  const came = await restoreBackup(records.url, file, { replace: true, erase: replayErasures })
  stopped = true
  await looking
  expect(came.erased).toBe(1)
  expect(looks).toBeGreaterThan(0)
  expect(await foundIn(records.url, planted)).toEqual({})
  expect(await replayErasures(records)).toBe(0)
  const images = await records.prisma.revision.findMany({ where: { recordId: person.id } })
  expect(images.map(({ operation }) => operation)).toEqual(['DELETED'])
})
