import type { SeenRecords } from '../access/records.ts'
import type PrismaTypes from '../records/generated/pothos.ts'
import { getDatamodel } from '../records/generated/pothos.ts'
import { columnsOfWhere, meetsWhere } from '../records/where-row.ts'
import { reloading } from './reloading.ts'

interface SeenContext {
  readonly seen: SeenRecords
}

type Model = keyof PrismaTypes & string
type Field<M extends Model> = keyof PrismaTypes[M]['Shape'] & string

interface Documented {
  documentation?: string
  fields: { name: string; documentation?: string }[]
}

const models = (getDatamodel() as unknown as { datamodel: { models: Record<string, Documented> } })
  .datamodel.models

/** The description of a model or of one of its fields: its comment in schema.prisma. */
export const documentation = (model: Model, field?: string): string =>
  (field
    ? models[model]?.fields.find((one) => one.name === field)?.documentation
    : models[model]?.documentation) ?? ''

/** A value that the look-ahead must have loaded; a missing one is our own fault, never a null. */
export function loaded<M extends Model, F extends Field<M>>(
  model: M,
  field: F,
  row: object,
): PrismaTypes[M]['Shape'][F] {
  const value = (row as Record<string, unknown>)[field]
  if (value === undefined) throw new Error(`${model}.${field} was asked for and not loaded`)
  return value as PrismaTypes[M]['Shape'][F]
}

/**
 * Fields over columns, as plain fields that name what they select: the plugin's own check of every
 * value of every row costs more than all the rest of a plain answer.
 */
export const columnsOf =
  <M extends Model>(model: M) =>
  <F extends Field<M>>(field: F) => ({
    description: documentation(model, field),
    extensions: { pothosPrismaSelect: { [field]: true } },
    resolve: (row: object) => loaded(model, field, row),
  })

/** Extensions of a plain field that reads a relation without arguments of its own. */
export const selects = (
  select: (nested: (query?: object) => object) => Record<string, unknown>,
) => ({
  pothosPrismaSelect: (_args: object, _context: object, nested: (query?: object) => object) => ({
    select: select(nested),
  }),
})

/** A relation that the look-ahead must have loaded; a missing one is our own fault. */
function relationOf(row: object, name: string): unknown {
  const value = (row as Record<string, unknown>)[name]
  if (value === undefined) throw new Error(`The relation ${name} was asked for and not loaded`)
  return value
}

/** Reads a relation that `selects` has loaded. */
export const related = (name: string) => reloading((row) => relationOf(row, name) as never)

/**
 * The extensions and the resolver of a plain field for one related record that the viewer may not
 * see: null then. `record` names the filter that decides.
 */
export const relatedIfSeen = (name: string, record: 'actor' | 'activity') => ({
  extensions: {
    pothosPrismaSelect: (
      _args: object,
      { seen }: SeenContext,
      nested: (query: object) => object,
    ) => ({ select: { [name]: nested({ select: columnsOfWhere(seen[record]) }) } }),
  },
  resolve: reloading((row, _args, context) => {
    const { seen } = context as SeenContext
    const found = relationOf(row, name) as object | null
    return (found && meetsWhere(found, seen[record]) ? found : null) as never
  }),
})
