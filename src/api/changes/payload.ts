import type { InterfaceRef, ObjectRef } from '@pothos/core'
import type { GraphQLResolveInfo } from 'graphql'
import { say } from '../../model/language.ts'
import { publicId } from '../../model/public-id.ts'
import type { Performed } from '../../records/write/perform.ts'
import type { ChangeProblem } from '../../records/write/write.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { findNodes, Node } from '../node.ts'
import { Problem, type ProblemShape } from '../problem.ts'

type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never

type TypedProblem = ProblemShape & { __typename: string; currentId?: string }

builder.objectRef<TypedProblem>('InputProblem').implement({
  description: 'Something in the input that cannot be so.',
  interfaces: [Problem],
  isTypeOf: (value) => (value as TypedProblem).__typename === 'InputProblem',
})

builder.objectRef<TypedProblem>('VersionConflict').implement({
  description:
    'The record has changed since the version that the input names: look again, then send it anew.',
  interfaces: [Problem],
  isTypeOf: (value) => (value as TypedProblem).__typename === 'VersionConflict',
  fields: (t) => ({
    current: t.field({
      type: Node,
      nullable: true,
      description: 'The record as it is now. Null: it is a part of another record, ask that one.',
      resolve: async ({ currentId }, _args, context, info) =>
        currentId ? (((await findNodes(context, info, [currentId]))[0] ?? null) as never) : null,
    }),
  }),
})

const shapeOf =
  ({ language }: Context) =>
  ({ code, text, path, current }: ChangeProblem): TypedProblem => ({
    __typename: code === 'VERSION_CONFLICT' ? 'VersionConflict' : 'InputProblem',
    code,
    message: say(text, language),
    path: [...path],
    ...(current ? { currentId: publicId(current.table, current.id) } : {}),
  })

interface ProblemsShape {
  readonly __typename: 'Problems'
  readonly problems: readonly TypedProblem[]
}

export const Problems = builder.objectRef<ProblemsShape>('Problems').implement({
  description: 'What keeps the change from being made, all of it. Nothing was written.',
  isTypeOf: (value) => (value as ProblemsShape).__typename === 'Problems',
  fields: (t) => ({
    problems: t.field({
      type: [Problem],
      description: 'Each with its path in the arguments; at least one.',
      resolve: ({ problems }) => [...problems],
    }),
  }),
})

/** A change that was made, as the types of payloads read it. */
export interface Saved {
  readonly __typename: string
  readonly ids: readonly string[]
  readonly details: Readonly<Record<string, unknown>>
  readonly token: string | null
  readonly replayed: boolean
  readonly warnings: readonly TypedProblem[]
}

/** The answer to a mutation: `typeName` when it was made, else the problems. */
export const answerOf = (
  context: Context,
  typeName: string,
  performed: Performed,
): Saved | ProblemsShape => {
  const shape = shapeOf(context)
  if (performed.problems) return { __typename: 'Problems', problems: performed.problems.map(shape) }
  const { outcome, token, replayed, warnings } = performed
  return {
    __typename: typeName,
    ids: outcome.ids,
    details: outcome.details ?? {},
    token,
    replayed,
    warnings: warnings.map(shape),
  }
}

/** What every payload tells beside the record. */
const savedFields = (t: PothosSchemaTypes.ObjectFieldBuilder<Types, Saved>) => ({
  token: t.exposeString('token', {
    nullable: true,
    description:
      'Hand it over with a later request (header Anyam-Token, or extensions.token) to see this change in the network too. Null: nothing was written (validateOnly).',
  }),
  replayed: t.exposeBoolean('replayed', {
    description: 'Whether it had been done before, under the same idempotencyKey.',
  }),
  warnings: t.field({
    type: [Problem],
    description: 'What may be wrong with it; it was written all the same.',
    resolve: ({ warnings }) => [...warnings],
  }),
})

/**
 * A payload type with the record that was written, and the union of it with `Problems`. `typeName`
 * is the record's, `field` how the payload calls it.
 */
export function savedType(
  typeName: string,
  field: string,
  record: ObjectRef<Types, object> | InterfaceRef<Types, object>,
  more: (t: PothosSchemaTypes.ObjectFieldBuilder<Types, Saved>) => object = () => ({}),
) {
  const name = `${typeName}Saved`
  const saved = builder.objectRef<Saved>(name).implement({
    description: `A change of a record of type ${typeName} that was made.`,
    isTypeOf: (value) => (value as Saved).__typename === name,
    fields: (t) =>
      ({
        [field]: t.field({
          type: record as never,
          nullable: true,
          description: 'The record as it is now. Null: nothing was written (validateOnly).',
          resolve: (
            { ids, token }: Saved,
            _args: object,
            context: Context,
            info: GraphQLResolveInfo,
          ) => written(context, info, token === null ? undefined : ids[0]),
        } as never),
        ...savedFields(t),
        ...more(t),
      }) as never,
  })
  const union = builder.unionType(`${typeName}ChangeResult`, {
    description: `A change of a record of type ${typeName}, or what keeps it from being made.`,
    types: [saved, Problems] as never,
    resolveType: (value) => (value as { __typename: string }).__typename as never,
  })
  return { name, union }
}

const written = async (context: Context, info: GraphQLResolveInfo, id: string | undefined) =>
  (id === undefined ? null : ((await findNodes(context, info, [id]))[0] ?? null)) as never

const Deleted = builder.objectRef<Saved>('Deleted').implement({
  description: 'A record that was removed. Its history stays.',
  isTypeOf: (value) => (value as Saved).__typename === 'Deleted',
  fields: (t) => ({
    id: t.id({ description: 'The id it had.', resolve: ({ ids }) => ids[0] as string }),
    ...savedFields(t),
  }),
})

export const DeleteResult = builder.unionType('DeleteResult', {
  description: 'A removal, or what keeps it from being made.',
  types: [Deleted, Problems] as never,
  resolveType: (value) => (value as { __typename: string }).__typename as never,
})
