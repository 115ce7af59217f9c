import { v7 } from 'uuid'
import type { Day } from '../../model/partial-date.ts'
import type { IdPrefix } from '../../model/public-id.ts'
import { audienceColumns, namesAudience } from '../../records/write/audience.ts'
import { isNeverNull } from '../../records/write/columns.ts'
import { type References, referencesOf } from '../../records/write/references.ts'
import { rules } from '../../records/write/rules.ts'
import type { RowChange, Values, Write } from '../../records/write/write.ts'
import type { Context } from '../context.ts'
import type { Fields } from './fields.ts'
import { completed, isHidden } from './slugs.ts'

/** The rows that a mutation is about to write, gathered while its input is read. */
export interface Draft {
  readonly write: Write
  /** Today in Jakarta. */
  readonly today: Day
  readonly references: References
  /** Uuids of the groups that the writer acts for. Null: whose a record is need not be said. */
  readonly homes: readonly string[] | null
  /** What is needed to keep something of people. */
  readonly people: Pick<Context, 'viewer' | 'vault' | 'panic'>
  readonly rows: RowChange[]
}

export const newDraft = (write: Write, context: Context, homes: Draft['homes']): Draft => ({
  write,
  today: context.today,
  people: context,
  references: referencesOf(write),
  homes,
  rows: [],
})

/** An input as GraphQL gives it. */
export type Input = Readonly<Record<string, unknown>>

/**
 * The columns that an input gives, by name. What is left out is left out; null empties a column. All
 * problems are told, each with its path.
 */
export async function readFields(
  draft: Draft,
  fields: Fields,
  input: Input,
  path: readonly string[],
): Promise<Values> {
  const read = await Promise.all(
    Object.entries(fields).map(async ([name, field]) => {
      const value = input[name]
      if (value === undefined) return []
      const column = field.column ?? name
      if (value === null) {
        if (!field.required) return [[column, null]] as const
        tellEmpty(draft, [...path, name])
        return []
      }
      const result = await field.read(value as never, [...path, name], draft)
      return result === undefined ? [] : [[column, result] as const]
    }),
  )
  return Object.fromEntries(read.flat())
}

const tellEmpty = ({ write }: Draft, path: readonly string[]): void =>
  write.problem({
    code: 'REQUIRED',
    text: { id: 'Isian ini tidak boleh kosong.', en: 'This cannot be empty.' },
    path,
  })

/** Of a new record, null says no more than what is left out. */
export const withoutNulls = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, one]) => one !== null))

/** Adds a new row, checked, with the columns that follow from others; returns its id. */
export function draftCreate(
  draft: Draft,
  table: IdPrefix,
  values: Values,
  path: readonly string[],
  id: string = v7(),
): string {
  const given = withoutNulls(values)
  const derived = checked(draft, table, given, path)
  draft.rows.push({ what: 'CREATE', table, id, values: { ...given, ...derived }, path })
  return id
}

/** Adds a change of a row; `current` is the row as it stands. */
export function draftUpdate(
  draft: Draft,
  table: IdPrefix,
  change: { current: Values; values: Values; expectedVersion: number; path: readonly string[] },
): void {
  const { current, expectedVersion, path } = change
  const values = withSlug(table, current, withAudience(table, current, change.values))
  for (const [column, value] of Object.entries(values)) {
    if (value === null && isNeverNull(table, column)) tellEmpty(draft, [...path, column])
  }
  const derived = checked(draft, table, { ...current, ...values }, path)
  draft.rows.push({
    what: 'UPDATE',
    table,
    id: current.id as string,
    expectedVersion,
    values: { ...values, ...derived },
    path,
  })
}

/** Whose a record was is not whose it is once its circle is another one. */
function withAudience(table: IdPrefix, current: Values, values: Values): Values {
  const stays = values.visibility === undefined || values.visibility === current.visibility
  if (stays || values.audienceId !== undefined || !namesAudience.has(table)) return values
  return { ...values, audienceId: null }
}

/** A new slug of a record that not all of the network sees tells nothing, as its first one did. */
function withSlug(table: IdPrefix, current: Values, values: Values): Values {
  const { slug } = values
  if (typeof slug !== 'string' || slug === current.slug) return values
  return isHidden(table, { ...current, ...values }) ? { ...values, slug: completed(slug) } : values
}

function checked(draft: Draft, table: IdPrefix, row: Values, path: readonly string[]): Values {
  const tell = (field: string, code: never, text: never) =>
    draft.write.problem({ code, text, path: [...path, field] })
  if (row.visibility === 'ALLIANCE' && !namesAudience.has(table)) {
    draft.write.problem({
      code: 'BAD_VALUE',
      text: {
        id: 'Catatan ini tidak dapat menyebut gabungan. Pilih lingkaran yang lain.',
        en: 'This record cannot name an alliance. Choose another circle.',
      },
      path: [...path, 'visibility'],
    })
  }
  const derived = rules[table]?.(row, tell as never, draft.references) ?? {}
  if (!namesAudience.has(table)) return derived
  const shown = { ...row, visibility: derived.visibility ?? row.visibility }
  const owner = audienceColumns(table, shown, { ...draft, tell: tell as never })
  return { ...derived, ...owner }
}
