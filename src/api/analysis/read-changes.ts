import type { Changes, NewTie } from '../../analysis/what-if.ts'
import { actorKinds } from '../../model/actor.ts'
import { Refusal } from '../../model/problem.ts'
import { idOf } from '../../model/public-id.ts'
import { type TieKind, tieKindNames, tieKinds } from '../../model/tie.ts'
import type { ActorRef } from '../actor-ref.ts'
import type { Context } from '../context.ts'
import type { IssueRef } from '../issue.ts'
import { levelLoader } from '../level.ts'
import { refWhere } from '../node.ts'
import { readJudged, readStrength } from './leverage-input.ts'
import { unknownIssue } from './leverage-records.ts'
import type { NetworkChangeShape } from './network-change.ts'
import { placesOf } from './places.ts'
import type { Sliced } from './snapshot-of.ts'
import type { StanceMove } from './structure.ts'
import { tiePlaces } from './tie-places.ts'

/** One change as it was understood; actors and ties are places in the snapshot. */
export type ReadChange =
  | { readonly what: 'ADD'; readonly tie: NewTie }
  | { readonly what: 'END'; readonly tie: number }
  | { readonly what: 'STRENGTHEN'; readonly tie: number; readonly strength: number }
  | {
      readonly what: 'END_ALL'
      readonly kind: TieKind
      readonly from: number | null
      readonly to: number | null
      readonly ties: readonly number[]
    }
  | { readonly what: 'LOSE'; readonly actor: number }
  | { readonly what: 'MOVE'; readonly move: StanceMove; readonly issueName: string }

const most = 100

/** Reads changes; throws BAD_FILTER, BAD_ID, NOT_IN_SLICE. One statement for actors, one for issues. */
export async function readChanges(
  context: Context,
  sliced: Sliced,
  changes: readonly NetworkChangeShape[],
): Promise<ReadChange[]> {
  if (changes.length < 1 || changes.length > most)
    throw bad(`1–${most} perubahan.`, `1 to ${most} changes.`)
  // All are waited for, so that nothing is read for a request that was refused already.
  const settled = await Promise.allSettled(changes.map((one) => readChange(context, sliced, one)))
  const read = settled.map((one) => {
    if (one.status === 'rejected') throw one.reason
    return one.value
  })
  const lost = new Set(read.flatMap((one) => (one.what === 'LOSE' ? [one.actor] : [])))
  for (const one of read) {
    const touched =
      one.what === 'ADD' ? [one.tie.from, one.tie.to] : one.what === 'MOVE' ? [one.move.actor] : []
    if (touched.some((actor) => lost.has(actor))) {
      throw bad(
        'Pihak yang hilang tidak dapat mendapat hubungan atau sikap baru.',
        'An actor that is lost cannot get a tie or a stance.',
      )
    }
  }
  return read
}

async function readChange(
  context: Context,
  sliced: Sliced,
  change: NetworkChangeShape,
): Promise<ReadChange> {
  const { ties } = sliced.snapshot
  const placeOf = async (ref: typeof ActorRef.$inferInput) =>
    (await placesOf(context, sliced, [ref]))[0] as number
  const tieOf = (id: string) => tiePlaces(ties, [idOf('tie', id)])[0] as number
  const { addTie, endTie, strengthenTie, endTies, loseActor, moveStance } = change
  if (addTie) {
    const [from, to] = await Promise.all([placeOf(addTie.from), placeOf(addTie.to)])
    const strength =
      addTie.strength == null ? null : readStrength('addTie.strength', addTie.strength)
    return { what: 'ADD', tie: fitting(sliced, { from, to, kind: addTie.kind, strength }) }
  }
  if (endTie) return { what: 'END', tie: tieOf(endTie.tie) }
  if (strengthenTie) {
    const strength = readStrength('strengthenTie.strength', strengthenTie.strength)
    return { what: 'STRENGTHEN', tie: tieOf(strengthenTie.tie), strength }
  }
  if (endTies) {
    const { kind } = endTies
    const [from, to] = await Promise.all([
      endTies.from ? placeOf(endTies.from) : null,
      endTies.to ? placeOf(endTies.to) : null,
    ])
    return { what: 'END_ALL', kind, from, to, ties: tiesLike(sliced, { kind, from, to }) }
  }
  if (loseActor) return { what: 'LOSE', actor: await placeOf(loseActor.actor) }
  return readMove(context, moveStance as NonNullable<typeof moveStance>, placeOf)
}

async function readMove(
  context: Context,
  given: NonNullable<NetworkChangeShape['moveStance']>,
  placeOf: (ref: typeof ActorRef.$inferInput) => Promise<number>,
): Promise<ReadChange> {
  const { stance = null, openness = null } = given
  if (stance === null && openness === null) {
    throw bad(
      'moveStance memerlukan stance atau openness.',
      'moveStance takes a stance or an openness.',
    )
  }
  const judged = readJudged('moveStance', { stance, openness })
  const loader = levelLoader<typeof IssueRef.$inferInput, Issue | null>(
    context,
    'whatIfIssues',
    findIssues,
  )
  const [actor, issue] = await Promise.all([placeOf(given.actor), loader.load(given.issue)])
  if (!issue) throw unknownIssue()
  const issueName = context.language === 'EN' ? (issue.nameEn ?? issue.name) : issue.name
  return { what: 'MOVE', issueName, move: { issueId: issue.id, actor, ...judged } }
}

interface Issue {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly nameEn: string | null
}

async function findIssues(
  { records, seen }: Context,
  refs: readonly (typeof IssueRef.$inferInput)[],
): Promise<(Issue | null)[]> {
  const rows = await records.issue.findMany({
    where: { AND: [seen.issue, { OR: refs.map((ref) => refWhere('issue', ref)) }] },
    select: { id: true, slug: true, name: true, nameEn: true },
  })
  return refs.map((ref) => {
    const id = ref.id == null ? null : idOf('issue', ref.id)
    return rows.find((row) => (id === null ? row.slug === ref.slug : row.id === id)) ?? null
  })
}

/** A new tie that its kind allows and that is not there yet. */
function fitting({ snapshot }: Sliced, tie: NewTie): NewTie {
  const { from, to, kind } = tie
  if (from === to)
    throw bad('Hubungan memerlukan dua pihak yang berbeda.', 'A tie takes two different actors.')
  for (const [end, place] of [
    ['from', from],
    ['to', to],
  ] as const) {
    const found = actorKinds[snapshot.kinds[place] as number] as (typeof actorKinds)[number]
    const allowed = tieKinds[kind][end]
    if (allowed.includes(found)) continue
    throw bad(
      `Untuk ${kind}, di ${end} hanya pihak jenis ${allowed.join(' atau ')}; ini ${found}.`,
      `For ${kind}, only actors of kind ${allowed.join(' or ')} can stand at ${end}; this is a ${found}.`,
    )
  }
  if (tiesLike({ snapshot }, { kind, from, to }).length > 0) {
    throw bad(
      `Hubungan ${kind} itu sudah ada; pakailah strengthenTie.`,
      `That ${kind} tie is there already; use strengthenTie.`,
    )
  }
  return tie
}

/** The places of ties of a kind with these ends; null: whoever. */
function tiesLike(
  { snapshot: { ties } }: Pick<Sliced, 'snapshot'>,
  { kind, from, to }: { kind: TieKind; from: number | null; to: number | null },
): number[] {
  const place = tieKindNames.indexOf(kind)
  const fits = (a: number, b: number) => (from === null || a === from) && (to === null || b === to)
  return [...ties.kinds.keys()].filter((tie) => {
    if (ties.kinds[tie] !== place) return false
    const [a, b] = [ties.from[tie] as number, ties.to[tie] as number]
    return fits(a, b) || (!tieKinds[kind].directed && fits(b, a))
  })
}

/** The changes as the method takes them; stances are no part of a snapshot. */
export const changesOf = (read: readonly ReadChange[]): Changes => ({
  add: read.flatMap((one) => (one.what === 'ADD' ? [one.tie] : [])),
  end: read.flatMap((one) =>
    one.what === 'END' ? [one.tie] : one.what === 'END_ALL' ? one.ties : [],
  ),
  strengthen: read.flatMap((one) =>
    one.what === 'STRENGTHEN' ? [{ tie: one.tie, strength: one.strength }] : [],
  ),
  lose: read.flatMap((one) => (one.what === 'LOSE' ? [one.actor] : [])),
})

export const movesOf = (read: readonly ReadChange[]): StanceMove[] =>
  read.flatMap((one) => (one.what === 'MOVE' ? [one.move] : []))

const bad = (id: string, en: string): Refusal => new Refusal('BAD_FILTER', { id, en })
