import type { Records } from '../../src/records/database.ts'
import { type Merged, mergeActors } from '../../src/records/merge/merge.ts'
import { type Unmerged, unmergeActors } from '../../src/records/merge/unmerge.ts'
import { perform } from '../../src/records/write/perform.ts'
import type { ChangeProblem, Write } from '../../src/records/write/write.ts'
import { besideFacts } from '../support/tables.ts'

/** What a change came to: its result, or the problems that kept it from being made. */
export interface Came<Result> {
  readonly result: Result | null
  readonly codes: readonly string[]
  readonly problems: readonly ChangeProblem[]
  readonly warnings: readonly string[]
}

async function came<Result>(
  { prisma }: Records,
  name: string,
  work: (write: Write) => Promise<Result | null>,
): Promise<Came<Result>> {
  let result: Result | null = null
  const request = {
    principal: 'uji',
    name,
    input: {},
    key: null,
    validateOnly: false,
    seen: () => ({}),
  }
  const performed = await perform(prisma, request, async (write) => {
    result = await work(write)
    return { ids: [] }
  })
  const problems = performed.problems ?? []
  const warnings = performed.problems ? [] : performed.warnings.map(({ code }) => code)
  return { result, problems, codes: problems.map(({ code }) => code), warnings }
}

const versionOf = async ({ prisma }: Records, id: string): Promise<number> =>
  (await prisma.actor.findUnique({ where: { id }, select: { version: true } }))?.version ?? 0

/** Merges one actor into another one, as they are now or of the versions given. */
export const merge = async (
  records: Records,
  absorbed: string,
  survivor: string,
  versions: { absorbed?: number; survivor?: number } = {},
): Promise<Came<Merged>> => {
  const expectedAbsorbedVersion = versions.absorbed ?? (await versionOf(records, absorbed))
  const expectedSurvivorVersion = versions.survivor ?? (await versionOf(records, survivor))
  const expected = { expectedSurvivorVersion, expectedAbsorbedVersion }
  return came(records, 'mergeActors', (write) =>
    mergeActors(write, { survivor, absorbed, ...expected }),
  )
}

/** Undoes a merge. */
export const unmerge = (
  records: Records,
  id: string,
  { version = 1 }: { version?: number } = {},
): Promise<Came<Unmerged>> =>
  came(records, 'unmergeActors', (write) =>
    unmergeActors(write, { merge: id, expectedVersion: version }),
  )

const passedOver = [...besideFacts, '_prisma_migrations']

/** Every row of every table of facts, without its version and the moment of its last change. */
export async function allRows({ pool }: Records): Promise<Map<string, string>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL ($1)
     ORDER BY tablename`,
    [passedOver],
  )
  const all = new Map<string, string>()
  for (const { name } of tables) {
    const { rows } = await pool.query<{ id: string; image: string }>(
      `SELECT id::text, (to_jsonb(t) - '{version,updatedAt}'::text[])::text AS image FROM "${name}" AS t`,
    )
    for (const { id, image } of rows) all.set(`${name} ${id}`, image)
  }
  return all
}

/** What differs between two states of all rows, for people. */
export const differences = (
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].flatMap((key) =>
    before.get(key) === after.get(key)
      ? []
      : [`${key}: ${before.get(key) ?? 'not there'} -> ${after.get(key) ?? 'not there'}`],
  )
