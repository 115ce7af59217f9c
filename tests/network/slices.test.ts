import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { onBothEngines } from '../support/engines.ts'
import { castRecords, fillGraph } from '../support/filled.ts'
import { nearQuestions, wholeQuestions } from './texts.ts'

const questions = Object.entries({ ...nearQuestions, ...wholeQuestions })

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

describe('questions about slices', () => {
  it.each(questions)('%s: text and parameters', (name, question) => {
    expect(question).toMatchSnapshot(name)
  })

  onBothEngines((engine) => {
    beforeAll(() => fillGraph(records, engine()))

    // One file for both engines: they must give the same rows.
    it.each(questions)('%s: rows', async (name, { text, params }) => {
      const rows = await engine().read(text, params)
      const file = `rows/${name.replace(/[^a-z]+/g, '-')}.txt`
      await expect(written(rows)).toMatchFileSnapshot(file)
    })
  })
})

/** Rows as text, in order of what names them; the lists that have no order of their own in one. */
function written(rows: Record<string, unknown>[]): string {
  const nameOf = (row: Record<string, unknown>) => String(row.source ?? row.id)
  const sorted = rows
    .map((row) => ('sortKeys' in row ? row : inOrder(row)))
    .toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
  return `${JSON.stringify(sorted, byName, 1)}\n`
}

/** Maps with their names in order, at any depth: engines give them as they like. */
const byName = (_key: string, value: unknown) =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort())
    : value

/** Turns the columns of a row into rows and back, so that they stay in step. */
function inOrder(row: Record<string, unknown>): Record<string, unknown> {
  const lists = Object.entries(row).filter(([, value]) => Array.isArray(value))
  const places = [...((lists[0]?.[1] as unknown[]) ?? []).keys()]
  const at = (place: number) => JSON.stringify(lists.map(([, list]) => (list as unknown[])[place]))
  places.sort((a, b) => (at(a) < at(b) ? -1 : 1))
  const sorted = lists.map(([name, list]) => [name, places.map((at) => (list as unknown[])[at])])
  return { ...row, ...Object.fromEntries(sorted) }
}
