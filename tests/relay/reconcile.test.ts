import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../../src/network/engine.ts'
import { cursorEnd, readWatermark } from '../../src/network/watermark.ts'
import { reconcile } from '../../src/relay/reconcile.ts'
import { castId, castTieId } from '../cast.ts'
import { onBothEngines } from '../support/engines.ts'
import { castRecords, fillGraph } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

/** The whole graph as comparable lines, the watermark left out. */
async function canon(engine: Engine): Promise<string[]> {
  const nodes = await engine.read(
    'MATCH (n) WHERE NOT n:Watermark RETURN labels(n) AS labels, properties(n) AS props',
  )
  const ties = await engine.read(
    'MATCH (a)-[r]->(b) RETURN a.id AS a, b.id AS b, type(r) AS type, properties(r) AS props',
  )
  const sorted = (value: unknown): string =>
    JSON.stringify(value, (_key, one) =>
      one && typeof one === 'object' && !Array.isArray(one)
        ? Object.fromEntries(Object.entries(one).sort())
        : one,
    )
  const lines = nodes.map(({ labels, props }) => sorted([[...(labels as string[])].sort(), props]))
  return [...lines, ...ties.map(sorted)].sort()
}

describe('reconcile', () => {
  onBothEngines((engine) => {
    let filled: string[]

    it('fills an empty graph and ends its cursor', async () => {
      const report = await fillGraph(records, engine())
      expect(report.written).toBe(report.compared)
      expect(report.dropped).toBe(0)
      expect((await readWatermark(engine()))?.cursor).toBe(cursorEnd)
      filled = await canon(engine())
      expect(filled.length).toBe(report.compared)
    })

    it('writes nothing when nothing differs', async () => {
      const report = await reconcile(records.prisma, engine())
      expect(report).toMatchObject({ written: 0, dropped: 0 })
      expect(await canon(engine())).toEqual(filled)
    })

    it('holds no name or contact of a person', async () => {
      const people = await engine().read('MATCH (p:Person) RETURN properties(p) AS props')
      expect(people.length).toBeGreaterThan(0)
      for (const { props } of people) {
        expect(Object.keys(props as object).sort()).toEqual(['circle', 'id', 'synthetic'])
      }
    })

    it.each([
      ['a changed property', 'MATCH (n:Actor {id: $id}) SET n.name = $id'],
      ['a property too many', 'MATCH (n:Actor {id: $id}) SET n.extra = 1'],
      ['a lost node', 'MATCH (n:Actor {id: $id}) DETACH DELETE n'],
      ['a wrong label', 'MATCH (n:Actor {id: $id}) SET n:Partner'],
      ['a node too many', "CREATE (n:Actor {id: '00000000-0000-7000-8000-000000000000'})"],
    ])('repairs %s', async (_what, text) => {
      await engine().write((run) => run(text, { id: castId('kelompok-a') }))
      expect(await canon(engine())).not.toEqual(filled)
      await reconcile(records.prisma, engine())
      expect(await canon(engine())).toEqual(filled)
    })

    it('removes more strays than one batch reads', async () => {
      const strays = Array.from({ length: 4500 }, (_, n) => ({
        id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
      }))
      await engine().write((run) =>
        run('UNWIND $rows AS row MERGE (n:Actor {id: row.id}) SET n = row', { rows: strays }),
      )
      const report = await reconcile(records.prisma, engine())
      expect(report.dropped).toBe(4500)
      expect(report.batches).toBeGreaterThan(9)
      expect(await canon(engine())).toEqual(filled)
    })

    it.each([
      ['a lost tie', 'MATCH ()-[r {id: $id}]->() DELETE r'],
      ['a changed tie', "MATCH ()-[r {id: $id}]->() SET r.circle = 'PUBLIC', r.until = '2000'"],
      [
        'a tie of another kind',
        'MATCH (a)-[r:MEMBER_OF {id: $id}]->(b) CREATE (a)-[s:PART_OF]->(b) SET s = properties(r) DELETE r',
      ],
      [
        'a tie that stands there twice',
        'MATCH (a)-[r:MEMBER_OF {id: $id}]->(b) CREATE (a)-[s:MEMBER_OF]->(b) SET s = properties(r)',
      ],
    ])('repairs %s', async (_what, text) => {
      const id = castTieId('MEMBER_OF', 'kelompok-a', 'federasi', '2017-05-15')
      await engine().write((run) => run(text, { id }))
      const broken = await canon(engine())
      expect(broken).not.toEqual(filled)
      const report = await reconcile(records.prisma, engine())
      expect(report.written).toBe(1)
      expect(await canon(engine())).toEqual(filled)
    })
  })
})
