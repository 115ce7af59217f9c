import { tieKindNames, tieKinds } from '../model/tie.ts'
import { strengthsOf } from './graph.ts'
import type { Snapshot, TieColumns } from './snapshot.ts'

/**
 * Who listens to whom, and how much: W, with W_ij = a_ij / Σ_k a_ik where a_ij is the sum of the
 * strengths of the ties along which i listens to j. Every row sums to 1, or is empty.
 *
 * Each kind of tie says who listens (`listens` in the model); OPPOSES and SUCCEEDS carry nothing.
 * Parallel ties are channels of their own, so their strengths add up before the row is normalised:
 * whoever is both an ally and a companion is listened to more than whoever is only the one. Each is
 * an arc of its own here. A tie from an actor to itself is left out, as everybody keeps to themselves
 * by not being open (1 - l) already.
 */
export interface Listening {
  readonly n: number
  /** The arcs of actor i are those from `offsets[i]` up to `offsets[i + 1]`, in the order of the ties. */
  readonly offsets: Uint32Array
  /** Whom it listens to along each arc. */
  readonly targets: Uint32Array
  /** The place of each arc's tie in the snapshot. */
  readonly ties: Int32Array
  /** The strength of each arc, not yet normalised. */
  readonly weights: Float64Array
  /** The sum of the strengths in each row; 0: it listens to nobody. */
  readonly totals: Float64Array
}

export interface ListeningArcs {
  /** Who listens. */
  readonly from: ArrayLike<number>
  /** To whom. */
  readonly to: ArrayLike<number>
  readonly ties: ArrayLike<number>
}

/** What of a snapshot tells who its actors are and how they are tied; a thread can be sent it. */
export interface Slice extends Pick<Snapshot, 'kinds' | 'classifications'> {
  readonly ties: Omit<TieColumns, 'ids'>
}

/** By kind of tie: 1, the actor at `from` listens; 2, the one at `to`; 3, both; 0, nobody. */
const listeners = Uint8Array.from(tieKindNames, (kind) => {
  const { listens } = tieKinds[kind]
  if (listens === 'BOTH_LISTEN') return 3
  if (listens === 'FROM_LISTENS') return 1
  return listens === 'TO_LISTENS' ? 2 : 0
})

/** W of a snapshot; its strengths are those judged, or else assumed, unless others are given. */
export function listeningOf(
  { kinds: actors, ties }: Pick<Slice, 'kinds' | 'ties'>,
  strengths: Float64Array = strengthsOf(ties),
): Listening {
  const n = actors.length
  const { from, to, kinds } = ties
  const count = kinds.length
  const offsets = new Uint32Array(n + 1)
  for (let tie = 0; tie < count; tie += 1) {
    const [a, b] = [from[tie] as number, to[tie] as number]
    const who = a === b ? 0 : (listeners[kinds[tie] as number] as number)
    if ((who & 1) !== 0) offsets[a + 1] = (offsets[a + 1] as number) + 1
    if ((who & 2) !== 0) offsets[b + 1] = (offsets[b + 1] as number) + 1
  }
  for (let i = 0; i < n; i += 1) {
    offsets[i + 1] = (offsets[i + 1] as number) + (offsets[i] as number)
  }
  const arcs = offsets[n] as number
  const next = offsets.slice(0, n)
  const [targets, places] = [new Uint32Array(arcs), new Int32Array(arcs)]
  for (let tie = 0; tie < count; tie += 1) {
    const [a, b] = [from[tie] as number, to[tie] as number]
    const who = a === b ? 0 : (listeners[kinds[tie] as number] as number)
    if ((who & 1) !== 0) {
      const at = next[a] as number
      next[a] = at + 1
      targets[at] = b
      places[at] = tie
    }
    if ((who & 2) !== 0) {
      const at = next[b] as number
      next[b] = at + 1
      targets[at] = a
      places[at] = tie
    }
  }
  return reweighed({ n, offsets, targets, ties: places }, strengths)
}

/** The same ties with other strengths. */
export function reweighed(
  { n, offsets, targets, ties }: Pick<Listening, 'n' | 'offsets' | 'targets' | 'ties'>,
  strengths: Float64Array,
): Listening {
  const [weights, totals] = [new Float64Array(ties.length), new Float64Array(n)]
  for (let i = 0; i < n; i += 1) {
    let total = 0
    for (let arc = offsets[i] as number; arc < (offsets[i + 1] as number); arc += 1) {
      const strength = strengths[ties[arc] as number] as number
      weights[arc] = strength
      total += strength
    }
    totals[i] = total
  }
  return { n, offsets, targets, ties, weights, totals }
}

/** The same without one actor: nobody listens to it, and it listens to nobody. */
export function withoutActor(listening: Listening, lost: number): Listening {
  const { n, offsets, targets, weights } = listening
  const [less, totals] = [weights.slice(), listening.totals.slice()]
  for (let i = 0; i < n; i += 1) {
    const [start, end] = [offsets[i] as number, offsets[i + 1] as number]
    let has = i === lost
    for (let arc = start; arc < end; arc += 1) {
      if (i !== lost && targets[arc] !== lost) continue
      less[arc] = 0
      has = true
    }
    // Summed anew, so that nothing is left of a row that listened to it alone.
    if (has) totals[i] = less.subarray(start, end).reduce((sum, one) => sum + one, 0)
  }
  return { ...listening, weights: less, totals }
}

/** (Wx)_i: the mean of some value over those that i listens to; NaN: it listens to nobody. */
export function heardBy(
  { offsets, targets, weights, totals }: Listening,
  i: number,
  x: Float64Array,
) {
  let sum = 0
  for (let arc = offsets[i] as number; arc < (offsets[i + 1] as number); arc += 1) {
    sum += (weights[arc] as number) * (x[targets[arc] as number] as number)
  }
  return sum / (totals[i] as number)
}
