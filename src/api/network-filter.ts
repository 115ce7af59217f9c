import { confidences } from '../model/claim.ts'
import { Refusal } from '../model/problem.ts'
import { idOf } from '../model/public-id.ts'
import type { Slice } from '../network/slice.ts'
import { ActorRef, resolveActors } from './actor-ref.ts'
import { AreaRef, areaCode } from './area.ts'
import { readAsOf } from './as-of.ts'
import { builder } from './builder.ts'
import type { Context } from './context.ts'
import { ActorKindEnum, CertaintyEnum, ConfidenceEnum, TieKindEnum } from './enums.ts'
import { knownAtDescription } from './known-at.ts'
import { readTieParts, tieParts } from './tie-filter.ts'

const NetworkAround = builder.inputType('NetworkAround', {
  description: 'An actor and all that is near it.',
  fields: (t) => ({
    actor: t.field({
      type: ActorRef,
      required: true,
      description: 'The actor. One that is not on record, or that you may not see: nobody is near.',
    }),
    hops: t.int({
      defaultValue: 1,
      description:
        'How many ties away at most: 1 to 4. Only actors and ties that the rest of the filter lets through are gone over; the actor itself is always in.',
    }),
  }),
})

/** Which part of the network; see also `readNetworkFilter`. */
export const NetworkFilterInput = builder.inputType('NetworkFilter', {
  description:
    'Which part of the network. Every part given must hold; an empty list matches nothing, and so does an area that is not on record.',
  fields: (t) => ({
    asOf: t.field({
      type: 'Date',
      description:
        'The day that ties must be true on; the last day of an interval counts. Actors are in whatever the day. Default: today. null: all times.',
    }),
    certainty: t.field({
      type: CertaintyEnum,
      description: 'How certain it must be on that day. Default: MAY_HOLD, which includes HOLDS.',
    }),
    knownAt: t.field({ type: 'Date', description: knownAtDescription }),
    areas: t.field({
      type: [AreaRef],
      description:
        'Only actors with their seat, work or members in one of these areas or a part of it.',
    }),
    actorKinds: t.field({ type: [ActorKindEnum], description: 'Only actors of these kinds.' }),
    tieKinds: t.field({ type: [TieKindEnum], description: 'Only ties of these kinds.' }),
    minConfidence: t.field({
      type: ConfidenceEnum,
      description: 'Only ties that are at least this sure.',
    }),
    minStrength: t.float(tieParts.minStrength),
    confirmedSince: t.field(tieParts.confirmedSince),
    sourceKinds: t.field(tieParts.sourceKinds),
    unsourced: t.boolean(tieParts.unsourced),
    around: t.field({ type: NetworkAround, description: 'Only what is near this actor.' }),
  }),
})

/** What the argument gives. */
export type NetworkFilterShape = typeof NetworkFilterInput.$inferInput | null | undefined

/** A filter as the network takes it; whom it is around is found by a walk through the slice. */
export interface ReadFilter {
  readonly slice: Slice
  /** Null: around nobody. Its id is null when no such actor is seen. */
  readonly around: { readonly id: string | null; readonly hops: number } | null
}

/** Reads a filter with at most one statement for areas and one for actors; throws BAD_FILTER, BAD_ID. */
export async function readNetworkFilter(
  context: Context,
  filter: NetworkFilterShape,
): Promise<ReadFilter> {
  const { around, areas, minConfidence } = filter ?? {}
  const hops = around ? readHops(around.hops) : 1
  const ties = {
    kinds: filter?.tieKinds ?? null,
    confidences: minConfidence ? confidences.slice(confidences.indexOf(minConfidence)) : null,
    ...readTieParts(filter),
  }
  const [codes, found] = await Promise.all([
    areas ? areaCodes(context, areas) : null,
    around ? resolveActors(context, [around.actor]) : null,
  ])
  const slice: Slice = {
    filter: context.graphFilter,
    asOf: readAsOf(context, filter ?? {}, null),
    areas: codes,
    kinds: filter?.actorKinds ?? null,
    ties,
    around: null,
  }
  return { slice, around: found && { id: found[0] ?? null, hops } }
}

/** Throws BAD_FILTER unless it is 1 to 4; null is 1. */
export function readHops(hops: number | null | undefined): number {
  const asked = hops ?? 1
  if (asked >= 1 && asked <= 4) return asked
  throw new Refusal('BAD_FILTER', { id: 'hops dari 1 sampai 4.', en: 'hops is from 1 to 4.' })
}

type AreaShape = typeof AreaRef.$inferInput

async function areaCodes(context: Context, areas: readonly AreaShape[]): Promise<string[]> {
  const codes = areas.flatMap(({ code }) => (code == null ? [] : areaCode(code)))
  const ids = areas.flatMap(({ id }) => (id == null ? [] : idOf('area', id)))
  if (ids.length === 0) return codes
  const where = { id: { in: ids } }
  const rows = await context.records.area.findMany({ where, select: { code: true } })
  return [...codes, ...rows.map(({ code }) => code)]
}
