import { type ExportPart, type ExportTable, exportSources } from '../../analysis/export/table.ts'
import type { CentralityMeasure, ExportFormat } from '../../model/analysis.ts'
import type { Bilingual } from '../../model/language.ts'
import { Refusal } from '../../model/problem.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { CentralityMeasureEnum, ExportFormatEnum } from '../enums.ts'
import { refuseIfOver } from '../level.ts'
import { networkNull } from '../network-version.ts'
import { Computation, type ComputationShape, computationOf } from './computation.ts'
import { choose, exportRows } from './export-rows.ts'
import { type Measured, measures } from './measures.ts'
import { NetworkStructure, type Structure, structureOf } from './structure.ts'

const mostMeasures = 4

const Part = builder.objectRef<ExportPart>('ExportPart').implement({
  description: 'One file of an export.',
  fields: (t) => ({
    filename: t.exposeString('filename', {
      description: 'What the file may be called: it tells the tables of a CSV apart.',
    }),
    mediaType: t.exposeString('mediaType', { description: 'The media type of its content.' }),
    body: t.exposeString('body', { description: 'Its content, to be kept as UTF-8.' }),
  }),
})

interface Shape {
  readonly format: ExportFormat
  readonly parts: readonly ExportPart[]
  readonly actors: number
  readonly ties: number
  readonly truncated: boolean
  readonly unplaced: number | null
  readonly computation: ComputationShape
}

const Export = builder.objectRef<Shape>('Export').implement({
  description:
    'Part of the network as files for other programs: of each actor its id, slug, name, kind, classification and province, of each tie its id, ends, kind, strength, confidence, whether it holds on the day for certain, and the day it was last confirmed; what is not known is left out. People are never in it.',
  fields: (t) => ({
    format: t.expose('format', { type: ExportFormatEnum, description: 'The format.' }),
    parts: t.field({
      type: [Part],
      description:
        'The files: one; of CSV two, actors.csv and ties.csv. In CSV a text that a spreadsheet would take for a formula begins with an apostrophe.',
      extensions: { cost: { size: 2 } },
      resolve: ({ parts }) => [...parts],
    }),
    actors: t.exposeInt('actors', {
      description: 'How many actors are in it, those of GEOJSON without a place included.',
    }),
    ties: t.exposeInt('ties', {
      description:
        'How many ties are in it; in GEOJSON only those are drawn of which both ends have a place.',
    }),
    truncated: t.exposeBoolean('truncated', {
      description:
        'Whether some actors were left out with their ties, since there are more than 5,000 actors or 20,000 ties, or the files would be longer than 5 MB. Those with most ties stay, with all ties between them.',
    }),
    unplaced: t.exposeInt('unplaced', {
      nullable: true,
      description:
        'GEOJSON: how many of the actors are left out since no place of theirs is on record, or you may not see it, or its centre is not known. Null: another format.',
    }),
    computation: t.expose('computation', {
      type: Computation,
      description: 'What it was made from, and how the measures were computed.',
    }),
  }),
})

builder.interfaceField(NetworkStructure, 'export', (t) =>
  t.field({
    type: Export,
    nullable: true,
    description: `It as files for other programs, with what measures say of its actors, if asked. Of a hypothetical network, whoever is lost is left out. ${networkNull}`,
    args: {
      format: t.arg({ type: ExportFormatEnum, required: true, description: 'The format.' }),
      with: t.arg({
        type: [CentralityMeasureEnum],
        description: `Measures to be written beside each actor, at most ${mostMeasures} different ones. Default: none.`,
      }),
    },
    extensions: { cost: { complexity: 500, sizedBy: ['with'], size: 1 } },
    resolve: async (shape, { format, with: asked }, context) => {
      const named = [...new Set(asked ?? [])]
      if (named.length > mostMeasures) throw tooMany()
      const structure = await structureOf(context, shape as never)
      const { snapshot } = structure
      const measured = await Promise.all(
        named.map((measure) => measures[measure].run(context, snapshot, null)),
      )
      const chosen = choose(snapshot, structure.lost)
      const withPlaces = format === 'GEOJSON'
      const values = measured.map((one) => one.values)
      const rows = await exportRows(context, snapshot, chosen, { values, withPlaces })
      const table = { measures: named, about: aboutOf(context, structure), ...rows }
      const written = await write(context, format, table)
      const cut = written.actors < rows.actors.length
      const kept = rows.actors.slice(0, written.actors)
      return {
        ...{ format, ...written, truncated: chosen.truncated || cut },
        unplaced: withPlaces ? kept.filter(({ place }) => place === null).length : null,
        computation: computationOf(structure, methodOf(format), {
          parameters: [['format', format], ...named.map(parameterOf(measured))],
          exact: measured.every(({ exact }) => exact),
          notes: notesOf(format, measured),
        }),
      }
    },
  }),
)

/** Steps that a row takes to be written, about. */
const perRow = 3_000

async function write(context: Context, format: ExportFormat, table: ExportTable) {
  refuseIfOver(context)
  const cost = perRow * (table.actors.length + table.ties.length)
  // Not kept: it holds names, which are read anew for whoever asks.
  return context.analysis.runner.run(
    'writeExport',
    { format, table },
    { cost, signal: context.signal },
  )
}

const methodOf = (format: ExportFormat) => ({
  name: `EXPORT_${format}`,
  version: 1,
  source: exportSources[format],
})

const parameterOf =
  (measured: readonly Measured[]) =>
  (measure: CentralityMeasure, at: number): readonly [string, string] => {
    const { name, version } = measured[at]?.method ?? measures[measure].method
    return ['with', `${measure}: ${name} ${version}`]
  }

const aboutOf = (
  { today }: Context,
  { network: { slice, knownAt }, version, before }: Structure,
): ExportTable['about'] => ({
  version: version.to,
  asOf: slice.asOf.day ?? 'all times',
  ...(knownAt && { knownAt }),
  ...(before && { hypothetical: 'yes' }),
  exportedOn: today,
})

const notesOf = (format: ExportFormat, measured: readonly Measured[]): Bilingual[] => [
  ...(format === 'GRAPHML' ? [mixed] : []),
  ...(format === 'GEOJSON' ? [centres] : []),
  ...new Map(
    measured.flatMap(({ notes }) => notes).map((note) => [note.en, note] as const),
  ).values(),
]

const mixed: Bilingual = {
  id: 'Bila ada hubungan yang berarah, semua ditulis berarah; atribut directed menyatakan mana yang sebenarnya tidak.',
  en: 'Where some ties have a direction all are written with one; the attribute `directed` tells which have none.',
}
const centres: Bilingual = {
  id: 'Titik adalah pusat kabupaten, kota atau provinsi, bukan alamat; garis hanya antara dua pihak yang bertitik.',
  en: 'A point is the centre of a regency, city or province, no address; lines join only two actors with a point.',
}

const tooMany = () =>
  new Refusal('BAD_FILTER', {
    id: `with memerlukan paling banyak ${mostMeasures} ukuran.`,
    en: `with takes at most ${mostMeasures} measures.`,
  })
