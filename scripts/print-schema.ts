import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { schema } from '../src/api/schema.ts'
import { schemaText } from '../src/server/schema-text.ts'

// Writes schema/api.graphql; with --check compares it instead and fails when it differs.
const file = fileURLToPath(new URL('../schema/api.graphql', import.meta.url))
const text = schemaText(schema)

if (!process.argv.includes('--check')) {
  writeFileSync(file, text)
} else {
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : ''
  if (kept !== text) {
    const wanted = text.split('\n')
    const found = kept.split('\n')
    const at = wanted.findIndex((line, index) => line !== found[index])
    const line = at === -1 ? wanted.length : at
    console.error(`schema/api.graphql differs from the code at line ${line + 1}:`)
    console.error(`- ${found[line] ?? '(end of file)'}`)
    console.error(`+ ${wanted[line] ?? '(end of file)'}`)
    console.error('Run npm run schema and review the difference.')
    process.exitCode = 1
  }
}
