import { builder } from '../builder.ts'
import { type HypotheticalShape, NetworkStructure } from './structure.ts'

/** The network as it would be; every analysis can be asked of it. */
export const HypotheticalNetwork = builder
  .objectRef<HypotheticalShape>('HypotheticalNetwork')
  .implement({
    interfaces: [NetworkStructure],
    description:
      'A part of the network as it would be with some changes; nothing is written. What can be asked of how a network is built can be asked of it, with the values of the real one beside. An actor that is lost stays listed, without ties, votes or a say.',
    fields: (t) => ({
      asOf: t.field({
        type: 'Date',
        nullable: true,
        description: 'The day that the ties of the real one are true on. Null: all times.',
        resolve: ({ base }) => base.slice.asOf.day,
      }),
    }),
  })
