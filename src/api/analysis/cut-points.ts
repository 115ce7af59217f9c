import { type CutPoints, cutPointsMethod } from '../../analysis/cut-points.ts'
import { say } from '../../model/language.ts'
import { Actor } from '../actor.ts'
import { builder } from '../builder.ts'
import { connectionType } from '../connection.ts'
import { networkNull } from '../network-version.ts'
import { pageArgs } from '../page.ts'
import { cutPointsOf, partsAt } from './bridges.ts'
import { Computation, type ComputationShape, computationOf } from './computation.ts'
import { moved, type RankedItem, rankedPage, rankFields } from './ranked-page.ts'
import { NetworkStructure, structureOf } from './structure.ts'

const mostParts = 20

interface Item extends RankedItem {
  /** The largest first. */
  readonly parts: readonly number[]
}

const CutPointConnection = connectionType<Item, object>({
  name: 'CutPoint',
  of: 'actors whose loss breaks the network, those that cut off most first',
  node: Actor as never,
  nodeOf: ({ row }) => row,
  edgeFields: (t) => ({
    ...rankFields(t as never),
    cutsOff: t.int({
      description:
        'How many others are cut off from the largest of the parts that its loss leaves.',
      resolve: ({ item }) => item.value,
    }),
    partCount: t.int({
      description: 'How many parts its loss leaves of what it holds together.',
      resolve: ({ item }) => item.parts.length,
    }),
    partSizes: t.intList({
      description: `How many actors each of these parts has, the largest first; of more than ${mostParts} the first ${mostParts}.`,
      resolve: ({ item }) => item.parts.slice(0, mostParts),
    }),
    explanation: t.string({
      description: 'What it means for this actor, in one sentence in the language of the request.',
      resolve: ({ item: { value, parts } }, _args, { language }) =>
        say(
          {
            id: `Bila hilang, ${value} pihak terputus dari ${parts[0]} yang lain; sisanya menjadi ${parts.length} bagian.`,
            en: `Without it, ${value} ${value === 1 ? 'actor is' : 'actors are'} cut off from ${parts[0]} others, and ${parts.length} parts remain.`,
          },
          language,
        ),
    }),
  }),
})

builder.objectFields(CutPointConnection as never, (t) => ({
  computation: t.field({
    type: Computation,
    description: 'How it was computed.',
    resolve: (page) => (page as unknown as { computation: ComputationShape }).computation,
  }),
}))

builder.interfaceField(NetworkStructure, 'cutPoints', (t) =>
  t.field({
    type: CutPointConnection,
    nullable: true,
    description: `Its single points of failure (articulation points): the actors without whom some who reach each other no longer would, over ties that connect, in order of how many are cut off. ${networkNull}`,
    args: pageArgs(),
    extensions: { cost: { complexity: 100 } },
    resolve: async (shape, page, context, info) => {
      const structure = await structureOf(context, shape as never)
      const found = await cutPointsOf(context, structure.snapshot)
      const was = structure.before && (await cutPointsOf(context, structure.before.snapshot))
      const places = new Map([...found.points].map((point, at) => [point, at]))
      const connection = await rankedPage(context, info, structure, page, {
        field: 'cutPoints',
        given: null,
        values: cutOff(found, structure.snapshot.ids.length, Number.NaN),
        before: was && moved(structure, cutOff(was, structure.before?.snapshot.ids.length ?? 0, 0)),
        more: (place) => ({ parts: [...partsAt(found, places.get(place) as number)] }),
      })
      return { ...connection, computation: computationOf(structure, cutPointsMethod) } as never
    },
  }),
)

/** How many others the loss of each actor cuts off; `none` for whoever is no articulation point. */
function cutOff(found: CutPoints, n: number, none: number): Float64Array {
  const values = new Float64Array(n).fill(none)
  found.points.forEach((point, at) => {
    const [largest = 0, ...others] = partsAt(found, at)
    values[point] = largest === 0 ? none : others.reduce((sum, size) => sum + size, 0)
  })
  return values
}
