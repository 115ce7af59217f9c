import type { ExportFormat } from '../../model/analysis.ts'
import { writeCsv } from './csv.ts'
import { writeCytoscape } from './cytoscape.ts'
import { writeGeojson } from './geojson.ts'
import { writeGexf } from './gexf.ts'
import { writeGraphml } from './graphml.ts'
import type { ExportPart, ExportTable, Writers } from './table.ts'

const writers: Writers = {
  GEXF: writeGexf,
  GRAPHML: writeGraphml,
  CSV: writeCsv,
  GEOJSON: writeGeojson,
  CYTOSCAPE: writeCytoscape,
}

/** How many bytes the files of one export have together at most. */
const mostBytes = 5_000_000

export interface ExportOrder {
  readonly format: ExportFormat
  readonly table: ExportTable
  readonly bytes?: number
}

export interface Written {
  readonly parts: readonly ExportPart[]
  /** How many of each are in it; fewer than were given when the files would have been too long. */
  readonly actors: number
  readonly ties: number
}

/**
 * Writes a table in a format. Of one that would be too long the first actors stay, with all ties
 * between them.
 */
export function writeExport({ format, table, bytes = mostBytes }: ExportOrder): Written {
  let held = table
  for (;;) {
    const parts = writers[format](held)
    const length = parts.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0)
    const { actors, ties } = held
    if (length <= bytes || actors.length === 0) {
      return { parts, actors: actors.length, ties: ties.length }
    }
    // Ties grow about as the square of the actors does.
    held = cut(held, Math.floor(actors.length * Math.sqrt((0.95 * bytes) / length)))
  }
}

/** The first actors of a table, and the ties between them. */
export const cut = (table: ExportTable, actors: number): ExportTable => ({
  ...table,
  actors: table.actors.slice(0, actors),
  ties: table.ties.filter(({ from, to }) => from < actors && to < actors),
})
