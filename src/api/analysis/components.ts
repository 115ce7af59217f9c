import { componentsMethod, type Components as Found } from '../../analysis/components.ts'
import type { Snapshot } from '../../analysis/snapshot.ts'
import { Actor } from '../actor.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { completeRows } from '../found-rows.ts'
import { networkNull } from '../network-version.ts'
import type { ActorRow } from '../tie-rows.ts'
import { byDegree, labelOf, type Make, makeOf, placesBySet } from './actor-set.ts'
import { bounded } from './bounded.ts'
import { Computation, type ComputationShape, computationOf } from './computation.ts'
import { compute, connectionsOf } from './compute.ts'
import { NetworkStructure, structureOf } from './structure.ts'

const mostShown = 25

interface ComponentShape {
  readonly size: number
  readonly make: Make
  readonly members: readonly ActorRow[]
  readonly truncated: boolean
}

const Component = builder.objectRef<ComponentShape>('Component').implement({
  description: 'Actors who all reach each other, and nobody else, over ties that connect.',
  fields: (t) => ({
    size: t.exposeInt('size', { description: 'How many actors it has.' }),
    label: t.string({
      description:
        'What is in it, in the language of the request: how many of which kind, and in which province most are.',
      resolve: ({ make, size }, _args, context) => labelOf(context, make, size),
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
  }),
})

const SizeCount = builder
  .objectRef<readonly [size: number, count: number]>('ComponentSize')
  .implement({
    description: 'How many components are of one size.',
    fields: (t) => ({
      size: t.int({ description: 'How many actors each of them has.', resolve: ([size]) => size }),
      count: t.int({
        description: 'How many of that size there are.',
        resolve: ([, count]) => count,
      }),
    }),
  })

interface Shape {
  readonly sizes: Uint32Array
  readonly shown: readonly ComponentShape[]
  readonly computation: ComputationShape
}

const Components = builder.objectRef<Shape>('Components').implement({
  description: 'The parts of a network that do not reach each other.',
  fields: (t) => ({
    count: t.int({
      description: 'How many there are; who has no tie is one alone.',
      resolve: ({ sizes }) => sizes.length,
    }),
    largest: t.int({
      description: 'How many actors the largest has; 0 when there is nobody.',
      resolve: ({ sizes }) => sizes[0] ?? 0,
    }),
    isolated: t.int({
      description: 'How many actors have no tie that connects, each a component alone.',
      resolve: ({ sizes }) => sizes.reduce((sum, size) => sum + (size === 1 ? 1 : 0), 0),
    }),
    sizes: t.field({
      type: [SizeCount],
      description:
        'How many there are of each size, the largest first; of more than 100 the first 100.',
      resolve: ({ sizes }) => {
        const counts = Map.groupBy(sizes, (size) => size)
        return [...counts].map(([size, same]) => [size, same.length] as const).slice(0, 100)
      },
    }),
    components: t.field({
      type: [Component],
      description: 'The components, the largest first, as many as were asked for.',
      resolve: ({ shown }) => [...shown],
    }),
    truncated: t.boolean({
      description: 'Whether there are more than are listed.',
      resolve: ({ sizes, shown }) => sizes.length > shown.length,
    }),
    computation: t.expose('computation', {
      type: Computation,
      description: 'How it was computed.',
    }),
  }),
})

/** The components of a snapshot, found once for all who ask. */
export async function componentsOf(context: Context, snapshot: Snapshot): Promise<Found> {
  const graph = await connectionsOf(context, snapshot)
  const cost = 10 * (graph.n + graph.targets.length)
  return compute(context, snapshot, 'components', { graph }, { cost, key: null })
}

builder.interfaceField(NetworkStructure, 'components', (t) =>
  t.field({
    type: Components,
    nullable: true,
    description: `Its parts that do not reach each other, over ties that connect (all kinds but OPPOSES and SUCCEEDS): who is cut off. ${networkNull}`,
    args: {
      first: t.arg.int({
        description: `How many components are listed, the largest first: 1 to ${mostShown}. Default: 10.`,
      }),
      members: t.arg.int({
        description: `How many members of each are listed: 1 to ${mostShown}. Default: 10.`,
      }),
    },
    extensions: { cost: { complexity: 100, size: 10, sizedBy: ['first'] } },
    resolve: async (shape, args, context, info) => {
      const first = bounded('first', args.first, { usual: 10, most: mostShown })
      const listed = bounded('members', args.members, { usual: 10, most: mostShown })
      const structure = await structureOf(context, shape as never)
      const { snapshot } = structure
      const graph = await connectionsOf(context, snapshot)
      const found = await componentsOf(context, snapshot)
      const sets = placesBySet(found.components, Math.min(first, found.sizes.length))
      const members = sets.map((places) => byDegree(graph, places).slice(0, listed))
      const rows = await completeRows(context, info, paths, {
        bare: true,
        actors: members.flat().map((place) => ({ id: snapshot.ids[place] as string })) as never,
        ties: [],
      })
      return {
        sizes: found.sizes,
        shown: sets.map((places, at) => ({
          size: places.length,
          make: makeOf(snapshot, places),
          members: (members[at] ?? []).flatMap((v) => rows.actor(snapshot.ids[v] as string) ?? []),
          truncated: places.length > listed,
        })),
        computation: computationOf(structure, componentsMethod),
      }
    },
  }),
)

const paths = { actors: [['components', 'members']], ties: [] }
