import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { castId } from '../cast.ts'
import { onBothEngines } from '../support/engines.ts'
import { castRecords, fillGraph } from '../support/filled.ts'
import { changes, ids, ofPeople, questions } from './texts.ts'

let records: Awaited<ReturnType<typeof castRecords>>
let people: string[]
beforeAll(async () => {
  records = await castRecords()
  const rows = await records.prisma.person.findMany({
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  people = rows.map(({ id }) => id)
})
afterAll(() => records.drop())

describe('questions of the network', () => {
  it.each(Object.entries(questions))('%s: text and parameters', (name, question) => {
    expect(question).toMatchSnapshot(name)
  })

  it.each(Object.entries(changes))('%s: text', (_name, text) => {
    expect(text).toMatchSnapshot()
  })

  it('groups of people: text', () => {
    expect(ofPeople(people)).toMatchSnapshot()
  })

  onBothEngines((engine) => {
    beforeAll(() => fillGraph(records, engine()))

    // One snapshot for both engines: they must give the same rows.
    it.each(Object.entries(questions))('%s: rows', async (_name, { text, params }) => {
      const rows = await engine().read(text, params)
      rows.sort((a, b) => ids.indexOf(a.source as string) - ids.indexOf(b.source as string))
      await expect(written(rows)).toMatchFileSnapshot(rowsFile(_name))
    })

    it('groups of people: rows', async () => {
      const { text, params } = ofPeople(people)
      const rows = await engine().read(text, params)
      rows.sort((a, b) => (String(a.source) < String(b.source) ? -1 : 1))
      await expect(written(rows)).toMatchFileSnapshot(rowsFile('groups of people'))
      expect(rows.some((row) => (row.ids as string[]).length > 0)).toBe(true)
    })

    it('has rows that tell something', async () => {
      const { text, params } = questions['ties of actors']
      const rows = await engine().read(text, params)
      const of = (slug: string) => rows.find((row) => row.source === castId(slug))
      expect(of('kelompok-a')?.total).toBeGreaterThan(2)
      expect(of('kelompok-a')?.tie_id).toHaveLength(3)
      expect(of('kelompok-e')).toMatchObject({ total: 0, tie_id: [] })
    })
  })
})

/** The expected rows of a question: one file, that every engine is compared with. */
const rowsFile = (name: string): string => `rows/${name.replace(/[^a-z]+/g, '-')}.txt`

/** Rows as text, columns in order of name, numbers and texts as they are. */
function written(rows: Record<string, unknown>[]): string {
  const inOrder = (_key: string, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort())
      : value
  return `${JSON.stringify(rows, inOrder, 1)}\n`
}
