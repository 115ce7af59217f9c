import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')

const filesBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !file.includes('/generated/'))

const sources = filesBelow('src')

/** What each room may import beside itself. */
const rooms: Record<string, readonly string[]> = {
  model: [],
  records: ['model'],
  network: ['model'],
  relay: ['model', 'records', 'network'],
  access: ['model', 'records'],
  analysis: ['model'],
  api: ['model', 'records', 'network', 'analysis', 'access'],
  server: ['model', 'api'],
}

/** The files that may import every room: they put the service together. */
const composition = ['src/main.ts', 'src/app.ts', 'src/config.ts', 'src/telemetry.ts']

/** `src/api/tie.ts` lies in the room api; a file of `src` itself in the room with its own name. */
const roomOf = (file: string): string => file.split('/')[1] ?? ''

interface Import {
  readonly target: string
  readonly typesOnly: boolean
  readonly sideEffect: boolean
}

/** The modules of the project that a file names in imports and re-exports, dynamic ones too. */
function importsOf(file: string): Import[] {
  const statement =
    /(?:^|\n)\s*(import|export)\s+(type\s)?([^'"`;]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'/g
  return [...read(file).matchAll(statement)]
    .map(([, , type, from, path, dynamic]) => ({
      path: path ?? dynamic ?? '',
      typesOnly: type !== undefined,
      sideEffect: from === undefined && dynamic === undefined,
    }))
    .filter(({ path }) => path.startsWith('.'))
    .map(({ path, ...rest }) => ({
      ...rest,
      target: normalize(join(dirname(file), path)).replaceAll('\\', '/'),
    }))
}

function trespasses(file: string): string[] {
  if (composition.includes(file)) return []
  const room = roomOf(file)
  return importsOf(file)
    .filter(({ target, typesOnly }) => {
      const other = roomOf(target)
      const relayAsInterface = room === 'api' && other === 'relay' && typesOnly
      return other !== room && !relayAsInterface && !rooms[room]?.includes(other)
    })
    .map(({ target }) => `${file} imports ${target}`)
}

describe('the rooms of src', () => {
  test('are these, and every file lies in one', () => {
    const strays = sources.filter((file) => !composition.includes(file) && !rooms[roomOf(file)])
    expect(strays).toEqual([])
  })

  test('import only what they may', () => {
    expect(sources.flatMap(importsOf).length).toBeGreaterThan(100)
    expect(sources.flatMap(trespasses)).toEqual([])
  })

  test('import nothing for its side effect, but for the registrations of api and main.ts', () => {
    const found = sources.filter(
      (file) =>
        roomOf(file) !== 'api' &&
        file !== 'src/main.ts' &&
        importsOf(file).some((one) => one.sideEffect),
    )
    expect(found).toEqual([])
  })

  test('have no file that passes on the values of others', () => {
    const passing = /(?:^|\n)export\s+(?!type\b)(\*|\{[^}]*\}\s*from)/
    expect(sources.filter((file) => passing.test(read(file)))).toEqual([])
  })

  test('hold files of at most 300 lines', () => {
    const all = [...sources, ...filesBelow('scripts')]
    expect(all.filter((file) => read(file).split('\n').length > 301)).toEqual([])
  })

  test('compare no names in the order of a locale', () => {
    expect(sources.filter((file) => /localeCompare|Intl\.Collator/.test(read(file)))).toEqual([])
  })
})

describe('the tests', () => {
  test('mirror the rooms', () => {
    const beside = ['attacks', 'cast', 'documents', 'support']
    const folders = readdirSync(join(root, 'tests'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !beside.includes(entry.name))
      .map((entry) => entry.name)
    expect(folders.filter((name) => !(name in rooms))).toEqual([])
  })

  test('are never imported by what they test', () => {
    const files = [...sources, ...filesBelow('scripts')]
    expect(files.filter((file) => /from '[^']*\/tests\//.test(read(file)))).toEqual([])
  })
})

const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter((file) => file !== '' && existsSync(join(root, file)))

describe('the project', () => {
  test('has at its top only what belongs there', () => {
    const allowed = [
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'README.md',
      'LICENSE',
      'src',
      'schema',
      'prisma',
      'scripts',
      'tests',
    ]
    const top = new Set(tracked.map((file) => file.split('/')[0] ?? ''))
    expect([...top].filter((name) => !name.startsWith('.') && !allowed.includes(name))).toEqual([])
  })

  test('names no machine it was made on and no registry', () => {
    const places = ['work', 'root', 'home', 'Users'].map((name) => `/${name}/`).join('|')
    const hosts = ['registry.npmjs', 'repo.maven', 'repo1.maven', 'pypi', 'static.crates'].join('|')
    const pattern = new RegExp(`(?<![\\w.:/-])(${places})|\\b(${hosts.replaceAll('.', '\\.')})\\.`)
    const telling = tracked.filter((file) => pattern.test(read(file)))
    expect(telling).toEqual([])
  })
})
