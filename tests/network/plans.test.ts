import neo4j, { type Driver } from 'neo4j-driver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generate } from '../../scripts/bench/generated.ts'
import { dropTies } from '../../src/network/change-ties.ts'
import { nodesInRange, tiesInRange } from '../../src/network/elements-in-range.ts'
import { watermarkText } from '../../src/network/watermark.ts'
import { openRecords } from '../../src/records/database.ts'
import { freshDatabase } from '../support/database.ts'
import { engines, neo4jOfRun, patience } from '../support/engines.ts'
import { fillGraph } from '../support/filled.ts'
import { changes, nearQuestions, ofPeople, questions, wholeQuestions } from './texts.ts'

const range = { after: '', to: '~', limit: 2000 }

const texts: Record<string, { text: string; params: object }> = {
  ...questions,
  ...nearQuestions,
  'groups of people': ofPeople(['one']),
  watermark: { text: watermarkText, params: {} },
  'put actors': { text: changes['put actors'], params: { rows: [] } },
  'drop actors': { text: changes['drop actors'], params: { ids: [] } },
  'create ties': { text: changes['create ties'], params: { rows: [] } },
  'drop ties': { text: dropTies('LOBBIES'), params: { rows: [] } },
  'nodes in a range': { text: nodesInRange('Actor'), params: range },
  'ties in a range': { text: tiesInRange('LOBBIES'), params: range },
}

describe.skipIf(!neo4jOfRun)('plans on Neo4j', () => {
  const undo: (() => Promise<unknown>)[] = []
  let driver: Driver

  beforeAll(async () => {
    const engine = await engines()
      .find(({ name }) => name === 'neo4j')
      ?.open()
    if (!engine || !neo4jOfRun) throw new Error('There is no Neo4j in this run.')
    const database = await freshDatabase()
    const records = openRecords(database.url)
    // Enough for the planner's statistics to prefer what it would on real data.
    await generate(records.pool, { actors: 1000, ties: 5000 })
    await fillGraph(records, engine)
    const { uri, user, password } = neo4jOfRun
    driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
    await driver.executeQuery('CALL db.awaitIndexes(60)')
    undo.push(
      () => driver.close(),
      () => engine.close(),
      records.close,
      database.drop,
    )
  }, patience)
  afterAll(async () => {
    for (const step of undo) await step()
  })

  /** The plan of a text, as text. */
  async function planOf(question: { text: string; params: object }): Promise<string> {
    const params = Object.entries(question.params).map(([key, value]) => [
      key,
      Number.isInteger(value) ? neo4j.int(value as number) : value,
    ])
    const session = driver.session()
    const text = `CYPHER replan=force EXPLAIN ${question.text}`
    const { summary } = await session.run(text, Object.fromEntries(params))
    await session.close()
    return JSON.stringify(summary.plan)
  }

  it.each(Object.entries(texts))('%s: an index finds the anchors', async (_name, question) => {
    const plan = await planOf(question)
    expect(plan).toMatch(/IndexSeek/)
    expect(plan).not.toMatch(
      /AllNodesScan|NodeByLabelScan|AllRelationshipsScan|RelationshipTypeScan/,
    )
  })

  // Who is in a slice of the whole network shows only when each actor is looked at.
  it.each(Object.entries(wholeQuestions))(
    '%s: goes through the actors once, and from each over its ties',
    async (_name, question) => {
      const plan = await planOf(question)
      expect(plan).not.toMatch(/AllNodesScan|AllRelationshipsScan|RelationshipTypeScan|Cartesian/)
    },
  )
})
