import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { generate } from '@graphql-codegen/cli'
import { afterAll, beforeAll, expect, test } from 'vitest'
import config from '../schema/codegen.ts'
import { readDocuments } from '../src/server/documents.ts'

const root = resolve(import.meta.dirname, '..')
const folder = join(root, '.anyam/test', `client-${process.pid}`)

beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  const [output] = Object.values(config.generates)
  const generates = { [`${folder}/`]: output ?? {} }
  await generate({ ...config, cwd: root, silent: true, generates }, true)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Compiles a client's code against the generated types; what TypeScript says about it. */
function complaints(code: string): string {
  writeFileSync(join(folder, 'page.ts'), `import * as client from './graphql.ts'\n${code}\n`)
  const settings = ['--noEmit', '--strict', '--skipLibCheck', '--allowImportingTsExtensions']
  const kind = ['--module', 'nodenext', '--target', 'es2024', '--ignoreConfig']
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  try {
    execFileSync(process.execPath, [tsc, ...settings, ...kind, join(folder, 'page.ts')])
    return ''
  } catch (error) {
    return String((error as { stdout?: unknown }).stdout)
  }
}

test('every trusted document has a typed result and its own documentId', () => {
  const written = readFileSync(join(folder, 'graphql.ts'), 'utf8')
  const ids = [...written.matchAll(/"documentId":"(sha256:[0-9a-f]{64})"/g)].map(([, id]) => id)
  expect(ids.sort()).toEqual(
    readDocuments()
      .map(({ id }) => id)
      .sort(),
  )
})

test("the README's client fits them", () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const code = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? ''
  expect(code).toContain("from './.anyam/client/graphql.ts'")
  expect(complaints(code.replace('./.anyam/client/', './'))).toBe('')
})

test('the results are typed: what a document asks is there, and nothing else', () => {
  const result = 'declare const result: client.GroupsPageQuery'
  expect(complaints(`${result}\nexport const name: string = result.groups.nodes[0]!.name`)).toBe('')
  expect(complaints(`${result}\nexport const name = result.groups.nodes[0]!.sortName`)).toContain(
    "Property 'sortName' does not exist",
  )
  expect(
    complaints('export const variables: client.GroupsPageQueryVariables = { first: "ten" }'),
  ).toContain("'string' is not assignable to type 'number'")
})
