import { cursorEnd, readWatermark } from '../network/watermark.ts'
import { builder } from './builder.ts'
import { EngineNameEnum, EngineStateEnum } from './enums.ts'
import { NetworkVersion, spanVersion } from './network-version.ts'
import { RelayStatusRef } from './relay-status.ts'

const Status = builder.objectRef<object>('Status').implement({
  description: 'How the service is doing.',
  fields: (t) => ({
    engine: t.field({
      type: EngineNameEnum,
      description: 'Which graph store answers.',
      resolve: (_row, _args, { network }) => (network.name === 'neo4j' ? 'NEO4J' : 'GRAFEO'),
    }),
    engineState: t.field({
      type: EngineStateEnum,
      description: 'Whether it answers.',
      resolve: (_row, _args, { engineState }) => engineState().state,
    }),
    engineSince: t.field({
      type: 'DateTime',
      description: 'Since when it is in that state.',
      resolve: (_row, _args, { engineState }) => engineState().since,
    }),
    network: t.field({
      type: NetworkVersion,
      nullable: true,
      description: 'The state of the network. Null: the graph store does not answer.',
      resolve: async (_row, _args, context) =>
        (await spanVersion(context, true, () => Promise.resolve(null)))[1],
    }),
    filled: t.boolean({
      nullable: true,
      description:
        'Whether the network was compared with the records to the end. Null: the graph store does not answer.',
      resolve: async (_row, _args, { network }) =>
        (await readWatermark(network))?.cursor === cursorEnd,
    }),
    relay: t.field({
      type: RelayStatusRef,
      description: 'How the network follows the records.',
      resolve: (_row, _args, { relayStatus }) => relayStatus(),
    }),
    today: t.field({
      type: 'Date',
      description: 'The day that questions are about when they name none: today in Jakarta.',
      resolve: (_row, _args, { today }) => today,
    }),
  }),
})

builder.queryField('status', (t) =>
  t.field({ type: Status, description: 'How the service is doing.', resolve: () => ({}) }),
)
