import type { Graph, Tied } from '../../analysis/graph.ts'
import type { JobInput, JobName, JobOutput } from '../../analysis/jobs.ts'
import type { Snapshot } from '../../analysis/snapshot.ts'
import { Refusal } from '../../model/problem.ts'
import type { Context } from '../context.ts'
import { refuseIfOver } from '../level.ts'

/** How many elementary steps one computation may take: about what a thread does in three seconds. */
export const mostSteps = 3_000_000_000

/**
 * What a method gives on a snapshot, computed once for all who ask the same of it. `cost` is about
 * how many steps it takes. Throws ANALYSIS_TOO_COSTLY before it begins, TIMED_OUT, ANALYSIS_BUSY.
 */
export function compute<Name extends JobName>(
  context: Context,
  snapshot: Snapshot,
  name: Name,
  input: JobInput<Name>,
  { cost, key }: { readonly cost: number; readonly key: unknown },
): Promise<JobOutput<Name>> {
  refuseIfOver(context)
  if (cost > mostSteps) throw tooCostly(cost)
  const { results, runner } = context.analysis
  return results.of(snapshot, JSON.stringify([name, key]), context.signal, (signal) =>
    runner.run(name, input, { cost, signal }),
  )
}

/** Who is tied to whom, whichever way. */
export const connectionsOf = (context: Context, snapshot: Snapshot): Promise<Graph> =>
  compute(context, snapshot, 'connections', bare(snapshot), {
    cost: buildCost(snapshot),
    key: null,
  })

/** Who passes on to whom. */
export const passagesOf = (context: Context, snapshot: Snapshot): Promise<Graph> =>
  compute(context, snapshot, 'passages', bare(snapshot), { cost: buildCost(snapshot), key: null })

const buildCost = ({ ids, ties }: Snapshot): number => 20 * (ids.length + 2 * ties.ids.length)

/** A snapshot with what graphs are built of alone: the texts would have to be copied to a thread. */
function bare({ ids, ties: { ids: _ids, ...ties } }: Snapshot): Tied {
  return { n: ids.length, ties }
}

function tooCostly(cost: number): Refusal {
  const [steps, most] = [cost, mostSteps].map((one) => Math.ceil(one / 1e6).toLocaleString('en'))
  return new Refusal('ANALYSIS_TOO_COSTLY', {
    id: `Perhitungan itu memerlukan sekitar ${steps} juta langkah; paling banyak ${most} juta.`,
    en: `That computation would take about ${steps} million steps; the most is ${most} million.`,
  })
}
