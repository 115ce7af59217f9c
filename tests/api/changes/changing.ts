import { afterAll, beforeAll, expect } from 'vitest'
import { openGrafeo } from '../../../src/network/engines/grafeo.ts'
import type { Records } from '../../../src/records/database.ts'
import { apiOver } from '../../support/api.ts'
import { castRecords } from '../../support/filled.ts'

// biome-ignore lint/suspicious/noExplicitAny: answers are compared as plain JSON.
type Row = any

/** A public source that a request makes itself, and that it may go on citing by its slug. */
export const publicSource = (title: string) => ({
  create: { kind: 'PRESS', title, url: 'https://contoh.test/berita', visibility: 'PUBLIC' },
})

/** That a public source of the cast tells of a record. */
export const cited = { says: 'Begitu adanya.', source: { slug: 'warta-uji' } }

/** That a source which nobody but the network sees, and which the request makes, tells of it. */
export const citedWithin = {
  says: 'Begitu adanya.',
  source: { create: { kind: 'COPY', title: 'Salinan Uji', note: 'Rekaan, disimpan di kantor.' } },
}

/** That a field report, open as it is, tells of it. */
export const citedReport = { says: 'Begitu adanya.', source: { slug: 'laporan-uji' } }

/** 101 of the same. */
export const tooMany = (one: object): object[] => Array.from({ length: 101 }, () => one)

/** Changes of the records of the cast, in a database of their own. */
export function changing() {
  let records: Records & { drop(): Promise<void> }
  let api: Awaited<ReturnType<typeof apiOver>>
  const engine = openGrafeo({ readTimer: 20_000 })
  beforeAll(async () => {
    records = await castRecords()
    api = await apiOver(records, engine)
  })
  afterAll(async () => {
    await api.close()
    await engine.close()
    await records.drop()
  })

  /** Sends a mutation; of what was written, `selection` is answered. */
  async function send(name: string, input: object, selection = 'id version'): Promise<Row> {
    const typeName = name.replace(/^(create|update|delete|record)/, '')
    const field = `${typeName.charAt(0).toLowerCase()}${typeName.slice(1)}`
    const isRemoval = name.startsWith('delete')
    const inputType = isRemoval ? 'Delete' : `${name.charAt(0).toUpperCase()}${name.slice(1)}`
    const made = isRemoval
      ? '... on Deleted { id }'
      : `... on ${typeName}Saved { ${field} { ${selection} } }`
    const { data, errors } = await api.ask(
      `mutation ($input: ${inputType}Input!) { ${name}(input: $input) { ${made}
        ... on Problems { problems { code path ... on VersionConflict { current { id } } } } } }`,
      { input },
    )
    expect(errors).toEqual([])
    return { problems: [], ...data[name], made: data[name][field] }
  }

  return {
    records: () => records,
    api: () => api,
    send,
    /** What a mutation wrote; there must be no problem. */
    async made(name: string, input: object, selection?: string): Promise<Row> {
      const answer = await send(name, input, selection)
      expect(answer.problems).toEqual([])
      return answer.made ?? answer.id
    },
    /** The codes and paths of what kept a mutation from being made, in order of the paths. */
    async refused(name: string, input: object): Promise<string[]> {
      const { problems } = await send(name, input)
      return problems
        .map(({ code, path }: Row) => `${code} ${path.slice(1).join('.')}`.trim())
        .sort()
    },
    /** Asks something else. */
    ask: async (document: string): Promise<Row> => {
      const { data, errors } = await api.ask(document)
      expect(errors).toEqual([])
      return data
    },
  }
}

export type Changing = ReturnType<typeof changing>

/** An update and a removal under an old version are refused, and under the present one are done. */
export async function heedsVersions(
  { made, refused, send }: Changing,
  typeName: string,
  { id, version }: { id: string; version: number },
  change: object,
): Promise<void> {
  const after = await made(`update${typeName}`, { id, expectedVersion: version, ...change })
  expect(after).toEqual({ id, version: version + 1 })
  const stale = await send(`update${typeName}`, { id, expectedVersion: version, ...change })
  expect(stale.problems).toEqual([
    { code: 'VERSION_CONFLICT', path: ['input', 'expectedVersion'], current: { id } },
  ])
  expect(await refused(`delete${typeName}`, { id, expectedVersion: version })).toEqual([
    'VERSION_CONFLICT expectedVersion',
  ])
  const now = { id, expectedVersion: version + 1 }
  expect(await made(`delete${typeName}`, now)).toBe(id)
  expect(await refused(`delete${typeName}`, now)).toEqual(['NOT_FOUND id'])
}
