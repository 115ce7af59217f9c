import { check } from '@placemarkio/check-geojson'
import { parse } from 'csv-parse/sync'
import cytoscape from 'cytoscape'
import fc from 'fast-check'
import { MultiGraph } from 'graphology'
import gexf from 'graphology-gexf'
import graphml from 'graphology-graphml'
import { describe, expect, test } from 'vitest'
import type { ExportActor, ExportTable, ExportTie } from '../../src/analysis/export/table.ts'
import { cut, writeExport } from '../../src/analysis/export/write-export.ts'
import { type ExportFormat, exportFormats } from '../../src/model/analysis.ts'

// Each format is read back by somebody else's reader, with names that break out where they can.

const names = [
  'Kelompok Uji "A" & <B>',
  "'; DROP TABLE--",
  '=HYPERLINK("https://example.org","x")',
  '+62 811, -1; @SUM(A1)',
  '-',
  '@uji',
  '\t=1+1',
  ' =1+1',
  '＝1+1',
  'baris\npertama\r\nkedua',
  'tab\tdi tengah',
  ']]> --> <!-- <?x ?> &amp; &#0;',
  'nul\u0000, esc\u001b, \ufffe, \ud800 sendiri',
  'مجموعة اختبار 🧵',
  '__proto__',
  '',
]

const actor = (name: string, at: number): ExportActor => ({
  ...{ id: `actor_${at}`, slug: `pihak-${at}`, name, kind: 'GROUP', classification: 'UNION' },
  province: at % 3 === 0 ? null : '34',
  place: at % 4 === 0 ? null : { code: '34.02', longitude: 110.25 + at / 8, latitude: -7.75 },
  values: [at / 3, at % 2 === 0 ? null : 1e-9 * at],
})

const tie = (at: number, from: number, to: number, directed: boolean): ExportTie => ({
  ...{ id: `tie_${at}`, kind: directed ? 'MEMBER_OF' : 'ALLIED_WITH', from, to, directed },
  strength: at % 2 === 0 ? null : 0.1 * at,
  confidence: 'MEDIUM',
  certain: at % 3 === 0,
  lastConfirmedOn: at % 2 === 0 ? '2024-05-01' : null,
})

const tableOf = (of: readonly string[]): ExportTable => ({
  measures: ['DEGREE', 'CONSTRAINT'],
  actors: of.map(actor),
  ties: [
    ...of.slice(1).map((_, at) => tie(at, at, at + 1, at % 2 === 0)),
    // Once more beside the first, and back again.
    ...(of.length > 1 ? [tie(100, 0, 1, true), tie(101, 1, 0, false)] : []),
  ],
  about: { version: 'a-1', asOf: '2024-06-01' },
})

const written = (format: ExportFormat, table: ExportTable): string[] =>
  writeExport({ format, table }).parts.map(({ body }) => body)

// biome-ignore lint/suspicious/noControlCharactersInRegex: no file may hold them.
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g

const without = (given: object) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null))

/** What stands in a file of what cannot stand in it. */
const cleaned = (text: string) =>
  text
    .toWellFormed()
    .replace(controls, '\ufffd')
    .replace(/[\ufffe\uffff]/g, '\ufffd')

const ofActor = ({ slug, name, kind, classification, province, values }: ExportActor) => ({
  ...{ slug, name, actorKind: kind, classification, province },
  ...{ degree: values[0] ?? null, constraint: values[1] ?? null },
})
const ofTie = ({ kind, directed, strength, confidence, certain, lastConfirmedOn }: ExportTie) => ({
  ...{ tieKind: kind, directed, strength, confidence, certain, lastConfirmedOn },
})

const idAt = ({ actors }: ExportTable, place: number) => actors[place]?.id
const endsOf = (table: ExportTable, { from, to }: ExportTie) => [idAt(table, from), idAt(table, to)]

function readsGexf(table: ExportTable): void {
  const [body] = written('GEXF', table) as [string]
  const graph = gexf.parse(MultiGraph as never, body, { addMissingNodes: false })
  expect(graph.order).toBe(table.actors.length)
  expect(graph.size).toBe(table.ties.length)
  for (const one of table.actors) {
    const { name, ...rest } = without(ofActor(one)) as { name: string }
    const label = cleaned(name) === '' ? {} : { label: cleaned(name) }
    expect(graph.getNodeAttributes(one.id)).toEqual({ ...rest, ...label })
  }
  for (const one of table.ties) {
    const { directed, ...rest } = without(ofTie(one)) as { directed: boolean }
    const weight = one.strength === null ? {} : { weight: one.strength }
    expect(graph.getEdgeAttributes(one.id)).toMatchObject({ ...rest, ...weight })
    expect(graph.isDirected(one.id)).toBe(directed)
    expect(graph.extremities(one.id)).toEqual(endsOf(table, one))
  }
}

function readsGraphml(table: ExportTable): void {
  const [body] = written('GRAPHML', table) as [string]
  const graph = graphml.parse(MultiGraph as never, body, { addMissingNodes: false })
  const some = table.ties.some(({ directed }) => directed)
  for (const one of table.actors) {
    const { name, ...rest } = without(ofActor(one)) as { name: string }
    expect(graph.getNodeAttributes(one.id)).toEqual({ ...rest, name: cleaned(name) })
  }
  for (const one of table.ties) {
    expect(graph.getEdgeAttributes(one.id)).toEqual(without(ofTie(one)))
    expect(graph.isDirected(one.id)).toBe(some)
    expect(graph.extremities(one.id)).toEqual(endsOf(table, one))
  }
}

/** What a cell says, by how it is written down. */
const asText = (given: object) =>
  Object.fromEntries(Object.entries(given).map(([key, value]) => [key, String(value ?? '')]))

function readsCsv(table: ExportTable): void {
  const [actors, ties] = written('CSV', table).map((body) =>
    parse(body, { columns: true, relax_column_count: false, record_delimiter: '\r\n' }),
  ) as [Record<string, string>[], Record<string, string>[]]
  const shown = actors.map(({ label = '', ...rest }) => ({
    ...rest,
    label: label.replace(/^'/, ''),
  }))
  expect(shown).toEqual(
    table.actors.map((one) => {
      const { name, ...rest } = ofActor(one)
      const safe = name.toWellFormed().replace(controls, '\ufffd')
      return { id: one.id, ...asText(rest), label: safe.replace(/^'/, '') }
    }),
  )
  for (const { label = '' } of actors) expect(label).not.toMatch(/^\s*[=+\-@\t\r＝＋－＠]/)
  expect(ties).toEqual(
    table.ties.map((one) => {
      const { directed, ...rest } = ofTie(one)
      const [source, target] = endsOf(table, one)
      const type = directed ? 'Directed' : 'Undirected'
      return { ...{ id: one.id, source, target, type }, ...asText(rest) }
    }),
  )
}

function readsGeojson(table: ExportTable): void {
  const [body] = written('GEOJSON', table) as [string]
  const { features } = check(body) as {
    features: { id: string; geometry: unknown; properties: unknown }[]
  }
  const byId = new Map(features.map((feature) => [feature.id, feature]))
  let count = 0
  for (const one of table.actors) {
    const feature = byId.get(one.id)
    expect(feature !== undefined).toBe(one.place !== null)
    if (!one.place) continue
    count += 1
    const { code, longitude, latitude } = one.place
    expect(feature?.geometry).toEqual({ type: 'Point', coordinates: [longitude, latitude] })
    expect(feature?.properties).toEqual({ ...without(ofActor(one)), placeCode: code })
  }
  for (const one of table.ties) {
    const ends = [table.actors[one.from]?.place, table.actors[one.to]?.place]
    const feature = byId.get(one.id)
    expect(feature !== undefined).toBe(ends.every((place) => place !== null))
    if (!feature) continue
    count += 1
    const coordinates = ends.map((place) => [place?.longitude, place?.latitude])
    expect(feature.geometry).toEqual({ type: 'LineString', coordinates })
    const [source, target] = endsOf(table, one)
    expect(feature.properties).toEqual({ source, target, ...without(ofTie(one)) })
  }
  expect(features).toHaveLength(count)
}

function readsCytoscape(table: ExportTable): void {
  const [body] = written('CYTOSCAPE', table) as [string]
  const { elements } = JSON.parse(body)
  const read = cytoscape({ headless: true, elements })
  expect(read.nodes()).toHaveLength(table.actors.length)
  expect(read.edges()).toHaveLength(table.ties.length)
  for (const one of table.actors) {
    expect(read.getElementById(one.id).data()).toEqual({ id: one.id, ...without(ofActor(one)) })
  }
  for (const one of table.ties) {
    const [source, target] = endsOf(table, one)
    const ends = { id: one.id, source, target, interaction: one.kind }
    expect(read.getElementById(one.id).data()).toEqual({ ...ends, ...without(ofTie(one)) })
  }
  read.destroy()
}

const readers: Readonly<Record<ExportFormat, (table: ExportTable) => void>> = {
  GEXF: readsGexf,
  GRAPHML: readsGraphml,
  CSV: readsCsv,
  GEOJSON: readsGeojson,
  CYTOSCAPE: readsCytoscape,
}

describe.each(exportFormats)('%s', (format) => {
  test('is read back as it was written, whatever the names', () => {
    readers[format](tableOf(names))
  })

  test('has nothing of nobody, and one without ties', () => {
    readers[format](tableOf([]))
    readers[format](tableOf(['sendiri']))
  })

  test('is read back for any names', () => {
    const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 })
    const printed = name.filter(
      (text) => !/^\s|\s$|'/.test(cleaned(text)) && !text.startsWith('\ufeff'),
    )
    fc.assert(
      fc.property(fc.array(printed, { minLength: 2, maxLength: 5 }), (some) => {
        readers[format](tableOf(some))
      }),
      { numRuns: 60 },
    )
  })

  test('keeps the first actors and ties when all would be too long', () => {
    const table = tableOf(Array.from({ length: 400 }, (_, at) => `Pihak ${at}`))
    const bytes = 30_000
    const { parts, actors, ties } = writeExport({ format, table, bytes })
    const length = parts.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0)
    expect(length).toBeLessThanOrEqual(bytes)
    expect(length).toBeGreaterThan(bytes / 2)
    expect(actors).toBeLessThan(400)
    expect(ties).toBeLessThanOrEqual(actors + 1)
    expect(parts.map(({ body }) => body).join()).toContain('"Pihak 1"'.slice(1, -1))
    expect(parts.map(({ body }) => body).join()).not.toContain('Pihak 399')
  })
})

test('what is cut has no tie of whoever is left out', () => {
  const table = cut(tableOf(['a', 'b', 'c', 'd']), 2)
  expect(table.actors.map(({ name }) => name)).toEqual(['a', 'b'])
  expect(table.ties.map(({ id }) => id)).toEqual(['tie_0', 'tie_100', 'tie_101'])
})

test('GraphML without any tie that has a direction is undirected', () => {
  const table = { ...tableOf(['a', 'b']), ties: [tie(0, 0, 1, false)] }
  readsGraphml(table)
  expect(written('GRAPHML', table)[0]).toContain('edgedefault="undirected"')
})
