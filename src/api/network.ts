import type { Day } from '../model/partial-date.ts'
import type { Engine } from '../network/engine.ts'
import { readNeighbourhoods, type Walk } from '../network/neighbourhood.ts'
import type { Slice } from '../network/slice.ts'
import { NetworkStructure } from './analysis/structure.ts'
import { builder } from './builder.ts'
import type { Context } from './context.ts'
import { networkAt } from './known-at.ts'
import { refuseIfOver } from './level.ts'
import { NetworkFilterInput, type NetworkFilterShape, readNetworkFilter } from './network-filter.ts'
import { NetworkVersion, networkNull } from './network-version.ts'
import { type NetworkWatch, watchNetwork } from './network-watch.ts'
import { asks } from './selection.ts'

/** A slice of the network that was asked for, and what its fields have in common. */
export interface NetworkShape {
  /** Where it is read: the network that is on record now, or the one of `knownAt`. */
  readonly engine: Engine
  /** The day at whose end all of it was on record; null: it is what is on record now. */
  readonly knownAt: Day | null
  readonly slice: Slice
  /** What it was asked with, save the day: cursors of its lists fit no other slice. */
  readonly name: unknown
  /** Whether a picture is asked for, so that one text reads what all counts and pictures need. */
  readonly drawn: boolean
  /** All that is read of the slice goes through this, so that `version` spans it. */
  readonly watch: NetworkWatch
}

/** Part of the network; each thing that can be asked of it is a file of its own. */
export const Network = builder.objectRef<NetworkShape>('Network').implement({
  interfaces: [NetworkStructure],
  description:
    'Part of the network: some actors, and of the ties between two of them those that fit. Everything below is about this part only. A cursor of its lists fits this part of this day only: to go on on another day, ask for it with `asOf`, as the field of that name tells it.',
  fields: (t) => ({
    asOf: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day that its ties are true on. Null: all times.',
      resolve: ({ slice }) => slice.asOf.day,
    }),
    knownAt: t.expose('knownAt', {
      type: 'Date',
      nullable: true,
      description:
        'The day at whose end all of it was on record. Null: it is what is on record now.',
    }),
    version: t.field({
      type: NetworkVersion,
      nullable: true,
      description: 'The state of the network that all of it shows. Null: it cannot be told.',
      resolve: ({ watch }) => watch.version(),
    }),
  }),
})

/** The slice of those whom a walk reaches; they were chosen on the way, so only ties are left to be. */
export const sliceAround = (slice: Slice, around: readonly string[]): Slice => ({
  ...slice,
  areas: null,
  kinds: null,
  around,
})

/** The slice that a filter means; one around an actor that is not seen holds nobody. */
export async function reachOf(
  context: Context,
  engine: Engine,
  filter: NetworkFilterShape,
): Promise<Slice> {
  const { slice, around } = await readNetworkFilter(context, filter)
  if (!around) return slice
  if (around.id === null) return sliceAround(slice, [])
  refuseIfOver(context)
  const walk: Walk = { slice, direction: 'ANY', hops: around.hops }
  const reached = (await readNeighbourhoods(engine, [around.id], walk)).get(around.id)
  if (reached instanceof Error) throw reached
  return sliceAround(slice, reached ?? [])
}

builder.queryField('network', (t) =>
  t.field({
    type: Network,
    nullable: true,
    description: `Part of the network, or all of it. ${networkNull}`,
    args: { filter: t.arg({ type: NetworkFilterInput, description: 'Which part. Default: all.' }) },
    resolve: async (_root, { filter }, context, info) => {
      const engine = await networkAt(context, filter?.knownAt)
      const watch = await watchNetwork({ network: engine }, asks(context, info, 'version'))
      const { asOf: _day, certainty: _certainty, ...rest } = filter ?? {}
      return {
        engine,
        knownAt: filter?.knownAt ?? null,
        slice: await reachOf(context, engine, filter),
        name: rest,
        drawn: asks(context, info, 'drawing'),
        watch,
      }
    },
  }),
)
