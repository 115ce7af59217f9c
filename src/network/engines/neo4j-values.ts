import neo4j, { type Record as Neo4jRecord } from 'neo4j-driver'
import type { Parameters, Row } from '../engine.ts'

/** Parameters as the driver wants them: it would send every plain number as a float. */
export function parametersForNeo4j(params: Parameters): Row {
  const encoded: Row = {}
  for (const key of Object.keys(params)) encoded[key] = forNeo4j(params[key])
  return encoded
}

function forNeo4j(value: unknown): unknown {
  if (Number.isInteger(value)) return neo4j.int(value as number)
  if (value === null || typeof value !== 'object') return value
  return Array.isArray(value) ? value.map(forNeo4j) : parametersForNeo4j(value as Parameters)
}

/** A row of the driver (opened with disableLosslessIntegers) as plain values. */
export function rowFromNeo4j(record: Neo4jRecord): Row {
  const row: Row = {}
  record.keys.forEach((key, index) => {
    row[key as string] = fromNeo4j(record.get(index))
  })
  return row
}

function fromNeo4j(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(fromNeo4j)
  if (neo4j.isNode(value) || neo4j.isRelationship(value)) return mapFromNeo4j(value.properties)
  if (neo4j.isPath(value)) throw new TypeError('A text returns a path: return its ids instead.')
  if (temporal.some((is) => is(value))) return String(value)
  return mapFromNeo4j(value as Row)
}

function mapFromNeo4j(map: Row): Row {
  const plain: Row = {}
  for (const key of Object.keys(map)) plain[key] = fromNeo4j(map[key])
  return plain
}

const temporal: readonly ((value: object) => boolean)[] = [
  neo4j.isDate,
  neo4j.isDateTime,
  neo4j.isLocalDateTime,
  neo4j.isTime,
  neo4j.isLocalTime,
  neo4j.isDuration,
]
