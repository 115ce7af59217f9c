import type { InterfaceRef, ObjectRef } from '@pothos/core'
import type { GraphQLResolveInfo } from 'graphql'
import { type Bilingual, say } from '../model/language.ts'
import type { IdPrefix } from '../model/public-id.ts'
import { builder } from './builder.ts'
import type { Context } from './context.ts'
import { ProblemCodeEnum } from './enums.ts'
import { Problem } from './problem.ts'
import { groupSelections, type Select, type SelectionGroup, selectionAt } from './selection.ts'
import { type Row, tableOf } from './table.ts'

type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never

/** Several records bear the name that was looked up. */
export interface Ambiguous {
  readonly name: string
  readonly candidates: readonly Row[]
}

export const isAmbiguous = (row: object): row is Ambiguous => 'candidates' in row

const mostCandidates = 10

/** Makes the member of a result union that lists whom a name may mean. */
export const ambiguousType = (
  typeName: string,
  options: {
    readonly node: ObjectRef<Types, object> | InterfaceRef<Types, object>
    /** What the records are called, several of them. */
    readonly plural: Bilingual
    /** The field by which one of them is chosen. */
    readonly key: string
  },
) =>
  builder.objectRef<Ambiguous>(typeName).implement({
    description: `Several ${options.plural.en} bear the name that was looked up; one of them must be chosen.`,
    interfaces: [Problem as never],
    fields: (t) => ({
      code: t.field({
        type: ProblemCodeEnum,
        description: 'AMBIGUOUS_NAME.',
        resolve: () => 'AMBIGUOUS_NAME' as const,
      }),
      message: t.string({
        description: 'What happened, for people, in the language of the request.',
        resolve: ({ name, candidates }, _args, { language }) => {
          const { plural, key } = options
          const count = candidates.length
          return say(
            {
              id: `Ada ${count} ${plural.id} bernama “${name}”. Pilih salah satu dengan ${key}-nya.`,
              en: `${count} ${plural.en} bear the name “${name}”. Choose one by its ${key}.`,
            },
            language,
          )
        },
      }),
      path: t.stringList({
        nullable: true,
        description: 'The argument: by, name.',
        resolve: () => ['by', 'name'],
      }),
      candidates: t.field({
        type: [options.node] as never,
        description: `The ${options.plural.en} that bear the name, in order of their own names; at most ${mostCandidates}.`,
        resolve: ({ candidates }) => candidates as never,
      }),
    }),
  })

/**
 * The one record that a look-up means, with what the document asks of it; null: none is seen;
 * several that bear the name, with what is asked of candidates. Mostly one statement: a second one
 * when both places ask the same relation with other arguments.
 */
export async function lookUp(
  context: Context,
  info: GraphQLResolveInfo,
  table: IdPrefix,
  given: {
    readonly typeName: string
    readonly name: string | null | undefined
    readonly where: readonly object[]
    /** Columns that tell the type of a row. */
    readonly needs?: Select
  },
): Promise<Row | Ambiguous | null> {
  const own = selectionAt(context, info, given.typeName, []) ?? {}
  const listed = selectionAt(context, info, given.typeName, [['candidates']]) ?? {}
  const [first, second] = groupSelections([own, listed])
  const find = (group: SelectionGroup | undefined) =>
    tableOf(context, table).findMany({
      where: { AND: given.where },
      select: { ...group?.select, ...given.needs, id: true, sortName: true },
      orderBy: [{ sortName: 'asc' }, { id: 'asc' }],
      take: mostCandidates,
    })
  const rows = await find(first)
  if (rows.length <= 1) return rows[0] ?? null
  return { name: given.name ?? '', candidates: second ? await find(second) : rows }
}
