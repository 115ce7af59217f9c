import { blocTies } from '../../analysis/bloc-ties.ts'
import type { Communities as Found } from '../../analysis/leiden.ts'
import { communitiesMethod } from '../../analysis/leiden.ts'
import type { Stability as StabilityShape } from '../../analysis/stability.ts'
import type { Bilingual } from '../../model/language.ts'
import { Actor } from '../actor.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { completeRows } from '../found-rows.ts'
import { networkNull } from '../network-version.ts'
import type { ActorRow } from '../tie-rows.ts'
import {
  byDegree,
  KindShare,
  labelOf,
  type Make,
  makeOf,
  ProvinceShare,
  placesBySet,
} from './actor-set.ts'
import { bounded } from './bounded.ts'
import { Computation, type ComputationShape, computationOf } from './computation.ts'
import { compute, connectionsOf, mostSteps } from './compute.ts'
import { orNull } from './fragmentation.ts'
import { type CommunitySearch, communitiesOf, stepsPerRun } from './groupings.ts'
import { readSearch, searchArgs } from './search-args.ts'
import { NetworkStructure, type Structure, structureOf } from './structure.ts'

const mostShown = 25

interface CommunityShape {
  readonly number: number
  readonly size: number
  readonly make: Make
  readonly members: readonly ActorRow[]
  readonly truncated: boolean
  readonly within: number
  readonly outward: number
}

const Community = builder.objectRef<CommunityShape>('Community').implement({
  description: 'A bloc: actors with more ties among themselves than by chance.',
  fields: (t) => ({
    number: t.exposeInt('number', {
      description: 'Its number, from 1, the largest first; another seed may number otherwise.',
    }),
    size: t.exposeInt('size', { description: 'How many actors it has.' }),
    label: t.string({
      description:
        'What is in it, in the language of the request: how many of which kind, and in which province most are. It names what is there, not why.',
      resolve: ({ make, size }, _args, context) => labelOf(context, make, size),
    }),
    kinds: t.field({
      type: [KindShare],
      description: 'How many of each kind it has, the most first.',
      extensions: { cost: { size: 4 } },
      resolve: ({ make }) => [...make.kinds],
    }),
    provinces: t.field({
      type: [ProvinceShare],
      description:
        'How many it has in each province, the most first; of more than 10 the first 10. Who has no place on record is in none.',
      resolve: ({ make }) => make.provinces.slice(0, 10),
    }),
    members: t.field({
      type: [Actor],
      description: 'Its actors, those with most neighbours first, as many as were asked for.',
      extensions: { cost: { size: mostShown } },
      resolve: ({ members }) => members as never,
    }),
    truncated: t.exposeBoolean('truncated', {
      description: 'Whether it has more members than are listed.',
    }),
    tiesWithin: t.exposeInt('within', {
      description: 'How many pairs of its actors are tied.',
    }),
    tiesOutward: t.exposeInt('outward', {
      description: 'How many pairs of one of its actors and one of another community are tied.',
    }),
  }),
})

const Stability = builder.objectRef<StabilityShape>('CommunityStability').implement({
  description:
    'How far the communities depend on where the search began: what ten searches from other seeds find, compared by the adjusted Rand index (Hubert & Arabie 1985); 1: the same, about 0: no more alike than by chance.',
  fields: (t) => ({
    runs: t.exposeInt('runs', { description: 'How many other searches there were.' }),
    mean: t.exposeFloat('mean', { description: 'The mean index.' }),
    least: t.exposeFloat('least', { description: 'The index of the one that is least alike.' }),
  }),
})

interface Shape {
  readonly found: Found
  readonly shown: readonly CommunityShape[]
  readonly stability: StabilityShape | null
  readonly computation: ComputationShape
}

const Communities = builder.objectRef<Shape>('Communities').implement({
  description: 'The natural blocs of a network, by the Leiden algorithm on modularity.',
  fields: (t) => ({
    quality: t.float({
      nullable: true,
      description:
        'Modularity Q: how much more of the weight of ties is within communities than by chance; up to 1, about 0 for no structure. Null: there are no ties.',
      resolve: ({ found }) => orNull(found.quality),
    }),
    count: t.int({
      description: 'How many communities there are; who has no tie is one alone.',
      resolve: ({ found }) => found.sizes.length,
    }),
    communities: t.field({
      type: [Community],
      description: 'The communities, the largest first, as many as were asked for.',
      resolve: ({ shown }) => [...shown],
    }),
    truncated: t.boolean({
      description: 'Whether there are more communities than are listed.',
      resolve: ({ found, shown }) => found.sizes.length > shown.length,
    }),
    stability: t.expose('stability', {
      type: Stability,
      nullable: true,
      description:
        'How far they depend on the seed. Null: fewer than two actors have ties, or the part is too large to search it again.',
    }),
    computation: t.expose('computation', {
      type: Computation,
      description: 'How it was computed.',
    }),
  }),
})

builder.interfaceField(NetworkStructure, 'communities', (t) =>
  t.field({
    type: Communities,
    nullable: true,
    description: `Its natural blocs, over ties that connect and by how strong they are; what nobody judged is assumed by kind. ANALYSIS_TOO_COSTLY: it would take too long; take a smaller part. ${networkNull}`,
    args: {
      ...searchArgs(),
      first: t.arg.int({
        description: `How many communities are listed, the largest first: 1 to ${mostShown}. Default: 10.`,
      }),
      members: t.arg.int({
        description: `How many members of each are listed: 1 to ${mostShown}. Default: 10.`,
      }),
    },
    extensions: { cost: { complexity: 300, size: 10, sizedBy: ['first'] } },
    resolve: async (shape, args, context, info) => {
      const search = readSearch(args)
      const first = bounded('first', args.first, { usual: 10, most: mostShown })
      const listed = bounded('members', args.members, { usual: 10, most: mostShown })
      const structure = await structureOf(context, shape as never)
      const { snapshot } = structure
      const found = await communitiesOf(context, snapshot, search)
      const graph = await connectionsOf(context, snapshot)
      const stable = await stabilityOf(context, structure, found, search)
      const ties = blocTies(graph, found.labels, found.sizes.length)
      const sets = placesBySet(found.labels, found.sizes.length).slice(0, first)
      const members = sets.map((places) => byDegree(graph, places).slice(0, listed))
      const rows = await completeRows(context, info, paths, {
        bare: true,
        actors: members.flat().map((place) => ({ id: snapshot.ids[place] as string })) as never,
        ties: [],
      })
      return {
        ...{ found, stability: stable },
        shown: sets.map((places, at) => ({
          number: at + 1,
          size: places.length,
          make: makeOf(snapshot, places),
          members: (members[at] ?? []).flatMap((v) => rows.actor(snapshot.ids[v] as string) ?? []),
          truncated: places.length > listed,
          within: ties.within[at] as number,
          outward: ties.outward[at] as number,
        })),
        computation: computationOf(structure, communitiesMethod, {
          parameters: [...Object.entries(search), ['runs', found.runs]],
          exact: false,
          notes: [heuristic, ...(stable && stable.mean < 0.8 ? [unstable] : [])],
        }),
      }
    },
  }),
)

const paths = { actors: [['communities', 'members']], ties: [] }

async function stabilityOf(
  context: Context,
  { snapshot }: Structure,
  { labels }: Found,
  { resolution, seed }: CommunitySearch,
): Promise<StabilityShape | null> {
  const graph = await connectionsOf(context, snapshot)
  const cost = 10 * stepsPerRun * (graph.n + graph.targets.length)
  if (cost > mostSteps / 2) return null
  const input = { graph, labels, resolution, seed }
  const found = await compute(context, snapshot, 'stability', input, {
    cost,
    key: [resolution, seed],
  })
  return Number.isNaN(found.mean) ? null : found
}

const heuristic: Bilingual = {
  id: 'Pembagian terbaik dicari, bukan dipastikan; blok adalah gambaran, bukan keanggotaan.',
  en: 'The best division is searched for, not proven; communities are a picture, not a membership.',
}
const unstable: Bilingual = {
  id: 'Pencarian lain memberi pembagian yang cukup berbeda; jangan terlalu berpegang pada batasnya.',
  en: 'Other searches divide it rather differently; do not rely on where the lines run.',
}
