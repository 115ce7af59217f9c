import neo4j, { isDate, isDateTime, isInt, type RecordShape } from 'neo4j-driver'
import type { Parameters, Row } from '../engine.ts'

/** JavaScript's whole numbers become integers, which LIMIT and integer properties need. */
export function toNeo4j(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? neo4j.int(value) : value
  if (Array.isArray(value)) return value.map(toNeo4j)
  if (value !== null && typeof value === 'object') return paramsToNeo4j(value as Parameters)
  return value
}

export const paramsToNeo4j = (params: Parameters): Record<string, unknown> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, toNeo4j(value)]))

/** The driver's values as plain ones: integers are numbers, dates ISO strings. */
export function fromNeo4j(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  if (isInt(value)) return value.toNumber()
  if (Array.isArray(value)) return value.map(fromNeo4j)
  if (isDate(value) || isDateTime(value)) return value.toString()
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, fromNeo4j(one)]))
}

export const rowFromNeo4j = (row: RecordShape): Row => fromNeo4j(row) as Row
