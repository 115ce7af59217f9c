import { afterAll, beforeAll, expect, test } from 'vitest'
import { anonymous, developer } from '../../src/access/circles.ts'
import { schema } from '../../src/api/schema.ts'
import { graphOf, rowsOf } from './stores.ts'
import { stringArguments } from './string-arguments.ts'
import { openTarget, type Target } from './target.ts'

/** Whatever a text would have to end in SQL, in Cypher or in a pattern, all at once. */
const payloads = [
  `'"\`\\)}]; DROP TABLE "Actor"; -- // DETACH DELETE n $1 %_ \u0024{7*7} /*`,
  '" OR 1=1 OR n.circle = "GROUP\0\u0001\uD800',
  `actor_01890a5d-ac96-774b-bcce-b302099a8057' OR ${'a'.repeat(5000)}`,
]

const places = stringArguments(schema)
const reads = places.filter(({ query }) => query.startsWith('query'))
const changes = places.filter(({ query }) => query.startsWith('mutation'))
let asked = 0
let harmless = 0

let target: Target
beforeAll(async () => {
  target = await openTarget()
})
afterAll(() => {
  console.log(`texts in every argument: ${harmless} harmless of ${asked}`)
  return target.close()
})

/** Puts every payload in every place; gives what should not have been answered. */
async function tried(all: typeof places, texts = payloads): Promise<string[]> {
  const faults: string[] = []
  for (const { name, query, variables } of all) {
    for (const payload of texts) {
      asked += 1
      const answer = await target.ask(query, variables(payload))
      const wrong = answer.codes.filter((code) => code === 'INTERNAL' || code === 'BAD_DOCUMENT')
      const told = /syntax error|prisma|grafeo|pg_|relation "/i.test(
        (answer.body.errors ?? []).map(({ message }) => message.replaceAll(payload, '')).join(),
      )
      if (answer.status >= 500 || wrong.length > 0 || told) {
        faults.push(`${name} ${JSON.stringify(payload.slice(0, 30))}: ${answer.text.slice(0, 200)}`)
      } else harmless += 1
    }
  }
  return faults
}

test('there are places enough', () => {
  expect(places.length).toBeGreaterThan(150)
  expect(new Set(places.map(({ name }) => name.split('.')[0])).size).toBeGreaterThan(10)
})

test('in whatever a question takes: no fault, and nothing has changed', {
  timeout: 300_000,
}, async () => {
  const before = [await rowsOf(target), await graphOf(target)]
  target.viewer = anonymous
  expect(await tried(reads, payloads.slice(0, 1))).toEqual([])
  target.viewer = developer
  expect(await tried(reads)).toEqual([])
  expect([await rowsOf(target), await graphOf(target)]).toEqual(before)
})

test('in whatever a change takes: no fault, and who may change nothing changed nothing', {
  timeout: 300_000,
}, async () => {
  const before = await rowsOf(target)
  const graph = await graphOf(target)
  target.viewer = anonymous
  expect(await tried(changes)).toEqual([])
  expect(await rowsOf(target)).toEqual(before)
  target.viewer = developer
  expect(await tried(changes)).toEqual([])
  const after = await rowsOf(target)
  const lost = Object.entries(before).flatMap(([table, rows]) =>
    rows.filter((row) => !after[table]?.includes(row)).map((row) => `${table} ${row}`),
  )
  expect(lost).toEqual([])
  expect(await graphOf(target)).toEqual(graph)
})
