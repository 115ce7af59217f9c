import type { Equilibrium, System } from './equilibrium.ts'
import {
  lossEffect,
  type NewTie,
  newTieAtFirst,
  newTieEffect,
  opennessAtFirst,
  opennessEffect,
  pushed,
  weightInRow,
} from './interventions.ts'
import { heardBy } from './listening.ts'

/**
 * Which interventions serve a target best. All candidates are weighed to the first order, at the cost
 * of one pass over the ties; only the few that come out first are reckoned exactly (`interventions.ts`)
 * and put in order by that.
 */
export interface Search {
  readonly target: 1 | -1
  readonly count: number
  /** The strength of a new tie. */
  readonly strength: number
  /** By how much a susceptibility is raised. */
  readonly raise: number
  /** Those whom somebody may be brought to listen to, beside whoever stands furthest to the target. */
  readonly organizers: readonly number[]
}

/** An actor, and what the outcome gains towards the target. */
export interface Gain {
  readonly actor: number
  readonly gain: number
}

/** `actor` begins to listen to `to`, with that weight in all that it listens to. */
export interface NewTieGain extends Gain {
  readonly to: number
  readonly weight: number
}

/** How many times as many candidates as asked for are reckoned exactly. */
const wider = 1.5
/** What those solves may be off by. */
const enough = { tolerance: 1e-9 }
/** How many of those who stand furthest to the target a new tie may lead to. */
const voices = 24

/** The places of the greatest values above 0, greatest first; of equal ones the lower place. */
export function greatest(values: Float64Array, count: number): number[] {
  const first: number[] = []
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] as number
    if (!(value > 0)) continue
    if (first.length === count && !(value > (values[first[count - 1] as number] as number)))
      continue
    let at = first.length
    while (at > 0 && (values[first[at - 1] as number] as number) < value) at -= 1
    first.splice(at, 0, i)
    if (first.length > count) first.pop()
  }
  return first
}

const inOrder = <G extends Gain>(found: readonly G[], count: number): G[] =>
  found
    .filter(({ gain }) => gain > 0)
    .toSorted((a, b) => b.gain - a.gain)
    .slice(0, count)

/** The best new ties along which somebody begins to listen to another. */
export function bestNewTies(system: System, now: Equilibrium, search: Search): NewTieGain[] {
  const { target, count, strength, organizers } = search
  const { n } = system.listening
  const standing = now.settled.map((x) => 1 + target * x)
  const to = [...new Set([...greatest(standing, voices), ...organizers])]
  const [furthest, second] = to
  if (furthest === undefined) return []
  const tieOf = (i: number, j: number): NewTie => ({ i, j, w: weightInRow(system, i, strength) })
  const potential = new Float64Array(n)
  for (let i = 0; i < n; i += 1) {
    const j = i === furthest ? second : furthest
    if (now.influence[i] === 0 || j === undefined) continue
    potential[i] = target * newTieAtFirst(system, now, tieOf(i, j))
  }
  const found = greatest(potential, Math.ceil(count * wider)).flatMap((i) => {
    const push = pushed(system, now, i, enough)
    const heard = new Set(rowOf(system, i))
    return to
      .filter((j) => j !== i && !heard.has(j))
      .map((j) => {
        const tie = tieOf(i, j)
        const weight = system.listening.totals[i] === 0 ? 1 : tie.w
        return { actor: i, to: j, weight, gain: target * newTieEffect(system, now, tie, push) }
      })
  })
  return inOrder(found, count)
}

const rowOf = ({ listening: { offsets, targets } }: System, i: number) =>
  targets.subarray(offsets[i], offsets[i + 1])

/** Whose susceptibility to raise: whoever hears more of the target than it stands for itself. */
export function bestRaises(system: System, now: Equilibrium, search: Search): Gain[] {
  const { target, count, raise } = search
  const by = (i: number) => Math.min(raise, 0.99 - (system.openness[i] as number))
  const potential = system.openness.map((_, i) =>
    now.influence[i] === 0 || by(i) <= 0 ? 0 : target * opennessAtFirst(system, now, i, by(i)),
  )
  const found = greatest(potential, Math.ceil(count * wider)).map((actor) => ({
    actor,
    gain:
      target * opennessEffect(system, now, actor, by(actor), pushed(system, now, actor, enough)),
  }))
  return inOrder(found, count)
}

/** Whose loss would cost most; `gain` is what the outcome loses. */
export function worstLosses(system: System, now: Equilibrium, search: Search): Gain[] {
  const { target, count } = search
  const { n, offsets, targets, weights, totals } = system.listening
  const potential = new Float64Array(n)
  for (let i = 0; i < n; i += 1) {
    const pull = (now.influence[i] as number) * (now.susceptibility[i] as number)
    if (pull === 0) continue
    const heard = heardBy(system.listening, i, now.settled)
    for (let arc = offsets[i] as number; arc < (offsets[i + 1] as number); arc += 1) {
      const j = targets[arc] as number
      const w = (weights[arc] as number) / (totals[i] as number)
      const without = w < 1 ? (heard - w * (now.settled[j] as number)) / (1 - w) : system.stances[i]
      const cost = target * pull * (heard - (without as number))
      potential[j] = (potential[j] as number) + cost
    }
  }
  for (let i = 0; i < n; i += 1) {
    const vote = system.votes[i] as number
    if (vote === 0 || vote >= 1) continue
    const others = (now.outcome - vote * (now.settled[i] as number)) / (1 - vote)
    potential[i] = (potential[i] as number) + target * (now.outcome - others)
  }
  const found = greatest(potential, Math.ceil(count * wider)).map((actor) => ({
    actor,
    gain: -target * lossEffect(system, now, actor, enough),
  }))
  return inOrder(found, count)
}
