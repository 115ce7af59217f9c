import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { onEveryApi } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

const wide = `{ groups(first: 25) { nodes { name areas { area { name } }
  ties(first: 10) { edges { label other { name areas { area { name } } } node { kind since } } } } } }`

const fragments = `{ groups(first: 25) { nodes { ...g } } }
  fragment g on Group { name areas { ...p } ...t ... on Actor { ties(first: 10) { edges { label } } } }
  fragment t on Actor { ties(first: 10) { edges { other { ... on Actor { name } ...o } node { kind since } } } }
  fragment o on Actor { areas { ...p } }
  fragment p on ActorArea { area { name } }`

const deeper = `{ groups(first: 25) { nodes { name ties(first: 10) { edges { other { name summary
  ties(first: 10) { edges { other { name summary } } } } } } } } }`

describe('what a document costs', () => {
  onEveryApi(
    () => records,
    (ask) => {
      it.each([
        ['groups with ties to actors, names and areas', wide, 2, 1],
        ['the same through fragments', fragments, 2, 1],
        ['one level deeper', deeper, 3, 2],
        [
          'only what the network carries',
          '{ groups { nodes { ties { edges { other { name slug kind level } node { kind strength unsourced } } } } } }',
          1,
          1,
        ],
        [
          'two aliases of one question',
          '{ groups { nodes { a: ties { nodes { kind } } b: ties { nodes { id } } } } }',
          1,
          1,
        ],
        [
          'two questions',
          '{ groups { nodes { allies { nodes { summary } } alliances { nodes { summary } } } } }',
          2,
          2,
        ],
        [
          'both ends of ties',
          '{ groups { nodes { ties { nodes { from { summary } to { summary } note } } } } }',
          3,
          1,
        ],
        [
          'groups with members and their total',
          '{ groups { nodes { memberships(includeSynthetic: true) { totalCount nodes { role person { id } } } } } }',
          1,
          0,
        ],
        [
          'claims with their sources',
          '{ groups { nodes { claims { property asPrinted source { title } } } } }',
          1,
          0,
        ],
        [
          'members below ties',
          '{ groups { nodes { ties { edges { other { ... on Group { memberships(includeSynthetic: true) { nodes { id } } } } } } } } }',
          2,
          1,
        ],
        ['a total at the top', '{ groups { totalCount nodes { name } } }', 2, 0],
        [
          'one question by nodes and by edges',
          '{ groups { nodes { ties { nodes { kind } } } edges { node { ties { nodes { kind } } } } } }',
          1,
          1,
        ],
        [
          'one question below two aliases',
          '{ groups { nodes { a: ties { edges { other { ties { nodes { kind } } } } } b: ties { edges { other { ties { nodes { id } } } } } } } }',
          1,
          2,
        ],
        [
          'member counts',
          '{ groups { nodes { memberCounts { synthetic recorded { value } reported { value } } } } }',
          3,
          0,
        ],
      ])('%s', async (_what, document, statements, texts) => {
        const { errors, sql, cypher, data } = await ask(document)
        expect(errors).toEqual([])
        expect(data.groups).toBeTruthy()
        expect({ sql: sql.length, cypher: cypher.length, statements: sql }).toMatchObject({
          sql: statements,
          cypher: texts,
        })
      })

      it('cuts lists inside the database', async () => {
        const { sql } = await ask(
          '{ groups(first: 2) { nodes { memberships(first: 1, includeSynthetic: true) { nodes { id } } } } }',
        )
        expect(sql[0]).toMatch(/LATERAL.*LIMIT/s)
      })

      it('sends these statements for a wide page', async () => {
        const { sql, cypher } = await ask(wide)
        const texts = [...sql, ...cypher.map(({ text }) => text)].join('\n\n')
        await expect(`${texts}\n`).toMatchFileSnapshot('statements/wide.txt')
      })

      it('gives the same rows through fragments', async () => {
        const [a, b] = [await ask(wide), await ask(fragments)]
        expect(b.data).toEqual(a.data)
        expect(b.cypher).toEqual(a.cypher)
      })
    },
  )
})
