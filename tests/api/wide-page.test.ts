import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generate } from '../../scripts/bench/generated.ts'
import { openRecords, type Records } from '../../src/records/database.ts'
import { onEveryApi } from '../support/api.ts'
import { freshDatabase } from '../support/database.ts'

let records: Records
const undo: (() => Promise<void>)[] = []
beforeAll(async () => {
  const database = await freshDatabase()
  records = openRecords(database.url)
  undo.push(records.close, database.drop)
  await generate(records.pool, { actors: 80, ties: 2000 })
})
afterAll(async () => {
  for (const step of undo) await step()
})

const page = `groups(first: 25) { nodes { name areas { area { name } } `
const tie = 'label node { kind since strength } other { name areas { area { name } } '

describe('a page of 25 groups, each with ten ties', () => {
  onEveryApi(
    () => records,
    (ask) => {
      it.each([
        [
          'names and areas of the others',
          `{ ${page} ties(first: 10) { edges { ${tie} } } } } } }`,
          2,
          1,
        ],
        [
          'one level deeper',
          `{ ${page} ties(first: 10) { edges { ${tie} ties(first: 10) { edges { ${tie} } } } } } } } } }`,
          3,
          2,
        ],
      ])('%s', async (_what, document, statements, texts) => {
        const { data, errors, sql, cypher } = await ask(document)
        expect(errors).toEqual([])
        expect(data.groups.nodes).toHaveLength(25)
        for (const { ties } of data.groups.nodes) expect(ties.edges).toHaveLength(10)
        expect([sql.length, cypher.length]).toEqual([statements, texts])
      })
    },
  )
})
