import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Engine } from './engine.ts'

const folder = join(import.meta.dirname, '../../schema/graph')

/** In this order: Neo4j refuses a unique constraint on a property that has an index already. */
const files = {
  grafeo: ['constraints.cypher', 'indexes.cypher'],
  neo4j: ['constraints.cypher', 'indexes.cypher', 'neo4j-only.cypher'],
} as const

/**
 * Sets up the constraints and indexes of `schema/graph`. Running it again changes nothing. Do so on
 * an empty store: Grafeo does not look for duplicates that are there already.
 */
export async function defineGraph(engine: Engine): Promise<void> {
  for (const file of files[engine.name]) {
    await engine.define(statementsOf(await readFile(join(folder, file), 'utf8')))
  }
}

/** Cuts a file into its statements: each ends with `;`, comments begin with `//`. */
export function statementsOf(text: string): string[] {
  return text
    .replace(/^\s*\/\/.*$/gm, '')
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
}
