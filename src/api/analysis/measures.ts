import { betweennessMethod } from '../../analysis/betweenness.ts'
import { closenessMethod } from '../../analysis/closeness.ts'
import { constraintMethod } from '../../analysis/constraint.ts'
import { coresMethod } from '../../analysis/cores.ts'
import { degreeMethod } from '../../analysis/degree.ts'
import { dependencyKernel } from '../../analysis/dependency-kernel.ts'
import type { Graph } from '../../analysis/graph.ts'
import { pagerankMethod } from '../../analysis/pagerank.ts'
import { sampledBetweennessMethod } from '../../analysis/sampled-betweenness.ts'
import type { Snapshot } from '../../analysis/snapshot.ts'
import type { CentralityMeasure } from '../../model/analysis.ts'
import type { Bilingual } from '../../model/language.ts'
import type { Context } from '../context.ts'
import type { ComputationShape, Method } from './computation.ts'
import { compute, connectionsOf, mostSteps } from './compute.ts'

/** What a measure gives for all actors of a snapshot. */
export interface Measured extends Pick<ComputationShape, 'exact' | 'parameters' | 'notes'> {
  /** Where it is another one than the measure's own: an estimate. */
  readonly method?: Method
  readonly values: ArrayLike<number>
  readonly margins?: ArrayLike<number>
}

export interface Measure {
  readonly method: Method
  readonly run: (
    context: Context,
    snapshot: Snapshot,
    towards: readonly number[] | null,
  ) => Promise<Measured>
  /** What a value says; `n` is how many actors there are. */
  readonly explain: (value: number, n: number) => Bilingual
}

/** Actors up to which what searches read stays close to the processor, about. */
const mostNear = 30_000

/**
 * How many actors searches may begin from, so that the whole stays within what a request may take,
 * and what that costs. `perArc`: steps an arc takes in one search, near the processor and far from it.
 */
function searches({ n, targets }: Graph, [near, far]: readonly [number, number]) {
  const each = (n <= mostNear ? near : far) * (targets.length + n)
  const k = Math.min(n, Math.max(1, Math.floor((0.8 * mostSteps) / Math.max(1, each))))
  return { k, cost: k * each }
}

/** Measured; without the compiled kernel betweenness takes five times as long or more. */
const betweennessSteps = () => (dependencyKernel() ? ([2, 10] as const) : ([11, 26] as const))
const closenessSteps = [1, 1] as const

const whole: Pick<Measured, 'exact' | 'parameters' | 'notes'> = {
  ...{ exact: true, parameters: [], notes: [] },
}

/** What is said of an estimate from some of the actors. */
const sampled = (k: number, n: number, seed: number): typeof whole => ({
  exact: k >= n,
  parameters:
    k >= n
      ? []
      : [
          ['pivots', k],
          ['seed', seed],
        ],
  notes: k >= n ? [] : [estimated(k, n)],
})

const seed = 1

export const measures: Readonly<Record<CentralityMeasure, Measure>> = {
  DEGREE: {
    method: degreeMethod,
    run: async (context, snapshot) => ({
      ...whole,
      values: (await degrees(context, snapshot)).degrees,
    }),
    explain: (value) => ({
      id: `Terhubung langsung dengan ${value} pihak lain.`,
      en: `Tied directly to ${value} other ${value === 1 ? 'actor' : 'actors'}.`,
    }),
  },
  STRENGTH: {
    method: degreeMethod,
    run: async (context, snapshot) => ({
      ...whole,
      values: (await degrees(context, snapshot)).strengths,
      notes: assumedStrengths(snapshot),
    }),
    explain: (value) => ({
      id: `Kekuatan semua hubungannya berjumlah ${two(value)}.`,
      en: `The strengths of its ties add up to ${two(value)}.`,
    }),
  },
  BETWEENNESS: {
    method: betweennessMethod,
    run: async (context, snapshot) => {
      const graph = await connectionsOf(context, snapshot)
      const { k, cost } = searches(graph, betweennessSteps())
      const found = await compute(
        context,
        snapshot,
        'sampledBetweenness',
        { graph, pivots: k, seed },
        { cost, key: [k] },
      )
      const some = k < graph.n
      const method = some ? sampledBetweennessMethod : betweennessMethod
      return { ...sampled(k, graph.n, seed), method, values: found.values, ...margins(found, some) }
    },
    explain: (value, n) => {
      const pairs = ((n - 1) * (n - 2)) / 2
      const share = percent(pairs > 0 ? value / pairs : 0)
      return {
        id: `Berada di jalur terpendek untuk ${share} dari semua pasangan pihak lain.`,
        en: `Stands on the shortest ways of ${share} of all pairs of others.`,
      }
    },
  },
  HARMONIC_CLOSENESS: {
    method: closenessMethod,
    run: async (context, snapshot) => {
      const graph = await connectionsOf(context, snapshot)
      const { k, cost } = searches(graph, closenessSteps)
      const options = { graph, exactUpTo: k, pivots: k, seed }
      const found = await compute(context, snapshot, 'closeness', options, { cost, key: [k] })
      return { ...sampled(k, graph.n, seed), values: found.values, ...margins(found, k < graph.n) }
    },
    explain: (value, n) => ({
      id: `Kedekatannya ${percent(n > 1 ? value / (n - 1) : 0)} dari yang terhubung langsung dengan semua.`,
      en: `As close as ${percent(n > 1 ? value / (n - 1) : 0)} of being tied to everybody.`,
    }),
  },
  PAGERANK: {
    method: pagerankMethod,
    run: async (context, snapshot, towards) => {
      const graph = await connectionsOf(context, snapshot)
      const starts = towards && startsAt(graph.n, towards)
      const input = { graph, ...(starts && { starts }) }
      const cost = 200 * (graph.targets.length + graph.n)
      const found = await compute(context, snapshot, 'pagerank', input, { cost, key: towards })
      return {
        values: found.values,
        exact: found.converged,
        parameters: [
          ['damping', 0.85],
          ['residual', found.residual],
        ],
        notes: found.converged ? [] : [unsettled],
      }
    },
    explain: (value) => ({
      id: `Pengembara acak berada padanya ${percent(value)} dari waktunya.`,
      en: `A random walker is there ${percent(value)} of the time.`,
    }),
  },
  CORE_NUMBER: {
    method: coresMethod,
    run: async (context, snapshot) => {
      const graph = await connectionsOf(context, snapshot)
      const cost = 10 * (graph.targets.length + graph.n)
      const found = await compute(context, snapshot, 'cores', { graph }, { cost, key: null })
      return { ...whole, values: found.cores }
    },
    explain: (value) => ({
      id: `Termasuk kelompok yang masing-masing punya sedikitnya ${value} hubungan di dalamnya.`,
      en: `Among actors with at least ${value} ties each among themselves.`,
    }),
  },
  CONSTRAINT: {
    method: constraintMethod,
    run: async (context, snapshot) => ({
      ...whole,
      values: (await burt(context, snapshot)).constraints,
    }),
    explain: (value) => ({
      id: `Keterkungkungan ${two(value)}: makin rendah, makin bebas menjembatani.`,
      en: `Constraint ${two(value)}: the lower, the freer to broker.`,
    }),
  },
  EFFECTIVE_SIZE: {
    method: constraintMethod,
    run: async (context, snapshot) => ({
      ...whole,
      values: (await burt(context, snapshot)).effectiveSizes,
    }),
    explain: (value) => ({
      id: `Kontaknya setara ${two(value)} pihak yang tidak saling mengulang.`,
      en: `Its contacts are worth ${two(value)} that do not repeat each other.`,
    }),
  },
}

async function degrees(context: Context, snapshot: Snapshot) {
  const graph = await connectionsOf(context, snapshot)
  const cost = 2 * (graph.targets.length + graph.n)
  return compute(context, snapshot, 'degree', { graph }, { cost, key: null })
}

async function burt(context: Context, snapshot: Snapshot) {
  const graph = await connectionsOf(context, snapshot)
  const { degrees: k } = await degrees(context, snapshot)
  const squares = k.reduce((sum, degree) => sum + degree * degree, 0)
  return compute(
    context,
    snapshot,
    'constraint',
    { graph },
    { cost: 6 * squares + graph.n, key: null },
  )
}

const margins = ({ highs, values }: { highs: Float64Array; values: Float64Array }, any: boolean) =>
  any ? { margins: highs.map((high, place) => high - (values[place] as number)) } : {}

function startsAt(n: number, places: readonly number[]): Float64Array {
  const starts = new Float64Array(n)
  for (const place of places) starts[place] = 1
  return starts
}

/** What is said where strengths count that nobody judged. */
export function assumedStrengths({ ties }: Snapshot): Bilingual[] {
  const assumed = ties.strengths.reduce(
    (sum, strength) => sum + (Number.isNaN(strength) ? 1 : 0),
    0,
  )
  if (assumed === 0) return []
  return [
    {
      id: `Kekuatan ${assumed} dari ${ties.strengths.length} hubungan belum dinilai siapa pun; dipakai anggapan menurut jenisnya.`,
      en: `Nobody judged the strength of ${assumed} of ${ties.strengths.length} ties; what is assumed of their kind is used.`,
    },
  ]
}

const estimated = (k: number, n: number): Bilingual => ({
  id: `Ditaksir dari ${k} dari ${n} pihak; margin menyatakan ketidakpastiannya.`,
  en: `Estimated from ${k} of ${n} actors; the margins tell how far off it may be.`,
})

const unsettled: Bilingual = {
  id: 'Perhitungan berhenti sebelum cukup tepat.',
  en: 'The computation stopped before it was accurate enough.',
}

const two = (value: number): string => value.toFixed(2)
export const percent = (share: number): string => `${(100 * share).toFixed(1)}%`
