import { confidences } from '../model/claim.ts'
import { type TieKind, tieKindNames } from '../model/tie.ts'
import { neverConfirmed, type Snapshot, sharedArray, type TieColumns } from './snapshot.ts'

/**
 * The network as it would be: a snapshot with changes applied, for any method. Actors keep their
 * places, so that what comes out can be compared with what is; a lost one keeps its place and loses
 * its ties. Ties stand in the order of a snapshot; new ones have ids that no tie on record has. Stances are no part of a snapshot: those that move are handed back for
 * the methods that take them.
 *
 * The version stays that of the network it was made from. It is nothing to be kept under that name.
 */
export interface Changes {
  /** New ties; those of a lost actor are left out. */
  readonly add?: readonly NewTie[]
  /** Places of ties that end. */
  readonly end?: readonly number[]
  /** Ties whose strength becomes another one; null: as if nobody had judged it. */
  readonly strengthen?: readonly { readonly tie: number; readonly strength: number | null }[]
  /** Places of actors that are lost. */
  readonly lose?: readonly number[]
  /** Stances that move, from -1 to 1. */
  readonly move?: readonly Move[]
}

export interface NewTie {
  readonly from: number
  readonly to: number
  readonly kind: TieKind
  /** Above 0 and up to 1; null: what is assumed of its kind. */
  readonly strength: number | null
}

export interface Move {
  readonly actor: number
  readonly stance: number
}

export interface WhatIf {
  readonly snapshot: Snapshot
  /** By actor, 1: it is lost. */
  readonly lost: Uint8Array
  /** By tie, its place in what is; -1: it is new. */
  readonly before: Int32Array
  /** As assumptions of a leverage; those of lost actors are left out. */
  readonly moves: readonly (Move & { readonly openness: null })[]
}

export function whatIf(snapshot: Snapshot, changes: Changes): WhatIf {
  const { ties } = snapshot
  const [n, count] = [snapshot.ids.length, ties.ids.length]
  const { add = [], end = [], strengthen = [], lose = [], move = [] } = changes
  for (const actor of [...lose, ...move.map((one) => one.actor)]) within(actor, n, 'actor')
  for (const tie of [...end, ...strengthen.map((one) => one.tie)]) within(tie, count, 'tie')
  const lost = new Uint8Array(n)
  for (const actor of lose) lost[actor] = 1
  const goes = (from: number, to: number) => lost[from] === 1 || lost[to] === 1
  const ended = new Set(end)
  const kept: number[] = []
  for (let tie = 0; tie < count; tie += 1) {
    if (!ended.has(tie) && !goes(ties.from[tie] as number, ties.to[tie] as number)) kept.push(tie)
  }
  const strengths = ties.strengths.slice()
  for (const { tie, strength } of strengthen) strengths[tie] = judged(strength)
  for (const { from, to } of add) {
    within(from, n, 'actor')
    within(to, n, 'actor')
  }
  const added = add.filter(({ from, to }) => !goes(from, to))
  const order = inOrder(ties, kept, added)
  const columns = withTies({ ...ties, strengths }, added, order)
  return Object.freeze({
    snapshot: { ...snapshot, ties: columns },
    lost,
    before: order.map((place) => (place < count ? place : -1)),
    moves: move
      .filter(({ actor }) => lost[actor] === 0)
      .map(({ actor, stance }) => ({ actor, stance, openness: null })),
  })
}

/** The ties that stay and the new ones in the order of a snapshot; the new ones of an actor last. */
function inOrder(ties: TieColumns, kept: readonly number[], added: readonly NewTie[]): Int32Array {
  const count = ties.ids.length
  const from = (place: number) =>
    (place < count ? ties.from[place] : added[place - count]?.from) as number
  const places = [...kept, ...added.map((_, at) => count + at)]
  return Int32Array.from(places.sort((a, b) => from(a) - from(b)))
}

function withTies(ties: TieColumns, added: readonly NewTie[], order: Int32Array): TieColumns {
  const count = ties.ids.length
  const fill = <A extends Column>(array: A, column: A, of: (tie: NewTie) => number): A => {
    order.forEach((place, at) => {
      array[at] = (place < count ? column[place] : of(added[place - count] as NewTie)) as number
    })
    return array
  }
  const places = () => sharedArray(Int32Array, order.length)
  const bytes = () => sharedArray(Uint8Array, order.length)
  const newId = (at: number) => `what-if-${String(at).padStart(9, '0')}`
  return {
    ids: Array.from(order, (place) => ties.ids[place] ?? newId(place - count)),
    from: fill(places(), ties.from, ({ from }) => from),
    to: fill(places(), ties.to, ({ to }) => to),
    kinds: fill(bytes(), ties.kinds, ({ kind }) => tieKindNames.indexOf(kind)),
    strengths: fill(sharedArray(Float64Array, order.length), ties.strengths, ({ strength }) =>
      judged(strength),
    ),
    confidences: fill(bytes(), ties.confidences, () => confidences.indexOf('HIGH')),
    certain: fill(bytes(), ties.certain, () => 1),
    confirmed: fill(places(), ties.confirmed, () => neverConfirmed),
  }
}

type Column = Uint8Array | Int32Array | Float64Array

function judged(strength: number | null): number {
  if (strength === null) return Number.NaN
  if (!(strength > 0 && strength <= 1)) throw new RangeError(`${strength} is no strength.`)
  return strength
}

function within(place: number, count: number, what: string): void {
  if (!(place >= 0 && place < count)) throw new RangeError(`There is no ${what} at ${place}.`)
}

/** What a change does to a result by place. */
export interface Difference {
  /** What is after less what was before; NaN: it cannot be said of one of them. */
  readonly changes: Float64Array
  /** The places that differ, most changed first; then those that can be said of one only. */
  readonly changed: Int32Array
}

/** Compares two results by place. Differences up to `noise` are none. */
export function difference(
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  noise = 1e-12,
): Difference {
  if (before.length !== after.length) throw new RangeError('They are of different length.')
  const changes = new Float64Array(before.length)
  const changed: number[] = []
  const size = (place: number) => Math.abs(changes[place] as number)
  for (let place = 0; place < before.length; place += 1) {
    const [old, now] = [before[place] as number, after[place] as number]
    // Two that are equal differ by nothing, even if they are infinite.
    changes[place] = old === now ? 0 : now - old
    const onlyOne = Number.isNaN(old) !== Number.isNaN(now)
    if (size(place) > noise || onlyOne) changed.push(place)
  }
  const order = (place: number) => (Number.isNaN(size(place)) ? -1 : size(place))
  changed.sort((a, b) => (order(a) === order(b) ? a - b : order(b) - order(a)))
  return Object.freeze({ changes, changed: Int32Array.from(changed) })
}
