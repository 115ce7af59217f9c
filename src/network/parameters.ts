import type { Parameters } from './engine.ts'

type Scalar = 'string' | 'number' | 'boolean'

/** Names that one of the engines reads as keywords, even behind a `$`. */
const keywords = new Set('not in is and or case match where set with as then'.split(' '))

/**
 * Checks what a text is given, so that no engine stores what another refuses: a value is a plain
 * one or null, a list of plain values of one type, a flat map, or a list of flat maps. An `id` is
 * never null. Throws a TypeError that names the place.
 */
export function checkParameters(params: Parameters): void {
  for (const [name, value] of Object.entries(params)) {
    if (keywords.has(name.toLowerCase())) fail(`$${name}`, 'bears the name of a keyword')
    if (isMap(value)) checkMap(value, `$${name}`)
    else if (Array.isArray(value) && isMap(value[0])) checkRows(value, `$${name}`)
    else checkValue(name, value, `$${name}`)
  }
}

function checkRows(rows: readonly unknown[], place: string): void {
  rows.forEach((row, index) => {
    if (!isMap(row)) fail(`${place}[${index}]`, 'is no map among maps')
    checkMap(row, `${place}[${index}]`)
  })
}

function checkMap(map: Record<string, unknown>, place: string): void {
  for (const key of Object.keys(map)) checkValue(key, map[key], `${place}.${key}`)
}

function checkValue(key: string, value: unknown, place: string): void {
  if (value === null) {
    if (key === 'id') fail(place, 'is null')
    return
  }
  if (Array.isArray(value)) checkList(value, place)
  else scalarType(value, place)
}

function checkList(list: readonly unknown[], place: string): void {
  let first: Scalar | undefined
  for (const [index, item] of list.entries()) {
    const type = scalarType(item, `${place}[${index}]`)
    first ??= type
    if (type !== first) fail(place, `mixes ${first} and ${type}`)
  }
}

function scalarType(value: unknown, place: string): Scalar {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return typeof value as Scalar
    case 'number':
      if (!Number.isFinite(value)) fail(place, 'is no finite number')
      if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
        fail(place, 'is an integer beyond 2^53')
      }
      return 'number'
    default:
      return fail(place, 'is neither a string, a number nor a boolean')
  }
}

function isMap(value: unknown): value is Record<string, unknown> {
  if (value === null || typeof value !== 'object') return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function fail(place: string, problem: string): never {
  throw new TypeError(`The parameter ${place} ${problem}.`)
}
