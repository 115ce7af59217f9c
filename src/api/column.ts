import type PrismaTypes from '../records/generated/pothos.ts'
import { getDatamodel } from '../records/generated/pothos.ts'

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

/** Reads a relation that `selects` has loaded; a missing one is our own fault. */
export const related =
  (name: string) =>
  (row: object): never => {
    const value = (row as Record<string, unknown>)[name]
    if (value === undefined) throw new Error(`The relation ${name} was asked for and not loaded`)
    return value as never
  }

/** The same for one record that the viewer may not see: null then. Its visibility must be selected. */
export const relatedIfSeen =
  (name: string) =>
  (row: object, _args: object, { circles }: { circles: readonly string[] }): never => {
    const found = related(name)(row) as { visibility: string } | null
    return (found && circles.includes(found.visibility) ? found : null) as never
  }
