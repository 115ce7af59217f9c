import type { Comparison } from '../network/watermark.ts'
import type { RelayStatus } from '../relay/status.ts'
import { builder } from './builder.ts'
import { ComparisonReasonEnum, RelayStateEnum } from './enums.ts'

const ComparisonRef = builder.objectRef<Comparison>('NetworkComparison').implement({
  description: 'A comparison of all of the network with the records, which repairs what differs.',
  fields: (t) => ({
    reason: t.expose('reason', { type: ComparisonReasonEnum, description: 'Why it was made.' }),
    startedAt: t.field({
      type: 'DateTime',
      description: 'When it began.',
      resolve: ({ startedAt }) => new Date(startedAt),
    }),
    endedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it ended. Null: it has not.',
      resolve: ({ endedAt }) => (endedAt === null ? null : new Date(endedAt)),
    }),
    compared: t.exposeInt('compared', { description: 'How many records were compared.' }),
    written: t.exposeInt('written', {
      description: 'How many nodes and ties of the network were made or rewritten.',
    }),
    dropped: t.exposeInt('dropped', {
      description: 'How many nodes and ties were removed because no record stands behind them.',
    }),
  }),
})

export const RelayStatusRef = builder.objectRef<RelayStatus>('RelayStatus').implement({
  description: 'How the network follows the records.',
  fields: (t) => ({
    state: t.expose('state', { type: RelayStateEnum, description: 'What the relay is doing.' }),
    waiting: t.exposeInt('waiting', {
      nullable: true,
      description:
        'How many changed records the network does not show yet; 5,001 stands for more than 5,000. Null: not known, a store does not answer.',
    }),
    lagSeconds: t.exposeFloat('lagSeconds', {
      nullable: true,
      description:
        'For how many seconds at most the oldest of them has waited; 0 when none does. Null: not known.',
    }),
    poisoned: t.int({
      description:
        'How many records the graph store refused. They stand in the network for nobody to see, and are tried again each hour; `npm run reconcile` names them.',
      resolve: ({ poisoned }) => poisoned.length,
    }),
    lastReconcile: t.field({
      type: ComparisonRef,
      nullable: true,
      description:
        'The last comparison with all of the records. Null: one is under way, or the graph store does not answer.',
      resolve: ({ comparison }) => comparison,
    }),
  }),
})
