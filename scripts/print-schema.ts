import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { schema } from '../src/api/schema.ts'
import { readDocuments } from '../src/server/documents.ts'
import { schemaText } from '../src/server/schema-text.ts'

// Writes schema/api.graphql and the ids of the trusted documents; with --check compares them instead
// and fails when they differ.
const folder = join(import.meta.dirname, '../schema')
const ids = Object.fromEntries(readDocuments().map(({ name, id }) => [name, id]))
const files = {
  'api.graphql': schemaText(schema),
  'documents/ids.json': `${JSON.stringify(ids, null, 2)}\n`,
}

function compare(name: string, text: string): void {
  const file = join(folder, name)
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : ''
  if (kept === text) return
  const wanted = text.split('\n')
  const found = kept.split('\n')
  const at = wanted.findIndex((line, index) => line !== found[index])
  const line = at === -1 ? wanted.length : at
  console.error(`schema/${name} differs from the code at line ${line + 1}:`)
  console.error(`- ${found[line] ?? '(end of file)'}`)
  console.error(`+ ${wanted[line] ?? '(end of file)'}`)
  console.error('Run npm run schema and review the difference.')
  process.exitCode = 1
}

for (const [name, text] of Object.entries(files)) {
  if (process.argv.includes('--check')) compare(name, text)
  else writeFileSync(join(folder, name), text)
}
