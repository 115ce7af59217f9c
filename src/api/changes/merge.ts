import type { GraphQLResolveInfo } from 'graphql'
import { may } from '../../access/permissions.ts'
import { notYours } from '../../access/writing.ts'
import type { LeftReason } from '../../model/merge.ts'
import { prefixOfTable, publicId } from '../../model/public-id.ts'
import { alreadyMerged } from '../../records/merge/faults.ts'
import { mostListed } from '../../records/merge/limits.ts'
import { mergeActors } from '../../records/merge/merge.ts'
import { unmergeActors } from '../../records/merge/unmerge.ts'
import { Actor } from '../actor.ts'
import { ActorRef } from '../actor-ref.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { LeftReasonEnum } from '../enums.ts'
import { findNodes } from '../node.ts'
import { change } from './change.ts'
import type { Draft } from './draft.ts'
import { requestFields } from './inputs.ts'
import { type Saved, savedType } from './payload.ts'

/** The public id of a row of a table. */
const rowId = ({ table, id }: { readonly table: string; readonly id: string }): string =>
  publicId(prefixOfTable(table), id)

interface Left {
  readonly id: string
  readonly reason: LeftReason
}

interface MergeDetails {
  readonly merge: string
  readonly moved: number
  readonly aside: readonly string[]
  readonly asideCount: number
}

interface UnmergeDetails {
  readonly left: readonly Left[]
  readonly leftCount: number
  readonly madeSince: readonly string[]
  readonly madeSinceCount: number
}

const merged = ({ details }: Saved) => details as unknown as MergeDetails
const undone = ({ details }: Saved) => details as unknown as UnmergeDetails

const MergeResult = savedType('ActorMerge', 'survivor', Actor as never, (t) => ({
  mergeId: t.id({
    nullable: true,
    description:
      'The merge, for unmergeActors; its version is 1. Null: nothing was written (validateOnly).',
    resolve: (saved) => (saved.token === null ? null : merged(saved).merge),
  }),
  moved: t.int({
    description:
      'How many records changed, of those that you see: those left aside and the actors themselves included.',
    resolve: (saved) => merged(saved).moved,
  }),
  aside: t.idList({
    description: `The records, of those that you see, that stay with the absorbed actor, where nobody sees them, because the survivor has the like already or cannot have them: a tie with itself, a second one of the same kind and time, a circle. At most ${mostListed}.`,
    resolve: (saved) => [...merged(saved).aside],
  }),
  asideCount: t.int({
    description: 'How many those are in all.',
    resolve: (saved) => merged(saved).asideCount,
  }),
}))

const LeftRecord = builder.objectRef<Left>('LeftRecord').implement({
  description: 'A record that stays as it is although the merge that changed it was undone.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The record.' }),
    reason: t.field({
      type: LeftReasonEnum,
      description: 'Why it stays.',
      resolve: ({ reason }) => reason,
    }),
  }),
})

const UnmergeResult = savedType('ActorUnmerge', 'survivor', Actor as never, (t) => ({
  restored: t.field({
    type: Actor as never,
    nullable: true,
    description:
      'The actor that stands for itself again. Null: nothing was written (validateOnly).',
    resolve: async (
      { ids, token }: Saved,
      _args: object,
      context: Context,
      info: GraphQLResolveInfo,
    ) =>
      (token === null
        ? null
        : ((await findNodes(context, info, ids.slice(1, 2)))[0] ?? null)) as never,
  }),
  left: t.field({
    type: [LeftRecord],
    description: `The records that the merge changed and that could not be given back, of those that you see. At most ${mostListed}.`,
    resolve: (saved: Saved) => [...undone(saved).left],
  }),
  leftCount: t.int({
    description: 'How many those are in all.',
    resolve: (saved) => undone(saved).leftCount,
  }),
  madeSince: t.idList({
    description: `The records that were made after the merge and name the survivor: they stay with it, look whether they are meant so. Only those that you see; at most ${mostListed}.`,
    resolve: (saved) => [...undone(saved).madeSince],
  }),
  madeSinceCount: t.int({
    description: 'How many those are in all.',
    resolve: (saved) => undone(saved).madeSinceCount,
  }),
}))

const MergeActorsInput = builder.inputType('MergeActorsInput', {
  description: 'Which two records are one body.',
  fields: (t) => ({
    survivor: t.field({ type: ActorRef, required: true, description: 'The actor that lives on.' }),
    absorbed: t.field({
      type: ActorRef,
      required: true,
      description: 'The actor that lives on in the other one; of the same kind.',
    }),
    expectedSurvivorVersion: t.int({
      required: true,
      description: 'The version of the survivor that is meant; another one is a VERSION_CONFLICT.',
    }),
    expectedAbsorbedVersion: t.int({
      required: true,
      description: 'The version of the absorbed actor that is meant.',
    }),
    ...requestFields(t as never),
  }),
})

const UnmergeActorsInput = builder.inputType('UnmergeActorsInput', {
  description: 'Which merge is undone.',
  fields: (t) => ({
    merge: t.id({ required: true, description: 'The merge; its id begins with merge_.' }),
    expectedVersion: t.int({
      required: true,
      description: 'The version of the merge that is meant; another one is a VERSION_CONFLICT.',
    }),
    ...requestFields(t as never),
  }),
})

/** A merge moves what is others', so it takes a right over the whole network; if not, it is told. */
function mayMerge({ viewer }: Context, { write }: Draft): boolean {
  const allowed = may(viewer, 'MERGE', null)
  if (!allowed) write.problem({ code: 'NOT_ALLOWED', text: notYours, path: ['input'] })
  return allowed
}

builder.mutationFields((t) => ({
  mergeActors: t.field({
    type: MergeResult.union as never,
    description:
      'Makes two records of one body one. Whatever names the absorbed actor names the survivor from then on, with all dates; its names become other names of the survivor; what was not known of the survivor is taken over. Its id and slug lead to the survivor. Roles over the absorbed actor are not moved: they count for nothing until the merge is undone. It can be undone.',
    args: {
      input: t.arg({ type: MergeActorsInput, required: true, description: 'Which two.' }),
    },
    resolve: (_root, { input }, context) =>
      change(context, 'mergeActors', MergeResult.name, input as never, async (draft) => {
        if (!mayMerge(context, draft)) return { ids: [] }
        const [survivor, absorbed] = await Promise.all([
          draft.references.find('actor', input.survivor, ['input', 'survivor']),
          draft.references.find('actor', input.absorbed, ['input', 'absorbed']),
        ])
        for (const end of ['survivor', 'absorbed'] as const) {
          if (draft.references.isMerged(input[end])) draft.write.problem(alreadyMerged(end))
        }
        if (draft.write.problems() > 0) return { ids: [] }
        const { expectedSurvivorVersion, expectedAbsorbedVersion } = input
        const expected = { expectedSurvivorVersion, expectedAbsorbedVersion }
        const found = survivor && absorbed ? { survivor, absorbed, ...expected } : null
        const made = found && (await mergeActors(draft.write, found))
        if (!made || !survivor) return { ids: [] }
        const { id, moved, aside, asideCount } = made
        const details = { merge: publicId('merge', id), moved, aside: aside.map(rowId), asideCount }
        return { ids: [publicId('actor', survivor)], details }
      }) as never,
  }),
  unmergeActors: t.field({
    type: UnmergeResult.union as never,
    description:
      'Undoes a merge: what it changed stands again as before, where nobody has changed it since. Merges of the same actors or records are undone last first.',
    args: {
      input: t.arg({ type: UnmergeActorsInput, required: true, description: 'Which merge.' }),
    },
    resolve: (_root, { input }, context) =>
      change(context, 'unmergeActors', UnmergeResult.name, input as never, async (draft) => {
        if (!mayMerge(context, draft)) return { ids: [] }
        const merge = await draft.references.findId('merge', input.merge, ['input', 'merge'])
        const { expectedVersion } = input
        const came = merge && (await unmergeActors(draft.write, { merge, expectedVersion }))
        if (!came) return { ids: [] }
        const { survivor, absorbed, left, leftCount, madeSince, madeSinceCount } = came
        const details = {
          left: left.map((one) => ({ id: rowId(one), reason: one.reason })),
          leftCount,
          madeSince: madeSince.map(rowId),
          madeSinceCount,
        }
        return { ids: [survivor, absorbed].map((id) => publicId('actor', id)), details }
      }) as never,
  }),
}))
