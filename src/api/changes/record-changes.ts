import type { InputFieldRef, InterfaceRef, ObjectRef } from '@pothos/core'
import type { IdPrefix } from '../../model/public-id.ts'
import { publicId } from '../../model/public-id.ts'
import { readToken } from '../../model/token.ts'
import { showing } from '../../network/await-token.ts'
import { applyRows, notFound, tellConflict } from '../../records/write/apply.ts'
import { type Outcome, type Performed, perform } from '../../records/write/perform.ts'
import { warnOfOverlaps } from '../../records/write/warnings.ts'
import type { ChangeProblem, Values, Write } from '../../records/write/write.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { type Draft, draftUpdate, type Input, newDraft, readFields } from './draft.ts'
import type { Fields } from './fields.ts'
import { longLists } from './long-lists.ts'
import { answerOf, DeleteResult, savedType, writerOf } from './payload.ts'

type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never
type InputBuilder = PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>

/** The fields that every input of a mutation has. */
export const requestFields = (t: InputBuilder) => ({
  idempotencyKey: t.string({
    description:
      'A text of your choice, up to 200 characters, that names this change: sent again with it within 30 days, nothing is done twice. Default: each request is a change of its own.',
  }),
  validateOnly: t.boolean({
    description: 'True: find out whether it could be done, and do nothing. Default: false.',
  }),
})

/** GraphQL input fields made from ours; `all` optional in a change, the required ones in a new record. */
export const inputFields = (t: InputBuilder, fields: Fields, forChange: boolean) =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, { fixed }]) => !(forChange && fixed))
      .map(([name, { type, description, required }]) => [
        name,
        t.field({ type: type as never, description, required: !forChange && required === true }),
      ]),
  ) as Record<string, InputFieldRef<Types, unknown>>

/** An input type whose fields are ours, for a part that is given inside of another input. */
export const partInput = (
  name: string,
  description: string,
  fields: Fields,
  more: (t: InputBuilder) => object = () => ({}),
) =>
  builder.inputType(name, {
    description,
    fields: (t) => ({ ...inputFields(t, fields, false), ...more(t) }) as never,
  })

/** Runs a mutation: reads its input into a draft, and writes that if nothing is wrong with it. */
export async function change(
  context: Context,
  name: string,
  typeName: string,
  input: Input,
  work: (draft: Draft) => Promise<Outcome>,
) {
  const principal = writerOf(context)
  const { idempotencyKey, validateOnly, ...rest } = input
  const key = (idempotencyKey ?? null) as string | null
  const request = { principal, name, input: rest, key, validateOnly: validateOnly === true }
  if (key !== null && !/^[!-~]{1,200}$/.test(key)) {
    return answerOf(context, typeName, { problems: [badKey] })
  }
  const tooLong = longLists(rest, ['input'])
  if (tooLong.length > 0) return answerOf(context, typeName, { problems: tooLong })
  for (let tries = 1; ; tries += 1) {
    const performed = await perform(context.records, request, async (write) => {
      const draft = newDraft(write, context.today)
      const outcome = await work(draft)
      if (write.problems() === 0) await applyRows(write, draft.rows)
      if (write.problems() === 0) await warnOfOverlaps(write, draft.rows)
      return outcome
    })
    // A slug of our own making that somebody else took first is made anew.
    if (tries === mostTries || !performed.problems?.some((one) => slugWasOurs(one, input))) {
      return answerTo(context, typeName, performed)
    }
  }
}

/** The answer; what it shows of the network shows the change, or says that it does not. */
function answerTo(context: Context, typeName: string, performed: Performed) {
  if (!performed.problems && performed.token !== null) {
    const { network, signal } = context
    const own = showing(network, readToken(performed.token), { signal })
    Object.assign(context, { network: own })
  }
  return answerOf(context, typeName, performed)
}

/** How often a change is tried whose slugs others take at the same moment. */
const mostTries = 8

const slugWasOurs = ({ code, path }: ChangeProblem, input: Input): boolean =>
  code === 'SLUG_TAKEN' && path.slice(1).reduce<unknown>(at, input) == null

const at = (value: unknown, part: string): unknown => (value as Input | null | undefined)?.[part]

const badKey: ChangeProblem = {
  code: 'BAD_VALUE',
  text: {
    id: 'Kunci terdiri atas 1 sampai 200 karakter ASCII tanpa spasi.',
    en: 'A key is made of 1 to 200 ASCII characters without spaces.',
  },
  path: ['input', 'idempotencyKey'],
}

type FindRow = (query: object) => Promise<Values | null>

/** The row that is to be changed; null, and a problem is told, when it is gone or has changed. */
export async function currentRow(
  { tx, problem }: Write,
  table: IdPrefix,
  found: { id: string | null; expectedVersion: number; path?: readonly string[] },
  write: Write,
): Promise<Values | null> {
  const path = found.path ?? ['input']
  if (found.id === null) return null
  const row = await (tx[table].findUnique as unknown as FindRow)({ where: { id: found.id } })
  // What a merge left aside is changed by undoing the merge only.
  if (!row || row.absorbedBy != null) {
    problem(notFound([...path, 'id']))
    return null
  }
  if (row.version !== found.expectedVersion) {
    await tellConflict(write, { table, id: found.id, path })
    return null
  }
  return row
}

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

/** Changes one record by the fields of an input. */
export const update = (
  context: Context,
  options: Pick<RecordChanges, 'table' | 'fields' | 'update'>,
  result: Result,
  name: string,
  input: Input,
) =>
  change(context, name, result.name, input, async (draft) => {
    const { table } = options
    const id = await draft.references.findId(table, input.id as string, ['input', 'id'])
    const expectedVersion = input.expectedVersion as number
    const current = await currentRow(draft.write, table, { id, expectedVersion }, draft.write)
    const values = await readFields(draft, options.fields, input, ['input'])
    if (!current) return { ids: [] }
    draftUpdate(draft, table, { current, values, expectedVersion, path: ['input'] })
    await options.update?.(draft, input, current, values)
    return { ids: [publicId(table, current.id as string)] }
  })

const DeleteInput = builder.inputType('DeleteInput', {
  description: 'Which record is removed, because it was a mistake.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Which record.' }),
    expectedVersion: t.int({
      required: true,
      description: 'The version that is meant; another one is a VERSION_CONFLICT.',
    }),
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
            await remove?.(draft, id)
            draft.rows.push({ what: 'DELETE', table, id, expectedVersion, path: ['input'] })
          }
          return { ids: [input.id] }
        }) as never,
    }),
  )
}
