import type { RowKey } from './changes-since.ts'
import type { Image } from './past-images.ts'
import { models } from './where-sql.ts'

/** A row at the end of a to-one relation, and the filter that it has to meet. */
export interface Asked extends RowKey {
  readonly where: object
}

type Condition = object | null

const isChoice = (name: string) => name === 'AND' || name === 'OR'

const choices = (value: Condition): object[] => (Array.isArray(value) ? value : [value]) as object[]

const fieldOf = (table: string, name: string) => {
  const field = models[table]?.fields.find((one) => one.name === name)
  if (!field) throw new Error(`${table} has no ${name}`)
  return { type: field.type, key: field.relationFromFields?.[0] ?? null }
}

/** The columns that a visibility filter of the records looks at in rows of all tables. */
export function columnsOf(table: string, where: object): string[] {
  return Object.entries(where).flatMap(([name, value]: [string, Condition]) => {
    if (isChoice(name)) return choices(value).flatMap((one) => columnsOf(table, one))
    const { type, key } = fieldOf(table, name)
    return key ? [key, ...columnsOf(type, value as object)] : [name]
  })
}

/** The rows that the filter asks about beside this one. */
export function askedBy(table: string, where: object, image: Image): Asked[] {
  return Object.entries(where).flatMap(([name, value]: [string, Condition]) => {
    if (isChoice(name)) return choices(value).flatMap((one) => askedBy(table, one, image))
    const { type, key } = fieldOf(table, name)
    const id = key && image[key]
    return id ? [{ table: type, id: id as string, where: value as object }] : []
  })
}

/**
 * Whether a row met a visibility filter, by what stood in its columns. `imageOf` gives the rows at
 * the ends of its relations at the same moment, null for one that was not there.
 */
export function metWhere(
  table: string,
  where: object,
  image: Image | null,
  imageOf: (row: RowKey) => Image | null,
): boolean {
  if (image === null) return false
  return Object.entries(where).every(([name, value]: [string, Condition]) => {
    const met = (one: object) => metWhere(table, one, image, imageOf)
    if (name === 'AND') return choices(value).every(met)
    if (name === 'OR') return choices(value).some(met)
    const { type, key } = fieldOf(table, name)
    if (key) {
      const id = image[key] as string | null
      return id !== null && metWhere(type, value as object, imageOf({ table: type, id }), imageOf)
    }
    const given = image[name] ?? null
    if (value === null) return given === null
    if ('in' in value && Array.isArray(value.in)) return value.in.includes(given)
    if ('not' in value && value.not === null) return given !== null
    throw new Error(`A condition on ${name} cannot be asked of a past row`)
  })
}
