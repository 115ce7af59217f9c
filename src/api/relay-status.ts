import type { Comparison, ComparisonReason } from '../network/watermark.ts'
import type { RelayStatus } from '../relay/status.ts'
import { builder } from './builder.ts'

const RelayStateEnum = builder.enumType('RelayState', {
  description: 'What the relay, which carries changes of the records into the network, is doing.',
  values: {
    FOLLOWING: { description: 'It applies every change soon after it was made.' },
    RECONCILING: { description: 'It follows, and compares all of the network with the records.' },
    WAITING: { description: 'It waits for a store that does not answer, or after a failure.' },
    STOPPED: { description: 'It does not run here.' },
  },
})

const reasons: Readonly<Record<ComparisonReason, { description: string }>> = {
  FIRST_FILL: { description: 'The network was empty.' },
  STARTED: { description: 'Whoever filled the network began anew.' },
  ASKED: { description: 'It was asked for, or a table was emptied at once.' },
  TOO_MANY: { description: 'More records had changed than are followed one by one.' },
  PRUNED: { description: 'The network had been left behind for longer than changes are kept.' },
  RESTORED: { description: 'The records went back to an earlier state, or are another database.' },
  UPGRADED: { description: 'This release shows more of the same records.' },
  DAMAGED: { description: 'The network was not what it should have been.' },
}

const ReasonEnum = builder.enumType('ComparisonReason', {
  description: 'Why all of the network was compared with the records.',
  values: reasons,
})

const ComparisonRef = builder.objectRef<Comparison>('NetworkComparison').implement({
  description: 'A comparison of all of the network with the records, which repairs what differs.',
  fields: (t) => ({
    reason: t.expose('reason', { type: ReasonEnum, description: 'Why it was made.' }),
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
