import type { Communities } from '../../analysis/leiden.ts'
import type { Snapshot } from '../../analysis/snapshot.ts'
import { type ActorKind, actorKinds } from '../../model/actor.ts'
import type { ActorGrouping } from '../../model/analysis.ts'
import { type Bilingual, say } from '../../model/language.ts'
import { vocabulary } from '../../model/vocabulary.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { ActorKindEnum } from '../enums.ts'
import { levelLoader } from '../level.ts'
import { compute, connectionsOf } from './compute.ts'

/** How communities are looked for. */
export interface CommunitySearch {
  readonly resolution: number
  readonly seed: number
}

/** Steps that one run takes for an actor or an arc, about. */
export const stepsPerRun = 900

/** The communities of a snapshot, found once for all who ask for the same ones. */
export async function communitiesOf(
  context: Context,
  snapshot: Snapshot,
  { resolution, seed }: CommunitySearch,
): Promise<Communities> {
  const graph = await connectionsOf(context, snapshot)
  const size = graph.n + graph.targets.length
  const runs = graph.n <= 2_000 ? 10 : 1
  const cost = runs * stepsPerRun * size
  const input = { graph, resolution, seed, runs }
  return compute(context, snapshot, 'communities', input, { cost, key: [resolution, seed] })
}

/** A group that actors are put into. */
export interface GroupShape {
  readonly by: ActorGrouping
  readonly at: number
  readonly province: string | null
}

/** The group of each actor, -1: none; by one of the three groupings. */
export async function groupsOf(
  context: Context,
  snapshot: Snapshot,
  by: ActorGrouping,
  search: CommunitySearch,
): Promise<Int32Array> {
  if (by === 'PROVINCE') return snapshot.provinces
  if (by === 'KIND') return Int32Array.from(snapshot.kinds)
  return (await communitiesOf(context, snapshot, search)).labels
}

export const groupAt = (
  { provinceCodes }: Snapshot,
  by: ActorGrouping,
  at: number,
): GroupShape => ({
  ...{ by, at },
  province: by === 'PROVINCE' ? (provinceCodes[at] ?? null) : null,
})

/** The name of a province; its code when it is not on record. One statement for all of a level. */
export const provinceName = (context: Context, code: string): Promise<string> =>
  levelLoader<string, string>(context, 'provinceNames', async ({ records }, codes) => {
    const rows = await records.area.findMany({
      where: { code: { in: [...new Set(codes)] } },
      select: { code: true, name: true },
    })
    const names = new Map(rows.map((row) => [row.code, row.name]))
    return codes.map((one) => names.get(one) ?? one)
  }).load(code)

export const ActorGroup = builder.objectRef<GroupShape>('ActorGroup').implement({
  description: 'A group that actors are put into by what they have in common.',
  fields: (t) => ({
    label: t.string({
      description: 'What it is called, in the language of the request.',
      resolve: async (group, _args, context) => {
        if (group.province !== null) return provinceName(context, group.province)
        const { by, at } = group
        return say(by === 'KIND' ? kindLabel(at) : blocLabel(at + 1), context.language)
      },
    }),
    provinceCode: t.exposeString('province', {
      nullable: true,
      description: 'The official code of the province. Null: they are not grouped by province.',
    }),
    kind: t.field({
      type: ActorKindEnum,
      nullable: true,
      description: 'The kind of actor. Null: they are not grouped by kind.',
      resolve: ({ by, at }) => (by === 'KIND' ? (actorKinds[at] as ActorKind) : null),
    }),
    community: t.int({
      nullable: true,
      description:
        'The number of the community, as `communities` gives it for the same resolution and seed. Null: they are not grouped by community.',
      resolve: ({ by, at }) => (by === 'COMMUNITY' ? at + 1 : null),
    }),
  }),
})

const kindLabel = (at: number): Bilingual => vocabulary.ActorKind[actorKinds[at] as ActorKind].label

export const blocLabel = (number: number): Bilingual => ({
  id: `Blok ${number}`,
  en: `Community ${number}`,
})
