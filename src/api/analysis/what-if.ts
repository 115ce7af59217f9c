import {
  type ComparedStructures,
  compareMethod,
  type StructureFigures,
} from '../../analysis/compare-structures.ts'
import type { Snapshot } from '../../analysis/snapshot.ts'
import { type WhatIf as Applied, type Changes, whatIf } from '../../analysis/what-if.ts'
import type { Bilingual } from '../../model/language.ts'
import { Actor } from '../actor.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { Network } from '../network.ts'
import { networkNull } from '../network-version.ts'
import { Computation, computationOf } from './computation.ts'
import { compute, connectionsOf } from './compute.ts'
import { type Found, findRows } from './found.ts'
import { HypotheticalNetwork } from './hypothetical-network.ts'
import { NetworkChange } from './network-change.ts'
import { changesOf, movesOf, type ReadChange, readChanges } from './read-changes.ts'
import { sayChanges } from './say-changes.ts'
import { snapshotOf } from './snapshot-of.ts'
import type { HypotheticalShape } from './structure.ts'

interface WhatIfShape {
  readonly network: HypotheticalShape
  readonly read: readonly ReadChange[]
  readonly compared: ComparedStructures
  readonly found: Found
}

interface FiguresShape extends StructureFigures {
  readonly ties: number
}

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value)

const Figures = builder.objectRef<FiguresShape>('StructureFigures').implement({
  description:
    'How a network hangs together, over ties that connect (all kinds but OPPOSES and SUCCEEDS), whichever way they go. Actors that are lost are not counted.',
  fields: (t) => ({
    actors: t.exposeInt('actors', { description: 'How many actors there are.' }),
    tiedActors: t.exposeInt('tied', { description: 'How many of them are tied to another.' }),
    ties: t.exposeInt('ties', { description: 'How many ties there are, of whatever kind.' }),
    components: t.exposeInt('components', {
      description: 'In how many parts it falls; an actor without ties is one.',
    }),
    largestComponent: t.exposeInt('largest', {
      description: 'How many actors the largest part holds.',
    }),
    fragmentation: t.float({
      nullable: true,
      description:
        'F: the part of all pairs of actors, from 0 to 1, that cannot reach each other. Null: there are fewer than two actors.',
      resolve: (figures) => orNull(figures.fragmentation),
    }),
    distanceFragmentation: t.float({
      nullable: true,
      description:
        'D_F: 1 less the mean of 1 / distance over all pairs, from 0 (all are tied) to 1 (nobody is). Null: there are fewer than two actors.',
      resolve: (figures) => orNull(figures.distanceFragmentation),
    }),
    density: t.float({
      nullable: true,
      description:
        'The part of all pairs of actors, from 0 to 1, that are tied. Null: there are fewer than two actors.',
      resolve: (figures) => orNull(figures.density),
    }),
  }),
})

const mostFallenOff = 100

const Comparison = builder.objectRef<WhatIfShape>('StructureComparison').implement({
  description: 'How a network hangs together before some changes and after.',
  fields: (t) => ({
    before: t.field({
      type: Figures,
      description: 'As it is.',
      resolve: ({ compared, network }) => ({
        ...compared.before,
        ties: network.before.snapshot.ties.ids.length,
      }),
    }),
    after: t.field({
      type: Figures,
      description: 'As it would be.',
      resolve: ({ compared, network }) => ({
        ...compared.after,
        ties: network.snapshot.ties.ids.length,
      }),
    }),
    fallenOff: t.field({
      type: [Actor],
      description: `Who could no longer reach more than half of the remaining actors that they can reach; at most ${mostFallenOff}, in order of id.`,
      resolve: ({ compared, found }) =>
        compared.fallenOff
          .slice(0, mostFallenOff)
          .flatMap((one) => found.actor(one) ?? []) as never,
    }),
    fallenOffCount: t.int({
      description: 'How many fall off so.',
      resolve: ({ compared }) => compared.fallenOff.length,
    }),
  }),
})

const WhatIf = builder.objectRef<WhatIfShape>('WhatIf').implement({
  description: 'The network as it would be, and what would be different.',
  fields: (t) => ({
    network: t.expose('network', {
      type: HypotheticalNetwork,
      description: 'The network as it would be; what is asked of it shows the real values beside.',
    }),
    changes: t.stringList({
      description: 'The changes as they were understood, in the language of the request.',
      resolve: ({ network, read }, _args, context) =>
        sayChanges(context, network.before.snapshot, read),
    }),
    comparison: t.field({
      type: Comparison,
      description: 'How it hangs together before and after.',
      resolve: (shape) => shape,
    }),
    computation: t.field({
      type: Computation,
      description: 'How the comparison was reckoned.',
      resolve: ({ network, compared }) => {
        const exact = compared.before.error === 0 && compared.after.error === 0
        const small = Number.isNaN(compared.after.error)
        return computationOf(network, compareMethod, {
          exact: exact || small,
          notes: [recomputed, ...(exact || small ? [] : [sampled])],
        })
      },
    }),
  }),
})

builder.objectField(Network, 'whatIf', (t) =>
  t.field({
    type: WhatIf,
    nullable: true,
    description: `It as it would be with some changes: ties added, ended or strengthened, actors lost, stances moved. Nothing is written. NOT_IN_SLICE: a change names an actor or a tie that is not in it; BAD_FILTER: a change that cannot be. ${networkNull}`,
    args: {
      changes: t.arg({
        type: [NetworkChange],
        required: true,
        description: 'What to suppose, all of it together: 1 to 100 changes.',
      }),
    },
    extensions: { cost: { complexity: 200 } },
    resolve: async (base, { changes }, context, info) => {
      const before = await snapshotOf(context, base)
      const read = await readChanges(context, before, changes)
      const [applied, moves] = [changesOf(read), movesOf(read)]
      const made = await applyChanges(context, before.snapshot, applied)
      const network: HypotheticalShape = {
        ...{ base, name: [applied, moves], moves, before, version: before.version },
        ...{ snapshot: made.snapshot, lost: made.lost },
      }
      const compared = await compare(context, network, made.lost)
      const found = await findRows(context, info, before.snapshot, paths, {
        actors: compared.fallenOff.slice(0, mostFallenOff),
        ties: [],
      })
      return { network, read, compared, found }
    },
  }),
)

/** So many ties may a hypothetical snapshot have that is kept. */
const mostKept = 20_000

/** The snapshot with changes; a small one is kept with the real one, and what is reckoned of it too. */
async function applyChanges(
  { analysis, signal }: Context,
  snapshot: Snapshot,
  changes: Changes,
): Promise<Applied> {
  if (snapshot.ties.ids.length > mostKept) return whatIf(snapshot, changes)
  const key = JSON.stringify(['whatIf', changes])
  return analysis.results.of(snapshot, key, signal, async () => whatIf(snapshot, changes))
}

const paths = { actors: [['comparison', 'fallenOff']], ties: [] }

async function compare(
  context: Context,
  { before, snapshot }: HypotheticalShape,
  lost: Uint8Array,
): Promise<ComparedStructures> {
  const [was, is] = await Promise.all([
    connectionsOf(context, before.snapshot),
    connectionsOf(context, snapshot),
  ])
  // D_F takes a search of some levels for each 32 actors, or for 1,024 of very many.
  const searches = Math.ceil((was.n > 20_000 ? 1024 : was.n) / 32)
  const cost = 12 * searches * (2 * was.n + was.targets.length + is.targets.length)
  return compute(
    context,
    snapshot,
    'compareStructures',
    { before: was, after: is, lost },
    { cost, key: null },
  )
}

const recomputed: Bilingual = {
  id: 'Dihitung ulang seluruhnya pada jaringan andai.',
  en: 'Reckoned anew on the hypothetical network.',
}
const sampled: Bilingual = {
  id: 'D_F ditaksir dari 1.024 pihak.',
  en: 'D_F was estimated from 1,024 actors.',
}
