import type { GrafeoValue } from '@grafeo-db/js'
import type { Row } from '../engine.ts'

/** A row of Grafeo as plain values. */
export function rowFromGrafeo(row: Record<string, GrafeoValue>): Row {
  const plain: Row = {}
  for (const key of Object.keys(row)) plain[key] = fromGrafeo(row[key])
  return plain
}

function fromGrafeo(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(fromGrafeo)
  if (value instanceof Date) return value.toISOString()
  const entity = '_id' in value && ('_labels' in value || '_type' in value)
  const plain: Row = {}
  for (const [key, item] of Object.entries(value)) {
    if (!entity || !entityKeys.has(key)) plain[key] = fromGrafeo(item)
  }
  return plain
}

/** What Grafeo adds to the properties of a node or a tie that is returned whole. */
const entityKeys = new Set(['_id', '_labels', '_type', '_source', '_target'])
