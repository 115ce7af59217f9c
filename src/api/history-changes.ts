import { type GraphQLField, type GraphQLObjectType, getNamedType, isLeafType } from 'graphql'
import { prefixOfTable, publicId } from '../model/public-id.ts'
import { isSmall } from '../model/small-numbers.ts'
import type { Image } from '../records/past-images.ts'
import type { RevisionRow } from '../records/revisions.ts'
import { models } from '../records/where-sql.ts'

/** A column of a table that a type shows, by itself or as the record that it names. */
export interface ShownColumn {
  /** The field that shows it. */
  readonly field: string
  readonly column: string
  /** The table of the record that it names; null: it holds a value. */
  readonly to: string | null
  /** Whether it is a number of people. */
  readonly people: boolean
}

/** What one field of a record was before a change and after it, as text. */
export interface FieldChange {
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}

/** What every state has of its own, or what says nothing. */
const aside = new Set(['id', 'version', 'createdAt', 'updatedAt', 'sealed'])

const known = new WeakMap<GraphQLObjectType, readonly ShownColumn[]>()

/** The columns that a type shows of its table: those that a field of it is made of alone. */
export function shownColumns(type: GraphQLObjectType, table: string): readonly ShownColumn[] {
  const held = known.get(type)
  if (held) return held
  const made = Object.values(type.getFields()).flatMap((field) => shownBy(field, table) ?? [])
  known.set(type, made)
  return made
}

function shownBy(field: GraphQLField<unknown, unknown>, table: string): ShownColumn | null {
  const fields = models[table]?.fields ?? []
  const { name } = field
  const type = getNamedType(field.type)
  const relation = fields.find((one) => one.name === name && one.relationFromFields?.length === 1)
  const key = relation?.relationFromFields?.[0]
  if (relation && key) return { field: name, column: key, to: relation.type, people: false }
  const selected = Object.keys(field.extensions.pothosPrismaSelect ?? {})
  const column = fields.find((one) => one.name === selected[0] && one.kind !== 'object')
  if (!column || selected.length > 1 || aside.has(column.name)) return null
  const people = type.name === 'PeopleCount'
  return people || isLeafType(type) ? { field: name, column: column.name, to: null, people } : null
}

function textOf({ to, people }: ShownColumn, value: unknown, seen: ReadonlySet<string>) {
  if (value === null || value === undefined) return null
  if (to) return seen.has(value as string) ? publicId(prefixOfTable(to), value as string) : null
  return people && isSmall(value as number) ? null : String(value)
}

/** What a revision changed in these columns; `seen`: the ids of records that the viewer sees. */
export function changesOf(
  { operation, image, before }: RevisionRow,
  columns: readonly ShownColumn[],
  seen: ReadonlySet<string>,
): FieldChange[] {
  const [from, to]: (Image | null)[] =
    operation === 'DELETED' ? [image, null] : [operation === 'UPDATED' ? before : null, image]
  return columns.flatMap((one) => {
    const [was, is] = [from?.[one.column] ?? null, to?.[one.column] ?? null]
    if (was === is) return []
    return { field: one.field, before: textOf(one, was, seen), after: textOf(one, is, seen) }
  })
}
