import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dayOf } from '../../src/access/seal-audit.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { withClient } from '../support/postgres.ts'

let database: FreshDatabase

beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

const root = resolve(import.meta.dirname, '../..')
const key = '018f0000-0000-7000-8000-000000000011'
const person = 'person_018f0000-0000-7000-8000-000000000001'
const day = dayOf(new Date(Date.now() - 2 * 86_400_000))

/** Runs a command as people do; what it says and how it ends. */
async function run(name: string, ...args: string[]) {
  const env = { ...process.env, DATABASE_URL: database.url }
  const command = promisify(execFile)(process.execPath, [`scripts/${name}.ts`, ...args], {
    cwd: root,
    env,
  })
  const { stdout, stderr, code } = await command.then(
    (said) => ({ ...said, code: 0 }),
    (error: { stdout: string; stderr: string; code: number }) => error,
  )
  return { said: `${stdout}${stderr}`, stdout, code }
}

beforeEach(() =>
  withClient(database.url, async (client) => {
    await client.query('SET session_replication_role = replica')
    await client.query('TRUNCATE "AuditEntry", "AuditSeal"')
    await client.query(`INSERT INTO "AuditEntry" ("at", "credential", "operation", "subjects", "decision")
      VALUES ('${day}T12:00:00+07:00', 'apiKey_${key}', 'person.name', '{${person}}', 'ALLOWED')`)
  }),
)

describe('npm run audit', () => {
  test('seals, verifies, and ends with 1 where a day does not hold', async () => {
    const sealed = await run('audit', 'seal')
    const [, digest] = new RegExp(`^${day} ([0-9a-f]{64}) 1 entries`, 'm').exec(sealed.said) ?? []
    expect(digest).toBeDefined()
    const holds = await run('audit', 'verify', '--kept', `${day}=${digest}`)
    expect(holds).toMatchObject({ code: 0, said: expect.stringContaining('with 1 entries hold') })
    await withClient(database.url, async (client) => {
      await client.query('SET session_replication_role = replica')
      await client.query(`UPDATE "AuditEntry" SET "subjects" = '{}'`)
    })
    const broken = await run('audit', 'verify')
    expect(broken).toMatchObject({ code: 1, said: expect.stringContaining(`${day} does not hold`) })
  })

  test.each([[[]], [['drop']], [['verify', '--kept', 'nonsense']], [['verify', '--all']]])(
    'says in a line or two what is wrong with %j',
    async (args) => {
      const { said, code } = await run('audit', ...args)
      expect(code).toBe(1)
      expect(said).not.toContain('    at ')
    },
  )
})

describe('npm run breach', () => {
  test('tells what a key exposed, for people and for programs', async () => {
    const given = ['--key', `apiKey_${key}`, '--from', day, '--to', day]
    const { said } = await run('breach', ...given)
    expect(said).toContain('Exposed: 1 records.')
    const at = new Date(`${day}T12:00:00+07:00`).toISOString()
    expect(said).toContain(`${person} person.name: 1 times, ${at} to ${at}`)
    const { stdout } = await run('breach', ...given, '--json')
    const exposed = { subject: person, operation: 'person.name', count: 1, first: at, last: at }
    expect(JSON.parse(stdout)).toEqual({ exposed: [exposed], refused: [] })
  })

  test.each([
    [['--key', key]],
    [['--key', key, '--from', day, '--to', 'tomorrow']],
    [['--key', key, '--from', `${day}T10:00:00Z`, '--to', `${day}T10:00:00Z`]],
    [['--key', 'nonsense', '--from', day, '--to', day]],
    [['--key', key, '--account', key, '--from', day, '--to', day]],
    [['--from', day, '--to', day]],
  ])('says in a line or two what is wrong with %j', async (args) => {
    const { said, code } = await run('breach', ...args)
    expect(code).toBe(1)
    expect(said).not.toContain('    at ')
  })
})
