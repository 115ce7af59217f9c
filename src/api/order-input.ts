import type { EnumRef } from '@pothos/core'
import { builder } from './builder.ts'
import { OrderDirectionEnum } from './enums.ts'

type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never

/** Makes the input type `XOrder` of a list: a field of that enum, and a direction. */
export const orderInput = <Field extends string>(
  name: string,
  of: string,
  fields: EnumRef<Types, Field>,
) =>
  builder.inputType(name, {
    description: `The order of a list of ${of}.`,
    fields: (t) => ({
      field: t.field({ type: fields, required: true, description: 'What to order by.' }),
      direction: t.field({
        type: OrderDirectionEnum,
        defaultValue: 'ASC',
        description: 'The direction.',
      }),
    }),
  })
