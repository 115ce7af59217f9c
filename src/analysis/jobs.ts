import { betweennessBetween } from './betweenness-between.ts'
import { brokerage } from './brokerage.ts'
import { type ClosenessOptions, closeness } from './closeness.ts'
import { compareStructures } from './compare-structures.ts'
import { components } from './components.ts'
import { constraint } from './constraint.ts'
import { cores } from './cores.ts'
import { cutPoints } from './cut-points.ts'
import { degree } from './degree.ts'
import { type ExportOrder, writeExport } from './export/write-export.ts'
import { fragility } from './fragility.ts'
import { type GapOptions, gaps } from './gaps.ts'
import type { Traits } from './gaps-pairs.ts'
import { connections, type Graph, passages } from './graph.ts'
import { type KeyPlayerOptions, keyPlayersToProtect, keyPlayersToSpread } from './key-players.ts'
import { type CommunityOptions, communities } from './leiden.ts'
import { leverage } from './leverage.ts'
import type { LeverageQuestion } from './leverage-question.ts'
import { type PagerankOptions, pagerank } from './pagerank.ts'
import { type RouteOptions, routes } from './routes.ts'
import { type SampledBetweennessOptions, sampledBetweenness } from './sampled-betweenness.ts'
import {
  type CampaignOptions,
  type CascadeOptions,
  expectedSpread,
  influenceMaximisation,
} from './spread.ts'
import { stability } from './stability.ts'

/** What a method on a graph is given: the graph beside its options. */
type On<Options = object> = { readonly graph: Graph } & Options

/** The methods that may run in a thread of their own, by name; each takes one plain value. */
export const jobs = {
  connections,
  compareStructures,
  leverage: (question: LeverageQuestion) => leverage(question),
  passages,
  degree: ({ graph }: On) => degree(graph),
  cores: ({ graph }: On) => cores(graph),
  constraint: ({ graph }: On) => constraint(graph),
  pagerank: ({ graph, ...options }: On<PagerankOptions>) => pagerank(graph, options),
  closeness: ({ graph, ...options }: On<ClosenessOptions>) => closeness(graph, options),
  sampledBetweenness: ({ graph, ...options }: On<SampledBetweennessOptions>) =>
    sampledBetweenness(graph, options),
  betweennessBetween: ({ graph, sides }: On<{ sides: Parameters<typeof betweennessBetween>[1] }>) =>
    betweennessBetween(graph, sides),
  brokerage: ({ graph, groups }: On<{ groups: Int32Array }>) => brokerage(graph, groups),
  keyPlayersToProtect: ({ graph, ...options }: On<KeyPlayerOptions>) =>
    keyPlayersToProtect(graph, options),
  keyPlayersToSpread: ({ graph, ...options }: On<KeyPlayerOptions>) =>
    keyPlayersToSpread(graph, options),
  communities: ({ graph, ...options }: On<CommunityOptions>) => communities(graph, options),
  stability: ({ graph, labels, ...options }: On<{ labels: Int32Array } & CommunityOptions>) =>
    stability(graph, labels, options),
  fragility: ({ graph, losing }: On<{ losing: readonly number[] }>) => fragility(graph, losing),
  components: ({ graph }: On) => components(graph),
  cutPoints: ({ graph }: On) => cutPoints(graph),
  routes: ({ graph, from, to, ...options }: On<{ from: number; to: number } & RouteOptions>) =>
    routes(graph, from, to, options),
  expectedSpread: ({
    graph,
    seeds,
    ...options
  }: On<{ seeds: readonly number[] } & CascadeOptions>) => expectedSpread(graph, seeds, options),
  influenceMaximisation: ({ graph, ...options }: On<CampaignOptions>) =>
    influenceMaximisation(graph, options),
  gaps: ({ graph, traits, ...options }: On<{ traits: readonly Traits[] } & GapOptions>) =>
    gaps(graph, traits, options),
  writeExport: (order: ExportOrder) => writeExport(order),
}

export type JobName = keyof typeof jobs
export type JobInput<Name extends JobName> = Parameters<(typeof jobs)[Name]>[0]
export type JobOutput<Name extends JobName> = ReturnType<(typeof jobs)[Name]>
