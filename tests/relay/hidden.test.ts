import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import { watermarkOf } from '../../src/network/watermark.ts'
import type { Records } from '../../src/records/database.ts'
import { mostTightened } from '../../src/records/tightened.ts'
import { hiddenNow } from '../../src/relay/hidden.ts'
import { startRelay } from '../../src/relay/relay.ts'
import { analyses } from '../access/matrix/analyses.ts'
import { castId, castTieId } from '../cast.ts'
import { apiOver } from '../support/api.ts'
import { castRecords, fillGraph } from '../support/filled.ts'

let records: Records & { drop(): Promise<void> }
const engine = openGrafeo()

beforeAll(async () => {
  records = await castRecords()
  await fillGraph(records, engine)
})
afterAll(async () => {
  await engine.close()
  await records.drop()
})

const shownNow = async () => ({
  snapshot: (await watermarkOf(engine)).snapshot,
  at: new Date(),
  followedAt: new Date(),
})

describe('while the network does not show it yet', () => {
  test.each([
    ['a tie that narrows', 'Tie', castTieId('WORKS_WITH', 'mitra', 'pendamping'), 'UPDATE'],
    ['an actor that narrows', 'Actor', castId('kelompok-b'), 'UPDATE'],
    ['a tie that goes', 'Tie', castTieId('WORKS_WITH', 'mitra', 'pendamping'), 'DELETE'],
  ])('%s is left out of every answer', async (_what, table, id, how) => {
    const shown = await shownNow()
    const { pool, prisma } = records
    const before = await pool.query(`SELECT to_jsonb(t) AS row FROM "${table}" t WHERE id = $1`, [
      id,
    ])
    if (how === 'DELETE') await pool.query(`DELETE FROM "${table}" WHERE id = $1`, [id])
    else await pool.query(`UPDATE "${table}" SET visibility = 'GROUP' WHERE id = $1`, [id])
    expect(await hiddenNow(prisma, shown)).toEqual([id])
    const api = await apiOver(records, engine, { hidden: () => hiddenNow(prisma, shown) })
    const text = `{
      network(filter: { asOf: null }) { actors(first: 100) { nodes { id } totalCount }
        ties(first: 100) { nodes { id } totalCount } drawing { nodes { id } links { id } } }
      partner(by: { slug: "mitra" }) { ties(asOf: null) { nodes { id } totalCount } } }`
    const { data, errors } = await api.ask(text)
    expect(errors).toEqual([])
    expect(JSON.stringify(data)).not.toContain(id)
    await fillGraph(records, engine)
    expect(await hiddenNow(prisma, await shownNow())).toEqual([])
    const after = await api.ask(text)
    expect(JSON.stringify(after.data)).toBe(JSON.stringify(data))
    await api.close()
    if (how === 'UPDATE') {
      await pool.query(`UPDATE "${table}" SET visibility = $2::"Visibility" WHERE id = $1`, [
        id,
        before.rows[0].row.visibility,
      ])
    }
    await fillGraph(records, engine)
  })
})

describe('what analyses keep', () => {
  test.each([
    ['a tie', 'Tie', castTieId('LOBBIES', 'federasi', 'dewan', '2018'), 'dewan'],
    ['an actor', 'Actor', castId('kelompok-b'), 'kelompok-b'],
  ])('%s that narrows is in none of it the next time', async (_what, table, id, slug) => {
    const { pool, prisma } = records
    const shown = await shownNow()
    const hidden = () => hiddenNow(prisma, shown)
    const asked = async ({ ask }: Awaited<ReturnType<typeof apiOver>>) => {
      const answers: Record<string, unknown> = {}
      for (const name of ['the network', 'all times', 'as it would be']) {
        const { data, errors } = await ask(analyses[name] as string)
        expect([name, errors]).toEqual([name, []])
        answers[name] = data
      }
      return answers
    }
    const api = await apiOver(records, engine, { hidden, secondWall: false })
    const before = await asked(api)
    expect(JSON.stringify(before)).toContain(id)
    expect(JSON.stringify(before)).toContain(slug)
    const { rows } = await pool.query(`SELECT visibility FROM "${table}" WHERE id = $1`, [id])
    await pool.query(`UPDATE "${table}" SET visibility = 'GROUP' WHERE id = $1`, [id])
    expect(await hidden()).toEqual([id])
    const after = await asked(api)
    expect(JSON.stringify(after)).not.toContain(id)
    // As if nothing had been kept: no count and no value is left of what was read before.
    const anew = await apiOver(records, engine, { hidden, secondWall: false })
    expect(after).toEqual(await asked(anew))
    for (const name of Object.keys(before)) expect(after[name]).not.toEqual(before[name])
    await Promise.all([api.close(), anew.close()])
    const { visibility } = rows[0]
    await pool.query(`UPDATE "${table}" SET visibility = $2::"Visibility" WHERE id = $1`, [
      ...[id, visibility],
    ])
    await fillGraph(records, engine)
  })
})

test.each([
  ['another area', `"areaId" = (SELECT id FROM "Area" WHERE id <> "areaId" LIMIT 1)`],
  [
    'another role there',
    `role = (SELECT min(other) FROM unnest(enum_range(role)) other WHERE other <> role)`,
  ],
])('an actor whose place becomes %s is left out until it is shown there', async (_what, change) => {
  const { pool, prisma } = records
  const { rows } = await pool.query(`SELECT * FROM "ActorArea" ORDER BY id LIMIT 1`)
  const [place] = rows
  const shown = await shownNow()
  await pool.query(`UPDATE "ActorArea" SET uncertain = NOT uncertain WHERE id = $1`, [place.id])
  expect(await hiddenNow(prisma, shown)).toEqual([])
  await pool.query(`UPDATE "ActorArea" SET ${change} WHERE id = $1`, [place.id])
  expect((await hiddenNow(prisma, shown)).toSorted()).toEqual([place.id, place.actorId].sort())
  await fillGraph(records, engine)
  expect(await hiddenNow(prisma, await shownNow())).toEqual([])
})

describe('a network that is too far behind', () => {
  test.each([
    ['not followed', { followedAt: -30_001 }, { followedAt: -29_000 }],
    ['not compared', { at: -3_600_001 }, { at: -3_500_000 }],
  ])('%s: refuses, just before that it answers', async (_what, late, early) => {
    const now = new Date()
    const shown = await shownNow()
    const moved = (by: Record<string, number>) => ({
      ...shown,
      ...Object.fromEntries(
        Object.entries(by).map(([key, ms]) => [key, new Date(now.getTime() + ms)]),
      ),
    })
    await expect(hiddenNow(records.prisma, moved(late), now)).rejects.toMatchObject({
      code: 'GRAPH_STALE',
    })
    expect(await hiddenNow(records.prisma, moved(early), now)).toEqual([])
  })

  test('refuses when too much left somebody’s sight, and when nothing is known yet', async () => {
    const shown = await shownNow()
    const { pool, prisma } = records
    await pool.query(
      `INSERT INTO "Tightened" (id) SELECT gen_random_uuid() FROM generate_series(1, ${mostTightened})`,
    )
    expect(await hiddenNow(prisma, shown)).toHaveLength(mostTightened)
    await pool.query(`INSERT INTO "Tightened" (id) VALUES (gen_random_uuid())`)
    await expect(hiddenNow(prisma, shown)).rejects.toMatchObject({ code: 'GRAPH_STALE' })
    await expect(hiddenNow(prisma, null)).rejects.toMatchObject({ code: 'GRAPH_STALE' })
    await pool.query('DELETE FROM "Tightened"')
  })
})

test('a relay knows what the network shows', async () => {
  const relay = startRelay(records, engine, { pollEvery: 20 })
  try {
    const id = castId('kelompok-c')
    await records.pool.query(`UPDATE "Actor" SET visibility = 'GROUP' WHERE id = $1`, [id])
    const end = Date.now() + 20_000
    while (!relay.shown || (await hiddenNow(records.prisma, relay.shown)).length > 0) {
      if (Date.now() > end) throw new Error('The relay never showed it')
      await pause(20)
    }
    const rows = await engine.read('MATCH (n:Actor {id: $id}) RETURN n.circle AS circle', { id })
    expect(rows).toEqual([{ circle: `GROUP:${id}` }])
  } finally {
    await relay.stop()
  }
})
