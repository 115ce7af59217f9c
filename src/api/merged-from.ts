import { publicId } from '../model/public-id.ts'
import { type MergedActorRow, mergedInto } from '../records/merge/merged-from.ts'
import { Actor } from './actor.ts'
import { builder } from './builder.ts'
import { levelLoader } from './level.ts'

const MergedActor = builder.objectRef<MergedActorRow>('MergedActor').implement({
  description:
    'A record that was found to be the same body as another one and lives on in it. Its id and slug lead there.',
  fields: (t) => ({
    id: t.id({
      description: 'The id it had, beginning with actor_.',
      resolve: ({ id }) => publicId('actor', id),
    }),
    slug: t.exposeString('slug', { description: 'The slug it had.' }),
    name: t.exposeString('name', { description: 'The name it had.' }),
    mergedAt: t.field({
      type: 'DateTime',
      description: 'When it was merged.',
      resolve: ({ mergedAt }) => mergedAt,
    }),
    mergeId: t.id({
      description: 'The merge, for unmergeActors; it begins with merge_.',
      resolve: ({ mergeId }) => publicId('merge', mergeId),
    }),
    mergeVersion: t.exposeInt('mergeVersion', {
      description: 'The version of the merge, for unmergeActors.',
    }),
  }),
})

builder.interfaceFields(Actor, (t) => ({
  mergedFrom: t.field({
    type: [MergedActor],
    extensions: { pothosPrismaSelect: { id: true } },
    description:
      'The records that were merged into it, the earliest merge first, as far as you may see them; at most 100.',
    resolve: (row, _args, context) =>
      levelLoader<string, MergedActorRow[]>(context, 'mergedFrom', async (_context, ids) => {
        const rows = await mergedInto(context.records, [...new Set(ids)], context.seen.actor)
        const bySurvivor = Map.groupBy(rows, ({ survivor }) => survivor)
        return ids.map((id) => bySurvivor.get(id) ?? [])
      }).load(row.id),
  }),
}))
