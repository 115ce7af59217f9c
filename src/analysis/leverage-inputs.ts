import { actorKinds, classifications } from '../model/actor.ts'
import { type Confidence, confidences } from '../model/claim.ts'
import { tieKindNames } from '../model/tie.ts'
import {
  type Assumed,
  bounds,
  leeway,
  opennessOfClassification,
  opennessOfKind,
  unknownStance,
} from './leverage-defaults.ts'
import type { Slice } from './listening.ts'
import { tieRoles } from './tie-roles.ts'

/** What somebody judged of an actor on the issue; null: not that. */
export interface Judgement {
  readonly actor: number
  /** From -1 (against) to 1 (with us). */
  readonly stance: number | null
  /** From 0 (immovable) to below 1. */
  readonly openness: number | null
  readonly confidence: Confidence
}

/** What the asker supposes instead of what is on record: it counts as given, and is not drawn. */
export interface Assumptions {
  readonly actors?: readonly Omit<Judgement, 'confidence'>[]
  readonly strengths?: readonly { readonly tie: number; readonly strength: number }[]
}

/** How a value is known: assumed by the defaults, judged that surely, or given by the asker. */
export const known = { assumed: 0, LOW: 1, MEDIUM: 2, HIGH: 3, given: 4 } as const

/** Values, and how each is known, as a number of `known`. */
export interface Column {
  readonly values: Float64Array
  readonly known: Uint8Array
}

export interface LeverageInputs {
  readonly stances: Column
  readonly openness: Column
  readonly strengths: Column
}

/** The defaults of every place: what is assumed, and the range that it is drawn from. */
type Defaults = (place: number) => Assumed

const opennessByClassification = classifications.map((one) => opennessOfClassification[one])
const opennessByKind = actorKinds.map((kind) => opennessOfKind[kind])
const strengthByKind = tieKindNames.map(
  (_, kind) => (tieRoles[kind] as { strength: Assumed }).strength,
)

const opennessOf =
  ({ kinds, classifications: sorts }: Slice): Defaults =>
  (actor) =>
    opennessByClassification[sorts[actor] as number] ??
    (opennessByKind[kinds[actor] as number] as Assumed)

const strengthOf =
  ({ ties }: Slice): Defaults =>
  (tie) =>
    strengthByKind[ties.kinds[tie] as number] as Assumed

/** What is judged, what the asker supposes, and for all else the defaults. */
export function leverageInputs(
  snapshot: Slice,
  judgements: readonly Judgement[],
  { actors = [], strengths = [] }: Assumptions = {},
): LeverageInputs {
  const { kinds, ties } = snapshot
  const inputs = {
    stances: assumedColumn(kinds.length, () => unknownStance),
    openness: assumedColumn(kinds.length, opennessOf(snapshot)),
    strengths: assumedColumn(ties.kinds.length, strengthOf(snapshot)),
  }
  for (let tie = 0; tie < ties.kinds.length; tie += 1) {
    const strength = ties.strengths[tie] as number
    if (Number.isNaN(strength)) continue
    inputs.strengths.values[tie] = strength
    inputs.strengths.known[tie] = known[confidences[ties.confidences[tie] as number] ?? 'LOW']
  }
  for (const { confidence, ...one } of judgements) judge(inputs, one, known[confidence])
  for (const one of actors) judge(inputs, one, known.given)
  for (const { tie, strength } of strengths) {
    put(inputs.strengths, tie, strength, known.given, strength > 0 && strength <= 1)
  }
  return inputs
}

function judge(inputs: LeverageInputs, one: Omit<Judgement, 'confidence'>, how: number): void {
  const { actor, stance, openness } = one
  if (stance !== null) put(inputs.stances, actor, stance, how, Math.abs(stance) <= 1)
  if (openness !== null) put(inputs.openness, actor, openness, how, openness >= 0 && openness < 1)
}

function put(
  { values, known: hows }: Column,
  place: number,
  value: number,
  how: number,
  fits: boolean,
) {
  if (!(place >= 0 && place < values.length)) throw new RangeError(`There is no place ${place}.`)
  if (!fits) throw new RangeError(`${value} is out of range.`)
  values[place] = value
  hows[place] = how
}

function assumedColumn(count: number, defaults: Defaults): Column {
  const values = new Float64Array(count)
  for (let place = 0; place < count; place += 1) values[place] = defaults(place).assumed
  return { values, known: new Uint8Array(count) }
}

/** One set of values that a leverage is reckoned with. */
export interface LeverageValues {
  readonly stances: Float64Array
  readonly openness: Float64Array
  readonly strengths: Float64Array
}

export const pointValues = ({ stances, openness, strengths }: LeverageInputs): LeverageValues => ({
  stances: stances.values,
  openness: openness.values,
  strengths: strengths.values,
})

/**
 * One draw: what is assumed, evenly from its range; what is judged, evenly from around it, as widely
 * as its confidence tells; what is given, as it is.
 */
export function drawnValues(
  snapshot: Slice,
  inputs: LeverageInputs,
  next: () => number,
): LeverageValues {
  const { stances, openness, strengths } = inputs
  return {
    stances: drawn(stances, () => unknownStance, { ...bounds.stance, width: 2 }, next),
    openness: drawn(openness, opennessOf(snapshot), { ...bounds.openness, width: 1 }, next),
    strengths: drawn(strengths, strengthOf(snapshot), { ...bounds.strength, width: 1 }, next),
  }
}

interface Bounds {
  readonly least: number
  readonly most: number
  /** The length of the scale. */
  readonly width: number
}

const leeways = Float64Array.of(0, leeway.LOW, leeway.MEDIUM, leeway.HIGH, 0)

function drawn(
  column: Column,
  defaults: Defaults,
  bound: Bounds,
  next: () => number,
): Float64Array {
  const { values, known: hows } = column
  const result = new Float64Array(values.length)
  for (let place = 0; place < values.length; place += 1) {
    const how = hows[place] as number
    const at = next()
    if (how === known.assumed) {
      const { least, most } = defaults(place)
      result[place] = least + at * (most - least)
      continue
    }
    const value = values[place] as number
    const off = (leeways[how] as number) * bound.width
    const around = value + (2 * at - 1) * off
    result[place] = off === 0 ? value : Math.min(Math.max(around, bound.least), bound.most)
  }
  return result
}
