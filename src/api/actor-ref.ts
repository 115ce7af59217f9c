import { idOf } from '../model/public-id.ts'
import { builder } from './builder.ts'
import type { Context } from './context.ts'
import { levelLoader } from './level.ts'
import { survivorsOf } from './merged-ids.ts'
import { storable } from './node.ts'

export const ActorRef = builder.inputType('ActorRef', {
  description: 'Names one actor, by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Its id, beginning with actor_.' }),
    slug: t.string({ description: 'Its slug.' }),
  }),
})

type Ref = typeof ActorRef.$inferInput

/**
 * The ids of the actors that references name, in that order; null: none is seen. Throws BAD_ID for
 * an id that is none. One statement for all that is asked in one turn, and one more when some were
 * not found: the id or slug of an actor that lives on in another one leads there.
 */
export async function resolveActors(
  context: Context,
  refs: readonly Ref[],
): Promise<(string | null)[]> {
  const read = refs.map((ref) => (ref.id == null ? ref : { id: idOf('actor', ref.id) }))
  const loader = levelLoader<Ref, string | null>(context, 'actorRefs', findActors)
  return Promise.all(read.map((ref) => loader.load(ref)))
}

async function findActors(context: Context, refs: readonly Ref[]): Promise<(string | null)[]> {
  const { records, seen } = context
  const given = (name: 'id' | 'slug') => [...new Set(refs.flatMap((ref) => ref[name] ?? []))]
  const slugs = given('slug').filter((slug) => typeof storable(slug) === 'string')
  const rows = await records.actor.findMany({
    where: { AND: [seen.actor, { OR: [{ id: { in: given('id') } }, { slug: { in: slugs } }] }] },
    select: { id: true, slug: true },
  })
  const found = new Map(rows.flatMap(({ id, slug }) => [id, slug].map((name) => [name, id])))
  const nameOf = ({ id, slug }: Ref) => (id ?? slug) as string
  const missed = refs.filter((ref) => !found.has(nameOf(ref)))
  const survivors = await survivorsOf(context, missed)
  return refs.map((ref) => found.get(nameOf(ref)) ?? survivors.get(nameOf(ref)) ?? null)
}
