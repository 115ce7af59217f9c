import type { GraphQLResolveInfo } from 'graphql'
import { orRefusal, Refusal } from '../model/problem.ts'
import { type IdPrefix, idOf, parsePublicId, publicId } from '../model/public-id.ts'
import { builder } from './builder.ts'
import type { Context } from './context.ts'
import { type Select, selectionAt } from './selection.ts'
import { tableOf } from './table.ts'

/** A row that knows which GraphQL type it is. */
export interface NodeRow {
  readonly __typename: string
}

export const Node = builder.interfaceRef<object>('Node').implement({
  description: 'Anything with an id of its own (Relay global object identification).',
  resolveType: (row) => (row as NodeRow).__typename as never,
  fields: (t) => ({
    id: t.id({
      description: 'The id: a readable prefix and a UUID, for example actor_01890a5d-….',
      resolve: () => {
        throw new Error('Every type resolves its own id')
      },
    }),
  }),
})

/** The `id` field of a type with rows of its own. */
export const idField = (prefix: IdPrefix) => ({
  description: `The id, beginning with ${prefix}_.`,
  extensions: { pothosPrismaSelect: { id: true } },
  resolve: (row: object) => publicId(prefix, (row as { id: string }).id),
})

type PublicId = ReturnType<typeof parsePublicId>

/** How the records with one id prefix are found. */
interface Lookup {
  readonly typeName: string
  readonly where: (context: Context) => object
  readonly typeOf?: (row: Record<string, unknown>) => string
  readonly needs?: Select
  /** Narrows the ids to those that are seen, where `where` cannot say it cheaply. */
  readonly narrow?: (context: Context, ids: readonly string[]) => Promise<string[]>
  /** By ids that nothing was found by, the ids of the records that those live on in. */
  readonly survivors?: (
    context: Context,
    ids: readonly string[],
  ) => Promise<ReadonlyMap<string, string>>
}

const lookups = new Map<IdPrefix, Lookup>()

/** Makes the records with this prefix reachable by `node` and `nodes`. */
export const registerNode = (prefix: IdPrefix, lookup: Lookup): void => {
  lookups.set(prefix, lookup)
}

/** The records with these public ids, in that order, with what the document asks of them. */
export async function findNodes(
  context: Context,
  info: GraphQLResolveInfo,
  ids: readonly string[],
): Promise<(object | null | Refusal)[]> {
  // A malformed id is refused at its own place; the others are answered.
  const named = ids.map((id) => orRefusal(() => parsePublicId(id)))
  const parsed = named.filter((one): one is PublicId => !(one instanceof Refusal))
  const found = new Map<string, object>()
  const groups = Map.groupBy(parsed, ({ prefix }) => prefix)
  await Promise.all(
    [...groups].map(async ([prefix, members]) => {
      const lookup = lookups.get(prefix)
      if (!lookup) return
      const asked = members.map(({ id }) => id)
      const ids = lookup.narrow ? await lookup.narrow(context, asked) : asked
      const rows = await read(context, info, prefix, lookup, ids)
      const missed = ids.filter((id) => !rows.has(id))
      if (missed.length > 0 && lookup.survivors) {
        const survivors = await lookup.survivors(context, missed)
        const others = await read(context, info, prefix, lookup, [...new Set(survivors.values())])
        for (const [id, survivor] of survivors) {
          const row = others.get(survivor)
          if (row) rows.set(id, row)
        }
      }
      for (const [id, row] of rows) found.set(publicId(prefix, id), row)
    }),
  )
  return ids.map((id, at) => {
    const one = named[at]
    return one instanceof Refusal ? one : (found.get(id) ?? null)
  })
}

/** The records of one type with these uuids, by uuid. No statement for none. */
async function read(
  context: Context,
  info: GraphQLResolveInfo,
  prefix: IdPrefix,
  lookup: Lookup,
  ids: readonly string[],
): Promise<Map<string, object>> {
  if (ids.length === 0) return new Map()
  const select = selectionAt(context, info, lookup.typeName, [])
  const rows = await tableOf(context, prefix).findMany({
    where: { AND: [{ id: { in: ids } }, lookup.where(context)] },
    select: { ...select, ...lookup.needs, id: true },
  })
  return new Map(
    rows.map((row) => [row.id, { ...row, __typename: lookup.typeOf?.(row) ?? lookup.typeName }]),
  )
}

builder.queryFields((t) => ({
  node: t.field({
    type: Node,
    nullable: true,
    description: 'The record with that id. Null: there is none, or you may not see it.',
    args: { id: t.arg.id({ required: true, description: 'The id.' }) },
    resolve: async (_root, { id }, context, info) =>
      ((await findNodes(context, info, [id]))[0] ?? null) as never,
  }),
  nodes: t.field({
    type: [Node],
    nullable: { list: false, items: true },
    description: 'The records with those ids, in that order; null for one that is not there.',
    args: { ids: t.arg.idList({ required: true, description: 'Up to 100 ids.' }) },
    resolve: (_root, { ids }, context, info) => {
      if (ids.length > 100) {
        throw new Refusal('LIST_TOO_LONG', {
          id: 'Paling banyak 100 id sekaligus.',
          en: 'At most 100 ids at once.',
        })
      }
      return findNodes(context, info, ids) as never
    },
  }),
}))

/** A condition on a text that PostgreSQL cannot hold: nothing bears it. */
export const storable = (text: string): string | { in: string[] } =>
  text.includes('\0') ? { in: [] } : text

/**
 * The column that a reference gives and its value, for statements written by hand; a text that
 * PostgreSQL cannot hold becomes one that nothing bears. Throws BAD_ID.
 */
export function columnOf<Name extends string>(
  prefix: IdPrefix,
  by: { id?: string | null | undefined } & { [name in Name]?: string | null | undefined },
  name: Name,
): { id: string } | { [name in Name]: string } {
  if (by.id != null) return { id: idOf(prefix, by.id) }
  return { [name]: (by[name] as string).replaceAll('\0', '\uFFFD') } as { [name in Name]: string }
}

/** The condition of a reference by id or slug, for its type of record. */
export const refWhere = (prefix: Exclude<IdPrefix, 'actor'>, by: Ref): object =>
  ownWhere(prefix, by)

/** The same for an actor: by the id or slug of one that is seen and lives on in it as well. */
export function actorWhere({ circle }: Context['seen'], by: Ref): object {
  const own = ownWhere('actor', by)
  return { OR: [own, { mergedFrom: { some: { ...own, ...circle } } }] }
}

/** The same for the record that bears the id or slug itself. */
export const ownWhere = (prefix: IdPrefix, by: Ref): object =>
  by.id == null ? { slug: storable(by.slug as string) } : { id: idOf(prefix, by.id) }

interface Ref {
  readonly id?: string | null | undefined
  readonly slug?: string | null | undefined
}
