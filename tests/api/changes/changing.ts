import { afterAll, beforeAll, expect } from 'vitest'
import type { Viewer } from '../../../src/model/viewer.ts'
import { openGrafeo } from '../../../src/network/engines/grafeo.ts'
import type { Records } from '../../../src/records/database.ts'
import { type Ask, apiOver } from '../../support/api.ts'
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

/** Hands over the records of the cast, in a database of their own, and what asks about them. */
export function onCast(use: (records: Records, ask: Ask) => void): void {
  const undo: (() => Promise<unknown>)[] = []
  beforeAll(async () => {
    const records = await castRecords()
    const engine = openGrafeo({ readTimer: 20_000 })
    const api = await apiOver(records, engine)
    undo.push(api.close, engine.close, records.drop)
    use(records, api.ask)
  })
  afterAll(async () => {
    for (const step of undo) await step()
  })
}

export const problems =
  '... on Problems { problems { __typename code message path ... on VersionConflict { current { id } } } }'

/** The document of a mutation that writes a record of that type. */
export const mutation = (name: string, type: string, fields: string) =>
  `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) {
    ... on ${type}Saved { ${fields} token replayed warnings { code message path } } ${problems} } }`

const removal = (name: string) =>
  `mutation ($input: DeleteInput!) { ${name}(input: $input) { ... on Deleted { id } ${problems} } }`

/** Sends the documents of mutations; the answers. */
export function calling(ask: () => Ask) {
  const call = async (document: string, input: object, viewer?: Viewer): Promise<Row> => {
    const { data, errors } = await ask()(document, { input }, 'EN', viewer)
    expect(errors).toEqual([])
    return Object.values(data)[0]
  }
  const remove = (name: string, input: object, viewer?: Viewer) =>
    call(removal(name), input, viewer)
  return { call, remove }
}

/** The codes and paths of what kept a mutation from being made. */
export const told = (answer: Row): [string, string][] =>
  answer.problems.map(({ code, path }: Row) => [code, path.join('.')])

/** The uuid of a public id. */
export const idIn = (text: string) => text.slice(text.indexOf('_') + 1)

/** Changes of the records of the cast, in a database of their own. */
export function changing() {
  let records: Records
  let ask: Ask
  onCast((...given) => {
    ;[records, ask] = given
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
    const { data, errors } = await ask(
      `mutation ($input: ${inputType}Input!) { ${name}(input: $input) { ${made}
        ... on Problems { problems { code path ... on VersionConflict { current { id } } } } } }`,
      { input },
    )
    expect(errors).toEqual([])
    return { problems: [], ...data[name], made: data[name][field] }
  }

  return {
    records: () => records,
    /** Asks anything, and answers with errors and statements too. */
    answer: (...asked: Parameters<Ask>) => ask(...asked),
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
      const { data, errors } = await ask(document)
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
