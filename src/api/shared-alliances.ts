import {
  type Overlap as OverlapShape,
  overlapOf,
  type DaySpan as SpanShape,
} from '../model/overlap.ts'
import { readSharedAlliances, type SharedAlliances } from '../network/shared-alliances.ts'
import { Actor } from './actor.ts'
import { askOfActorVersioned } from './actor-question.ts'
import { ActorRef, resolveActors } from './actor-ref.ts'
import { Alliance } from './actor-types.ts'
import { builder } from './builder.ts'
import { CertaintyEnum } from './enums.ts'
import { completeRows } from './found-rows.ts'
import { NetworkVersion, networkNull, type VersionSpan } from './network-version.ts'
import { Tie } from './tie.ts'
import type { ActorRow, TieRow } from './tie-rows.ts'

const most = 100

const DaySpan = builder.objectRef<SpanShape>('DaySpan').implement({
  description: 'From one day to another; both days count.',
  fields: (t) => ({
    from: t.expose('from', {
      type: 'Date',
      nullable: true,
      description: 'The first day. Null: since when is not known.',
    }),
    to: t.expose('to', {
      type: 'Date',
      nullable: true,
      description: 'The last day. Null: until when is not known, or it goes on.',
    }),
  }),
})

const Overlap = builder.objectRef<OverlapShape>('Overlap').implement({
  description: 'When two things that have dates of their own were true at the same time.',
  fields: (t) => ({
    certain: t.expose('certain', {
      type: DaySpan,
      nullable: true,
      description:
        'The days on which both hold for certain: from the later of the latest starts to the earlier of the earliest ends. Null: there is no such day.',
    }),
    possible: t.expose('possible', {
      type: DaySpan,
      description:
        'The days on which both may hold: from the later of the earliest starts to the earlier of the latest ends. On every other day they certainly do not both hold.',
    }),
  }),
})

interface Item {
  readonly alliance: ActorRow
  readonly own: TieRow
  readonly theirs: TieRow
  readonly overlap: OverlapShape
}

const SharedAlliance = builder.objectRef<Item>('SharedAlliance').implement({
  description: 'An alliance that two actors belong to, with a membership of each.',
  fields: (t) => ({
    alliance: t.field({
      type: Alliance,
      description: 'The alliance.',
      resolve: (item) => item.alliance as never,
    }),
    own: t.field({
      type: Tie,
      description: 'The membership of the actor that was asked about: its role and dates.',
      resolve: (item) => item.own as never,
    }),
    theirs: t.field({
      type: Tie,
      description: 'The membership of the other actor.',
      resolve: (item) => item.theirs as never,
    }),
    overlap: t.expose('overlap', {
      type: Overlap,
      description: 'When both memberships were true at the same time.',
    }),
  }),
})

interface List {
  readonly items: readonly Item[]
  readonly truncated: boolean
  readonly asOf: string | null
  readonly version: VersionSpan | null
}

const SharedAllianceList = builder.objectRef<List>('SharedAllianceList').implement({
  description: `The alliances that two actors share, at most ${most} pairs of memberships, answered by the network.`,
  fields: (t) => ({
    items: t.field({
      type: [SharedAlliance],
      description:
        'In order of the name of the alliance; it stands there once for each pair of memberships, since an actor may leave and come back.',
      resolve: ({ items }) => [...items],
    }),
    truncated: t.exposeBoolean('truncated', {
      description: `Whether there are more than ${most} pairs, of which only the first are given.`,
    }),
    asOf: t.expose('asOf', {
      type: 'Date',
      nullable: true,
      description: 'The day that the answer is about. Null: all times.',
    }),
    version: t.expose('version', {
      type: NetworkVersion,
      nullable: true,
      description: 'The state of the network that the answer shows. Null: it cannot be told.',
    }),
  }),
})

const paths = {
  actors: [
    ['items', 'alliance'],
    ['items', 'own', 'from'],
    ['items', 'own', 'to'],
    ['items', 'theirs', 'from'],
    ['items', 'theirs', 'to'],
  ],
  ties: [
    ['items', 'own'],
    ['items', 'theirs'],
  ],
}

const nothing = { items: [], truncated: false }

const found = ({ items }: SharedAlliances) => ({
  actors: items.map(({ alliance }) => alliance),
  ties: items.flatMap(({ own, theirs }) => [own, theirs]),
})

builder.interfaceField(Actor, 'sharedAlliances', (t) =>
  t.field({
    type: SharedAllianceList,
    nullable: true,
    description: `The alliances that this actor and another one belong to, as members, signatories or observers, at the same time. Those that they belonged to at different times only are left out. Empty: they share none, or the other one is not there, is hidden from you, or is this actor itself. ${networkNull}`,
    args: {
      with: t.arg({ type: ActorRef, required: true, description: 'The other actor.' }),
      asOf: t.arg({
        type: 'Date',
        description: 'A day on which both memberships are to hold. Left out or null: all times.',
      }),
      certainty: t.arg({
        type: CertaintyEnum,
        description:
          'How certain it must be that both hold, on that day or at the same time. Default: MAY_HOLD, which includes HOLDS.',
      }),
    },
    resolve: async (row, args, context, info): Promise<List> => {
      const asOf = { day: args.asOf ?? null, certainty: args.certainty ?? 'MAY_HOLD' } as const
      const [withId = null] = await resolveActors(context, [args.with])
      if (withId === null) return { ...nothing, asOf: asOf.day, version: null }
      const request = { filter: context.graphFilter, withId, asOf, limit: most }
      const question = [withId, asOf]
      const { answer, version } = await askOfActorVersioned(
        ...([context, info, 'sharedAlliances', question, row.id] as const),
        (ids) => readSharedAlliances(context.network, ids, request),
      )
      if (!answer) return { ...nothing, asOf: asOf.day, version }
      const rows = await completeRows(context, info, paths, found(answer))
      const items = answer.items.flatMap(({ alliance, own, theirs }) => {
        const item = {
          alliance: rows.actor(alliance.id),
          own: rows.tie(own.id),
          theirs: rows.tie(theirs.id),
          overlap: overlapOf(own, theirs),
        }
        // A row that is gone between the stores is dropped.
        return Object.values(item).every((part) => part !== null) ? [item as Item] : []
      })
      return { items, truncated: answer.truncated, asOf: asOf.day, version }
    },
  }),
)
