import type { ActorKind, Classification } from '../../model/actor.ts'
import type { CentralityMeasure, ExportFormat } from '../../model/analysis.ts'
import type { TieKind } from '../../model/tie.ts'

/** An actor as it is exported. */
export interface ExportActor {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly kind: ActorKind
  readonly classification: Classification
  /** Official code. */
  readonly province: string | null
  /** The area whose centre stands for the actor. */
  readonly place: ExportPlace | null
  /** By measure; null: none can be said. */
  readonly values: readonly (number | null)[]
}

export interface ExportPlace {
  readonly code: string
  readonly longitude: number
  readonly latitude: number
}

/** A tie as it is exported; its ends are places in the list of actors. */
export interface ExportTie {
  readonly id: string
  readonly kind: TieKind
  readonly from: number
  readonly to: number
  readonly directed: boolean
  /** Null: nobody judged it. */
  readonly strength: number | null
  readonly confidence: string
  /** Whether it holds on the day for certain. */
  readonly certain: boolean
  readonly lastConfirmedOn: string | null
}

/** Part of a network, to be written in one format. */
export interface ExportTable {
  readonly measures: readonly CentralityMeasure[]
  /** Those with most ties first, so that these stay when not all can. */
  readonly actors: readonly ExportActor[]
  readonly ties: readonly ExportTie[]
  /** What the file says of itself: when, and as of when, it was made. */
  readonly about: Readonly<Record<string, string>>
}

/** A file of an export. */
export interface ExportPart {
  readonly filename: string
  readonly mediaType: string
  readonly body: string
}

/** What is written of each actor or tie. */
export interface Column<Row> {
  readonly name: string
  readonly type: 'string' | 'double' | 'boolean'
  readonly of: (row: Row) => string | number | boolean | null
}

/** Of each actor beside its id. */
export const actorColumns = ({ measures }: ExportTable): Column<ExportActor>[] => [
  { name: 'name', type: 'string', of: ({ name }) => name },
  { name: 'slug', type: 'string', of: ({ slug }) => slug },
  { name: 'actorKind', type: 'string', of: ({ kind }) => kind },
  { name: 'classification', type: 'string', of: ({ classification }) => classification },
  { name: 'province', type: 'string', of: ({ province }) => province },
  ...measures.map(
    (measure, at): Column<ExportActor> => ({
      name: measure.toLowerCase(),
      type: 'double',
      of: ({ values }) => values[at] ?? null,
    }),
  ),
]

/** Of each tie beside its id and its ends. */
export const tieColumns: readonly Column<ExportTie>[] = [
  { name: 'tieKind', type: 'string', of: ({ kind }) => kind },
  { name: 'directed', type: 'boolean', of: ({ directed }) => directed },
  { name: 'strength', type: 'double', of: ({ strength }) => strength },
  { name: 'confidence', type: 'string', of: ({ confidence }) => confidence },
  { name: 'certain', type: 'boolean', of: ({ certain }) => certain },
  { name: 'lastConfirmedOn', type: 'string', of: ({ lastConfirmedOn }) => lastConfirmedOn },
]

/** Those columns of a row that have a value. */
export const valuesOf = <Row>(columns: readonly Column<Row>[], row: Row) =>
  columns.flatMap(({ name, of }) => {
    const value = of(row)
    return value === null ? [] : [[name, value] as const]
  })

export type Writer = (table: ExportTable) => readonly ExportPart[]

export type Writers = Readonly<Record<ExportFormat, Writer>>

/** Where each format is defined. */
export const exportSources: Readonly<Record<ExportFormat, string>> = {
  GEXF: 'GEXF 1.3, gexf.net',
  GRAPHML: 'GraphML, graphml.graphdrawing.org',
  CSV: 'RFC 4180',
  GEOJSON: 'RFC 7946',
  CYTOSCAPE: 'Cytoscape.js elements JSON',
}
