import { idOf } from '../model/public-id.ts'
import type { Context } from './context.ts'
import { ownWhere } from './node.ts'

interface Ref {
  readonly id?: string | null | undefined
  readonly slug?: string | null | undefined
}

/**
 * By the ids and slugs of actors that are seen and live on in others that are: the ids of those. One
 * statement, for references that nothing else was found by.
 */
export async function survivorsOf(
  { records, seen }: Context,
  refs: readonly Ref[],
): Promise<Map<string, string>> {
  const ids = refs.flatMap(({ id }) => id ?? [])
  const slugs = refs.flatMap(({ slug }) => (slug == null || slug.includes('\0') ? [] : slug))
  if (ids.length + slugs.length === 0) return new Map()
  const rows = await records.actor.findMany({
    where: {
      mergedInto: seen.actor,
      ...seen.circle,
      OR: [{ id: { in: ids } }, { slug: { in: slugs } }],
    },
    select: { id: true, slug: true, mergedIntoId: true },
  })
  return new Map(
    rows.flatMap(({ id, slug, mergedIntoId }): [string, string][] =>
      mergedIntoId === null ? [] : [id, slug].map((name) => [name, mergedIntoId]),
    ),
  )
}

/**
 * What is found by a reference, or by the actor in which the one that it names lives on; null: nothing
 * is. A reference that finds nothing costs one statement more.
 */
export async function orSurvivor<Row>(
  context: Context,
  by: Ref,
  find: (where: object) => Promise<Row | null>,
): Promise<Row | null> {
  const found = await find(ownWhere('actor', by))
  if (found !== null) return found
  const named = by.id == null ? by : { id: idOf('actor', by.id) }
  const [survivor] = (await survivorsOf(context, [named])).values()
  return survivor === undefined ? null : find({ id: survivor })
}
