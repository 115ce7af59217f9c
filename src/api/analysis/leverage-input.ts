import { tooMuchAssumed } from '../../analysis/leverage-defaults.ts'
import type { Assumptions } from '../../analysis/leverage-inputs.ts'
import type { LeverageTarget } from '../../model/analysis.ts'
import { Refusal } from '../../model/problem.ts'
import { idOf } from '../../model/public-id.ts'
import { tieKindNames } from '../../model/tie.ts'
import { ActorRef } from '../actor-ref.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { LeverageTargetEnum, TieKindEnum } from '../enums.ts'
import { IssueRef } from '../issue.ts'
import { placesOf } from './places.ts'
import type { Structure } from './structure.ts'
import { tiePlaces } from './tie-places.ts'

const AssumedActor = builder.inputType('AssumedActor', {
  description: 'What to suppose of an actor instead of what is on record or assumed by default.',
  fields: (t) => ({
    actor: t.field({ type: ActorRef, required: true, description: 'Of whom.' }),
    stance: t.float({
      description: 'Its own stance, from -1 (against) to 1 (with us). Default: as it would be.',
    }),
    openness: t.float({
      description:
        'How far others can move it, from 0 (immovable) to below 1. Default: as it would be.',
    }),
  }),
})

const TieOrKind = builder.inputType('TieOrKind', {
  description:
    'Names one tie, or all ties of a kind that nobody judged, by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    tie: t.id({ description: 'The id of one tie, beginning with tie_.' }),
    kind: t.field({ type: TieKindEnum, description: 'All ties of this kind that nobody judged.' }),
  }),
})

const AssumedStrength = builder.inputType('AssumedStrength', {
  description: 'What strength to suppose of ties; of one tie before that of its kind.',
  fields: (t) => ({
    of: t.field({ type: TieOrKind, required: true, description: 'Of which ties.' }),
    strength: t.float({ required: true, description: 'The strength, above 0 and up to 1.' }),
  }),
})

const LeverageAssumptions = builder.inputType('LeverageAssumptions', {
  description:
    'What to suppose for this answer alone; nothing is written. It counts as given: it is not drawn, and not told as assumed.',
  fields: (t) => ({
    actors: t.field({ type: [AssumedActor], description: 'Of actors; at most 100.' }),
    strengths: t.field({ type: [AssumedStrength], description: 'Of ties; at most 100.' }),
  }),
})

export const LeverageInput = builder.inputType('LeverageInput', {
  description: 'What is asked about reachable leverage.',
  fields: (t) => ({
    issue: t.field({
      type: IssueRef,
      required: true,
      description: 'What is decided; whoever has a seat in it decides.',
    }),
    organizers: t.field({
      type: [ActorRef],
      required: true,
      description: 'Who acts, together: 1 to 10 actors of this part of the network.',
    }),
    target: t.field({
      type: LeverageTargetEnum,
      defaultValue: 'SUPPORT',
      description: 'Which way they want the decision to go. Default: SUPPORT.',
    }),
    hops: t.int({
      defaultValue: 3,
      description: 'How many ties the way to an actor has at most: 1 to 4. Default: 3.',
    }),
    count: t.int({
      defaultValue: 10,
      description: 'How many rows, and interventions of each sort, at most: 1 to 50. Default: 10.',
    }),
    draws: t.int({
      defaultValue: 100,
      description:
        'How many draws of what is judged or assumed make the intervals: 0 (none) to 500. Default: 100.',
    }),
    seed: t.int({
      defaultValue: 1,
      description: 'What the draws begin with; the same seed draws alike. Default: 1.',
    }),
    assumptions: t.field({
      type: LeverageAssumptions,
      description: 'What to suppose instead of what is on record. Default: nothing.',
    }),
    mostAssumed: t.float({
      description: `The share of the inputs, from 0 to 1, that may be assumed; above it the answer is TOO_LITTLE_KNOWN. Default: ${tooMuchAssumed}.`,
    }),
  }),
})

export type LeverageInputShape = typeof LeverageInput.$inferInput

/** What is asked, with its defaults, checked; actors and ties are places in the snapshot. */
export interface LeverageAsked {
  readonly target: LeverageTarget
  readonly organizers: readonly number[]
  readonly hops: number
  readonly count: number
  readonly draws: number
  readonly seed: number
  readonly mostAssumed: number
  readonly assumptions: Required<Assumptions>
}

/** Reads what is asked; throws BAD_FILTER, BAD_ID, NOT_IN_SLICE. */
export async function readLeverageInput(
  context: Context,
  structure: Structure,
  input: LeverageInputShape,
): Promise<LeverageAsked> {
  const { organizers: refs, assumptions } = input
  within('organizers', refs.length, 1, 10)
  const numbers = {
    hops: within('hops', input.hops ?? 3, 1, 4),
    count: within('count', input.count ?? 10, 1, 50),
    draws: within('draws', input.draws ?? 100, 0, 500),
    mostAssumed: within('mostAssumed', input.mostAssumed ?? tooMuchAssumed, 0, 1),
  }
  const [actors, strengths] = [assumptions?.actors ?? [], assumptions?.strengths ?? []]
  within('assumptions.actors', actors.length, 0, 100)
  within('assumptions.strengths', strengths.length, 0, 100)
  const places = await Promise.all([
    placesOf(context, structure, refs),
    ...actors.map(({ actor }) => placesOf(context, structure, [actor])),
  ])
  const [organizers, ...of] = places as [number[], ...number[][]]
  if (organizers.some((one) => structure.lost?.[one] === 1)) throw lostOrganizer()
  return {
    ...numbers,
    target: input.target ?? 'SUPPORT',
    seed: input.seed ?? 1,
    organizers: organizers.toSorted((a, b) => a - b),
    assumptions: {
      actors: actors.map(({ stance = null, openness = null }, at) => ({
        ...readJudged('assumptions.actors', { stance, openness }),
        actor: of[at]?.[0] as number,
      })),
      strengths: readStrengths(structure, strengths),
    },
  }
}

/** A stance and an openness that an input gives, checked. */
export function readJudged(
  name: string,
  { stance, openness }: { stance: number | null; openness: number | null },
): { stance: number | null; openness: number | null } {
  if (stance !== null) within(`${name}.stance`, stance, -1, 1)
  if (openness !== null && !(openness >= 0 && openness < 1)) {
    throw new Refusal('BAD_FILTER', {
      id: `${name}.openness dari 0 sampai di bawah 1.`,
      en: `${name}.openness is from 0 to below 1.`,
    })
  }
  return { stance, openness }
}

/** A strength that an input gives, checked. */
export function readStrength(name: string, strength: number): number {
  if (strength > 0 && strength <= 1) return strength
  throw new Refusal('BAD_FILTER', {
    id: `${name} di atas 0 sampai 1.`,
    en: `${name} is above 0 and up to 1.`,
  })
}

/** The strengths that an input supposes; throws BAD_FILTER, BAD_ID, NOT_IN_SLICE. */
export function readStrengths(
  { snapshot: { ties } }: Structure,
  given: readonly (typeof AssumedStrength.$inferInput)[],
): Required<Assumptions>['strengths'] {
  const checked = given.map(({ of, strength }) => ({
    of,
    strength: readStrength('assumptions.strengths.strength', strength),
  }))
  const named = checked.flatMap(({ of, strength }) =>
    of.tie == null ? [] : [{ id: idOf('tie', of.tie), strength }],
  )
  const places = tiePlaces(
    ties,
    named.map(({ id }) => id),
  )
  // Of one and the same tie what comes last counts, so that a tie comes after its kind.
  const ofKinds = checked.flatMap(({ of: { kind }, strength }) => {
    if (kind == null) return []
    const place = tieKindNames.indexOf(kind)
    return [...ties.kinds.keys()]
      .filter((tie) => ties.kinds[tie] === place && Number.isNaN(ties.strengths[tie]))
      .map((tie) => ({ tie, strength }))
  })
  return [...ofKinds, ...named.map(({ strength }, at) => ({ tie: places[at] as number, strength }))]
}

function within(name: string, value: number, least: number, most: number): number {
  if (value >= least && value <= most) return value
  throw new Refusal('BAD_FILTER', {
    id: `${name} dari ${least} sampai ${most}.`,
    en: `${name} is from ${least} to ${most}.`,
  })
}

const lostOrganizer = (): Refusal =>
  new Refusal('BAD_FILTER', {
    id: 'Salah satu organizers hilang dalam jaringan andai ini.',
    en: 'One of the organizers is lost in this hypothetical network.',
  })
