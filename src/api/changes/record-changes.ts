import type { InterfaceRef, ObjectRef } from '@pothos/core'
import { checkMayWrite } from '../../access/writing.ts'
import { type IdPrefix, publicId } from '../../model/public-id.ts'
import { notFound } from '../../records/write/apply.ts'
import type { ChangeProblem, Values } from '../../records/write/write.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { change, currentRow } from './change.ts'
import { type Draft, draftUpdate, type Input, readFields } from './draft.ts'
import type { Fields } from './fields.ts'
import { type InputBuilder, inputFields, requestFields, versionField } from './inputs.ts'
import { DeleteResult, savedType } from './payload.ts'

type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never

const identity = (t: InputBuilder, table: IdPrefix) => ({
  id: t.id({ required: true, description: `Which record; the id begins with ${table}_.` }),
  expectedVersion: t.int({
    required: true,
    description: 'The version that the change is meant for; another one is a VERSION_CONFLICT.',
  }),
})

/** What the mutations of one type of record are made from. */
export interface RecordChanges {
  readonly table: IdPrefix
  /** The GraphQL name of the record, and how payloads call it. */
  readonly typeName: string
  readonly field: string
  readonly record: ObjectRef<Types, object> | InterfaceRef<Types, object>
  /** What the record is, for descriptions: "a tie". */
  readonly noun: string
  readonly fields: Fields
  /** Further fields of the input of a new record: its parts, its sources. */
  readonly createInput?: (t: InputBuilder) => object
  /** Adds the new record and its parts to the draft; returns its uuid. */
  readonly create: (draft: Draft, input: Input, path: readonly string[]) => Promise<string>
  readonly updateInput?: (t: InputBuilder) => object
  /** Reads further columns of a change, from fields that are no columns of their own. */
  readonly more?: (draft: Draft, input: Input, current: Values) => Promise<Values>
  /** Adds what a change brings beyond its own columns. */
  readonly update?: (draft: Draft, input: Input, current: Values, values: Values) => Promise<void>
  /** Adds what a removal brings beside it, or tells what keeps it from being made. */
  readonly remove?: (draft: Draft, id: string) => Promise<void>
  /** Which mutations there are; default: all. */
  readonly only?: readonly ('create' | 'update' | 'delete')[]
  /** The name of the mutation that makes one; default: create and the type's name. */
  readonly createName?: string
}

/** Adds the mutations create…, update… and delete… of one type of record. */
export function recordChanges(options: RecordChanges) {
  const { table, typeName, field, record, noun, fields } = options
  const only = options.only ?? ['create', 'update', 'delete']
  const result = savedType(typeName, field, record)
  if (only.includes('create')) {
    const name = options.createName ?? `create${typeName}`
    const Name = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
    const InputType = builder.inputType(Name, {
      description: `What puts ${noun} on record.`,
      fields: (t) =>
        ({
          ...inputFields(t, fields, false),
          ...options.createInput?.(t),
          ...requestFields(t),
        }) as never,
    })
    builder.mutationField(name, (t) =>
      t.field({
        type: result.union as never,
        description: `Puts ${noun} on record.`,
        args: { input: t.arg({ type: InputType, required: true, description: 'What it is.' }) },
        resolve: (_root, { input }, context) =>
          change(context, name, result.name, input, async (draft) => ({
            ids: [publicId(table, await options.create(draft, input, ['input']))],
          })) as never,
      }),
    )
  }
  if (only.includes('update')) addUpdate(options, result)
  if (only.includes('delete')) addDelete(options)
  return result
}

type Result = ReturnType<typeof savedType>

const changeable = new Map<IdPrefix, RecordChanges>()

/** How the records of a table are changed; undefined: their columns never change. */
export const changesOf = (table: IdPrefix): RecordChanges | undefined => changeable.get(table)

function addUpdate(options: RecordChanges, result: Result): void {
  const { table, typeName, noun, fields } = options
  changeable.set(table, options)
  const InputType = builder.inputType(`Update${typeName}Input`, {
    description: `What changes of ${noun}: what is left out stays, null empties.`,
    fields: (t) =>
      ({
        ...identity(t, table),
        ...inputFields(t, fields, true),
        ...options.updateInput?.(t),
        ...requestFields(t),
      }) as never,
  })
  builder.mutationField(`update${typeName}`, (t) =>
    t.field({
      type: result.union as never,
      description: `Changes ${noun}.`,
      args: { input: t.arg({ type: InputType, required: true, description: 'What changes.' }) },
      resolve: (_root, { input }, context) =>
        update(context, options, result, `update${typeName}`, input as unknown as Input) as never,
    }),
  )
}

/** The version that was named is one of the absorbed actor, not of the survivor. */
const livesOn = (survivor: string): ChangeProblem => ({
  code: 'VERSION_CONFLICT',
  text: {
    id: 'Pihak itu kini hidup dalam pihak lain.',
    en: 'That actor lives on in another one now.',
  },
  path: ['input', 'id'],
  current: { table: 'actor', id: survivor },
})

/** Changes one record by the fields of an input. */
export const update = (
  context: Context,
  options: Pick<RecordChanges, 'table' | 'fields' | 'more' | 'update'>,
  result: Result,
  name: string,
  input: Input,
) =>
  change(context, name, result.name, input, async (draft) => {
    const { table } = options
    const id = await draft.references.findId(table, input.id as string, ['input', 'id'])
    const expectedVersion = input.expectedVersion as number
    if (id && draft.references.isMerged({ id: input.id as string })) {
      draft.write.problem(livesOn(id))
      return { ids: [] }
    }
    const current = await currentRow(draft.write, table, { id, expectedVersion })
    const own = await readFields(draft, options.fields, input, ['input'])
    if (!current) return { ids: [] }
    const values = { ...own, ...(await options.more?.(draft, input, current)) }
    draftUpdate(draft, table, { current, values, expectedVersion, path: ['input'] })
    await options.update?.(draft, input, current, values)
    return { ids: [publicId(table, current.id as string)] }
  })

export const DeleteInput = builder.inputType('DeleteInput', {
  description: 'Which record is removed, because it was a mistake.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Which record.' }),
    ...versionField(t as never),
    ...requestFields(t as never),
  }),
})

function addDelete({ table, typeName, noun, remove }: RecordChanges): void {
  builder.mutationField(`delete${typeName}`, (t) =>
    t.field({
      type: DeleteResult as never,
      description: `Removes ${noun} that never should have been on record, with its parts and claims. What only ended is ended, not removed. Its history stays.`,
      args: { input: t.arg({ type: DeleteInput, required: true, description: 'Which one.' }) },
      resolve: (_root, { input }, context) =>
        change(context, `delete${typeName}`, 'Deleted', input as never, async (draft) => {
          const id = await draft.references.findId(table, input.id, ['input', 'id'])
          const { expectedVersion } = input
          // The old id of a merged actor means the survivor, which nobody asked to remove.
          if (id && publicId(table, id) !== input.id) draft.write.problem(notFound(['input', 'id']))
          else if (id) {
            const row = { what: 'DELETE', table, id, expectedVersion, path: ['input'] } as const
            // What keeps it from being removed is told only to those who may remove it.
            await checkMayWrite(draft.write, { ...draft.people, today: draft.today }, [row])
            if (draft.write.problems() === 0) await remove?.(draft, id)
            draft.rows.push(row)
          }
          return { ids: [input.id] }
        }) as never,
    }),
  )
}
