import { readNeighbourhoods, type Walk } from '../network/neighbourhood.ts'
import { Actor } from './actor.ts'
import { askOfActor } from './actor-question.ts'
import { asOfArgs, readAsOf } from './as-of.ts'
import { builder } from './builder.ts'
import { Network, sliceAround } from './network.ts'
import { readHops } from './network-filter.ts'
import { networkNull } from './network-version.ts'
import { watchNetwork } from './network-watch.ts'
import { asks } from './selection.ts'
import { readTieFilter, TieFilterInput } from './tie-filter.ts'

builder.interfaceField(Actor, 'neighbourhood', (t) =>
  t.field({
    type: Network,
    nullable: true,
    description: `The actor, those within some hops of it, and the ties among them all. SLICE_TOO_LARGE: those are more than 2,000 actors. ${networkNull}`,
    args: {
      ...asOfArgs(),
      hops: t.arg.int({ defaultValue: 1, description: 'How many ties away at most: 1 to 4.' }),
      filter: t.arg({
        type: TieFilterInput,
        description:
          'Which ties are followed, in which direction at each hop, to which kinds of actor. Ties between those reached are in when they are like that, whatever their direction. Default: all.',
      }),
    },
    extensions: { cost: { complexity: 50 } },
    resolve: async (row, args, context, info) => {
      const { direction, otherKinds, ...ties } = readTieFilter(args.filter)
      const walk: Walk = {
        slice: {
          filter: context.graphFilter,
          asOf: readAsOf(context, args, null),
          areas: null,
          kinds: otherKinds,
          ties,
          around: null,
        },
        direction,
        hops: readHops(args.hops),
      }
      const versioned = asks(context, info, 'version')
      const { filter: _seen, ...asked } = walk.slice
      const question = [asked, direction, walk.hops, versioned]
      const found = await askOfActor(context, 'neighbourhood', question, row.id, async (ids) => {
        const watch = await watchNetwork(context, versioned)
        const reached = await readNeighbourhoods(context.network, ids, walk)
        return new Map([...reached].map(([id, around]) => [id, { watch, around }]))
      })
      if (!found) return null
      if (found.around instanceof Error) throw found.around
      return {
        engine: context.network,
        knownAt: null,
        slice: sliceAround(walk.slice, found.around),
        name: [row.id, walk.hops, args.filter],
        drawn: asks(context, info, 'drawing'),
        watch: found.watch,
      }
    },
  }),
)
