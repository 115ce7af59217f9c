import { type Leverage, leverageMethod } from '../../analysis/leverage.ts'
import { type LeverageInputs, leverageInputs } from '../../analysis/leverage-inputs.ts'
import type { LeverageQuestion } from '../../analysis/leverage-question.ts'
import type { Snapshot } from '../../analysis/snapshot.ts'
import type { Bilingual } from '../../model/language.ts'
import type { Context } from '../context.ts'
import { type ComputationShape, computationOf } from './computation.ts'
import { compute } from './compute.ts'
import {
  type LeverageAsked,
  type LeverageInputShape,
  readLeverageInput,
  readStrengths,
} from './leverage-input.ts'
import { type IssueRecords, readIssue, seatsIn } from './leverage-records.ts'
import type { Structure } from './structure.ts'

/** A leverage with all that it came from. */
export interface LeverageAnswer {
  readonly structure: Structure
  readonly asked: LeverageAsked
  readonly issue: IssueRecords
  readonly inputs: LeverageInputs
  readonly result: Leverage
  /** The same on the real network; null: it is the real one. */
  readonly before: Leverage | null
  readonly computation: ComputationShape
}

/** Answers a question about leverage; throws BAD_FILTER, NOT_IN_SLICE, ANALYSIS_TOO_COSTLY. */
export async function askLeverage(
  context: Context,
  structure: Structure,
  input: LeverageInputShape,
): Promise<LeverageAnswer> {
  const day = structure.network.slice.asOf.day ?? context.today
  const asked = await readLeverageInput(context, structure, input)
  const issue = await readIssue(context, structure, input.issue, day)
  const assumptions = {
    actors: [...issue.moved, ...asked.assumptions.actors],
    strengths: asked.assumptions.strengths,
  }
  const question = questionOf(structure.snapshot, asked, issue, assumptions)
  const result = await run(context, structure.snapshot, question)
  const before = structure.before && (await askBefore(context, structure, input, { asked, issue }))
  return {
    ...{ structure, asked, issue, result, before },
    inputs: leverageInputs(structure.snapshot, issue.judgements, assumptions),
    computation: computationOf(structure, leverageMethod, {
      parameters: parametersOf(asked, day),
      // Whom a new tie or a loss is weighed for exactly, is chosen to the first order.
      exact: false,
      notes: notesOf(context, structure, asked, issue),
    }),
  }
}

/** The same question of the real network, for its scores alone. Actors have the same places there. */
async function askBefore(
  context: Context,
  { before, network, name }: Structure,
  input: LeverageInputShape,
  { asked, issue }: Pick<LeverageAnswer, 'asked' | 'issue'>,
): Promise<Leverage | null> {
  if (!before) return null
  const real: Structure = { ...before, before: null, network, name }
  const assumptions = {
    actors: asked.assumptions.actors,
    strengths: readStrengths(real, input.assumptions?.strengths ?? []),
  }
  const question = questionOf(
    before.snapshot,
    { ...asked, draws: 0 },
    { ...issue, ...seatsIn(real, issue) },
    assumptions,
  )
  return run(context, before.snapshot, { ...question, interventions: false })
}

const questionOf = (
  snapshot: Snapshot,
  { organizers, target, hops, count, draws, seed }: LeverageAsked,
  { votes, judgements }: IssueRecords,
  assumptions: NonNullable<LeverageQuestion['assumptions']>,
): LeverageQuestion => ({
  snapshot: sliceOf(snapshot),
  organizers,
  target: target === 'SUPPORT' ? 1 : -1,
  seats: votes,
  judgements,
  assumptions,
  ...{ hops, count, draws, seed, threshold: 1 },
})

/** What a thread can be sent without a copy. */
function sliceOf({ kinds, classifications, ties: { ids: _ids, ...ties } }: Snapshot) {
  return { kinds, classifications, ties }
}

function run(context: Context, snapshot: Snapshot, question: LeverageQuestion): Promise<Leverage> {
  const { snapshot: _slice, ...key } = question
  return compute(context, snapshot, 'leverage', question, {
    cost: costOf(snapshot, question),
    key,
  })
}

/** Sweeps that a solve takes, about, and the steps of one along an arc. */
const [sweeps, each] = [25, 2]

function costOf(
  { ids, ties }: Snapshot,
  { count = 10, draws = 100, interventions }: LeverageQuestion,
) {
  const solve = sweeps * each * (ids.length + 2 * ties.kinds.length)
  const extra = interventions === false ? 0 : 6 * count
  return solve * (4 + draws + extra)
}

const parametersOf = (
  { target, hops, count, draws, seed, mostAssumed }: LeverageAsked,
  day: string,
): ComputationShape['parameters'] => [
  ['target', target],
  ['hops', hops],
  ['count', count],
  ['draws', draws],
  ...(draws > 0 ? ([['seed', seed]] as const) : []),
  ['mostAssumed', mostAssumed],
  ['stancesOf', day],
]

function notesOf(
  { today }: Context,
  { network, before, lost }: Structure,
  { draws }: LeverageAsked,
  { seatedOutside, truncated, seats }: IssueRecords,
): Bilingual[] {
  const names = seatedOutside.slice(0, 10).join(', ')
  const more = seatedOutside.length > 10 ? ', …' : ''
  const votes = seats.filter(({ role }) => role !== 'ADVISES')
  return [
    judgements,
    ...(draws > 0 ? [interval] : []),
    ...(seatedOutside.length > 0
      ? [
          {
            id: `Ikut memutuskan tetapi di luar bagian jaringan ini, jadi tidak dihitung: ${names}${more}.`,
            en: `With a seat, but outside this part of the network, so not counted: ${names}${more}.`,
          },
        ]
      : []),
    ...(votes.length === 1 ? [oneVote] : []),
    ...(truncated ? [cut] : []),
    ...(network.knownAt !== null && network.knownAt < today ? [recordsOfNow] : []),
    ...(before ? [recomputed] : []),
    ...(lost?.includes(1) ? [lostVotes] : []),
  ]
}

const judgements: Bilingual = {
  id: 'Sikap, keterbukaan dan kekuatan hubungan adalah penilaian; yang belum dinilai siapa pun memakai anggapan (lihat assumptions).',
  en: 'Stances, openness and strengths are judgements; where nobody judged, defaults are assumed (see assumptions).',
}
const interval: Bilingual = {
  id: 'Rentang memuat 90% dari undian atas apa yang dinilai atau dianggap.',
  en: 'Intervals hold 90% of the draws of what was judged or assumed.',
}
const oneVote: Bilingual = {
  id: 'Hanya satu kursi yang memutuskan di bagian jaringan ini.',
  en: 'Only one seat has a vote in this part of the network.',
}
const cut: Bilingual = {
  id: 'Sikap pada isu ini terlalu banyak untuk dibaca semua; sebagian tidak dihitung.',
  en: 'There are too many stances on this issue to read them all; some are not counted.',
}
const recordsOfNow: Bilingual = {
  id: 'Kursi dan sikap adalah yang tercatat sekarang, hubungan yang tercatat pada knownAt.',
  en: 'Seats and stances are those on record now, ties those on record at knownAt.',
}
const recomputed: Bilingual = {
  id: 'Dihitung ulang seluruhnya pada jaringan andai; before menyatakan yang sebenarnya.',
  en: 'Reckoned anew on the hypothetical network; `before` tells what is.',
}
const lostVotes: Bilingual = {
  id: 'Suara pihak yang hilang terbagi pada yang lain.',
  en: 'The votes of whoever is lost fall to the others.',
}
