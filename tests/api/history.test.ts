import { type GraphQLInterfaceType, isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { schema } from '../../src/api/schema.ts'
import { publicId } from '../../src/model/public-id.ts'
import { seedId } from '../../src/records/seed-id.ts'
import { castId, castTieId } from '../cast.ts'
import { onEveryApi } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'
import { bothWays } from '../support/paging.ts'

const group = castId('kelompok-a')
const tie = castTieId('GIVES_WORK_TO', 'pabrik', 'kelompok-b', '2010')
const issue = seedId('issue', 'perda-uji')

/** Changes of the database itself, oldest first. */
const changes = [
  `UPDATE "Actor" SET name = 'Nama baru', "sortName" = 'nama baru', version = 2 WHERE id = '${group}'`,
  `UPDATE "Actor" SET visibility = 'GROUP', summary = 'rahasia', version = 3 WHERE id = '${group}'`,
  `UPDATE "Actor" SET visibility = 'PUBLIC', version = 4 WHERE id = '${group}'`,
  `UPDATE "Actor" SET summary = NULL, "sortName" = 'zzz', version = 5 WHERE id = '${group}'`,
  `UPDATE "Tie" SET "middlemanId" = '${castId('kelompok-f')}', strength = 0.5 WHERE id = '${tie}'`,
  `UPDATE "Tie" SET "middlemanId" = '${castId('mitra')}', "lastConfirmedOn" = '2024-05-02'
   WHERE id = '${tie}'`,
  `UPDATE "Outcome" SET people = 7`,
  `UPDATE "Outcome" SET people = 12`,
  `UPDATE "StageEvent" SET note = 'diusulkan lagi' WHERE note = 'diusulkan'`,
]

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
  for (const text of changes) await records.pool.query(text)
})
afterAll(() => records.drop())

const entries =
  'history { totalCount nodes { at by operation version changes { field before after } } }'

interface Entry {
  by: string
  operation: string
  version: number
  changes: { field: string; before: string | null; after: string | null }[]
}

const shown = ({ changes }: Entry) =>
  changes.map(({ field, before, after }) => `${field}: ${before} -> ${after}`)

/** What guards the records and is none of them. */
const noRecords = ['Account', 'ApiKey', 'Consent', 'DataRequest', 'Grant']

it('is a field of every type that is a node and a record', () => {
  const node = schema.getType('Node') as GraphQLInterfaceType
  const without = schema
    .getPossibleTypes(node)
    .filter((type) => isObjectType(type) && !type.getFields().history)
  expect(without.map(({ name }) => name).sort()).toEqual(noRecords)
})

describe('the history of a record', () => {
  onEveryApi(
    () => records,
    (ask) => {
      const historyOf = async (id: string, type: string): Promise<Entry[]> => {
        const { data, errors } = await ask(
          `{ node(id: "${id}") { ... on ${type} { ${entries} } } }`,
        )
        expect(errors).toEqual([])
        return data.node.history.nodes
      }

      it('tells what changed, newest first, without states that you may not see', async () => {
        const found = await historyOf(publicId('actor', group), 'Group')
        expect(found.map(({ version, by, operation }) => [version, by, operation])).toEqual([
          [5, 'database', 'UPDATED'],
          [4, 'database', 'UPDATED'],
          [2, 'database', 'UPDATED'],
          [1, 'seed', 'CREATED'],
        ])
        expect(shown(found[0] as Entry)).toEqual(['summary: rahasia -> null'])
        // What it was before that was for the group alone, so all of it is told.
        expect(shown(found[1] as Entry)).toEqual(
          expect.arrayContaining(['name: null -> Nama baru', 'visibility: null -> PUBLIC']),
        )
        expect(shown(found[2] as Entry)).toEqual(['name: Kelompok Uji A -> Nama baru'])
        expect(shown(found[3] as Entry)).toContain('slug: null -> kelompok-a')
        expect(JSON.stringify(found)).not.toMatch(/sortName|search|sealed|createdAt/)
      })

      it('gives records by their ids, and none that you may not see', async () => {
        const found = await historyOf(publicId('tie', tie), 'Tie')
        expect(found.map(shown).slice(0, 2)).toEqual([
          [
            expect.stringMatching(/^lastConfirmedOn: .* -> 2024-05-02$/),
            `middleman: null -> ${publicId('actor', castId('mitra'))}`,
          ],
          [
            expect.stringMatching(/^strength: .* -> 0.5$/),
            `middleman: ${publicId('actor', castId('kelompok-c'))} -> null`,
          ],
        ])
        expect(shown(found[2] as Entry)).toContain(
          `to: null -> ${publicId('actor', castId('kelompok-b'))}`,
        )
      })

      it('withholds small numbers of people', async () => {
        const { data } = await ask(
          `{ issue(by: { id: "${publicId('issue', issue)}" }) { outcomes { nodes { ${entries} } }
             stages { ${entries} } } }`,
        )
        const [outcome] = data.issue.outcomes.nodes
        expect(outcome.history.nodes.map(shown).slice(0, 2)).toEqual([
          ['people: null -> 12'],
          ['people: 150 -> null'],
        ])
        const [stage] = data.issue.stages
        expect(shown(stage.history.nodes[0])).toEqual(['note: diusulkan -> diusulkan lagi'])
        expect(stage.history.totalCount).toBe(2)
      })

      it('is paged both ways', async () => {
        const by = `group(by: { slug: "kelompok-a" })`
        const { forward, backward } = await bothWays(
          async (args) =>
            (
              await ask(`{ ${by} { history(${args}) { nodes { version }
                pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`)
            ).data.group.history,
          { first: 3, last: 2 },
        )
        expect(forward).toEqual([5, 4, 2, 1].map((version) => ({ version })))
        expect(backward).toEqual(forward)
        const { data } = await ask(`{ ${by} { history(first: 1) { edges { cursor } } } }`)
        const after = `after: "${data.group.history.edges[0].cursor}"`
        const other = `group(by: { slug: "kelompok-b" })`
        const code = async (text: string) => (await ask(text)).errors[0]?.code
        expect(await code(`{ ${other} { history(${after}) { totalCount } } }`)).toBe(
          'FOREIGN_CURSOR',
        )
        const [name, , id, day] = JSON.parse(
          Buffer.from(data.group.history.edges[0].cursor, 'base64url').toString(),
        )
        const forged = Buffer.from(JSON.stringify([name, 'x', id, day])).toString('base64url')
        expect(await code(`{ ${by} { history(after: "${forged}") { totalCount } } }`)).toBe(
          'BAD_CURSOR',
        )
      })

      it('costs one statement a level, whatever the records and however many', async () => {
        const plain = '{ actors(first: 50) { nodes { slug } } }'
        const wide = `{ actors(first: 50) { nodes { slug history(first: 2) { nodes { version
          changes { field } } } } } }`
        const [without, with_] = [await ask(plain), await ask(wide)]
        expect(with_.errors).toEqual([])
        expect(with_.sql).toHaveLength(without.sql.length + 1)
        expect(with_.data.actors.nodes.length).toBeGreaterThan(5)
        const ids = [
          publicId('actor', group),
          publicId('tie', tie),
          publicId('issue', issue),
          publicId('source', seedId('source', 'warta-uji')),
          publicId('area', seedId('area', '34')),
        ]
        const types = ['Group', 'Tie', 'Issue', 'Source', 'Area']
        const some = await ask(`{ nodes(ids: ${JSON.stringify(ids)}) {
          ${types.map((type) => `... on ${type} { history(first: 1) { nodes { by } } }`).join(' ')} } }`)
        expect(some.errors).toEqual([])
        expect(some.sql.filter((text) => text.includes('"Revision"'))).toHaveLength(1)
      })
    },
  )
})
