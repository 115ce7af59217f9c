import type { InputFieldRef } from '@pothos/core'
import { builder } from '../builder.ts'
import type { Fields } from './fields.ts'

type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never
export type InputBuilder = PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>

/** The fields that every input of a mutation has. */
export const requestFields = (t: InputBuilder) => ({
  idempotencyKey: t.string({
    description:
      'A text of your choice, 1 to 200 ASCII characters without spaces, that names this change: sent again with it within 30 days, nothing is done twice. Default: each request is a change of its own.',
  }),
  validateOnly: t.boolean({
    description: 'True: find out whether it could be done, and do nothing. Default: false.',
  }),
})

/** The version of what an input names. */
export const versionField = (t: InputBuilder) => ({
  expectedVersion: t.int({
    required: true,
    description: 'The version that is meant; another one is a VERSION_CONFLICT.',
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
