import { dateOf, isoDay } from '../model/partial-date.ts'
import { Activity } from './activity.ts'
import { Actor } from './actor.ts'
import { ActorRef } from './actor-ref.ts'
import { builder } from './builder.ts'
import { columnsOf, documentation, loaded, related, relatedIfSeen, selects } from './column.ts'
import { connectionType } from './connection.ts'
import { ConfidenceEnum, PositionEnum, StanceBasisEnum } from './enums.ts'
import { Issue, IssueRef } from './issue.ts'
import { keepingOf } from './keeping.ts'
import { actorWhere, idField, Node, refWhere, registerNode } from './node.ts'
import { type PageArgs, pageArgs } from './page.ts'
import { relationPage } from './relation-page.ts'

const column = columnsOf('Stance')
const keeping = keepingOf('Stance', 'stance')

export const Stance = builder.prismaObject('Stance', {
  description: documentation('Stance'),
  select: { id: true },
  interfaces: [Node],
})

builder.objectFields(Stance, (t) => ({
  id: t.id(idField('stance')),
  actor: t.field({
    type: Actor,
    description: 'Whose stance it is.',
    extensions: selects((nested) => ({ actor: nested() })),
    resolve: related('actor'),
  }),
  issue: t.field({
    type: Issue,
    description: 'What it is about.',
    extensions: selects((nested) => ({ issue: nested() })),
    resolve: related('issue'),
  }),
  position: t.field({
    type: PositionEnum,
    ...column('position'),
    description: 'Where the actor stands on the spectrum of allies.',
  }),
  power: t.int({ ...column('power'), nullable: true }),
  interest: t.int({ ...column('interest'), nullable: true }),
  openness: t.float({ ...column('openness'), nullable: true }),
  asOf: t.field({
    type: 'Date',
    ...column('asOf'),
    description: 'The day on which the actor stood there.',
    resolve: (row) => isoDay(loaded('Stance', 'asOf', row)),
  }),
  basis: t.field({
    type: StanceBasisEnum,
    ...column('basis'),
    description: 'What it is known from.',
  }),
  assessor: t.field({
    type: Actor,
    nullable: true,
    description: 'Who judged it. Null: nobody is on record, or you may not see it.',
    ...relatedIfSeen('assessor', 'actor'),
  }),
  activity: t.field({
    type: Activity,
    nullable: true,
    description: 'The activity at which it showed. Null: none is on record, or you may not see it.',
    ...relatedIfSeen('activity', 'activity'),
  }),
  confidence: t.field({
    type: ConfidenceEnum,
    ...column('confidence'),
    description: 'How sure it is that the actor stood there.',
  }),
  visibility: t.field(keeping.visibility),
  version: t.int(keeping.version),
  createdAt: t.field(keeping.createdAt),
}))

registerNode('stance', {
  typeName: 'Stance',
  where: ({ seen }) => seen.stance,
})

type StanceRow = { id: string }

const StanceConnection = connectionType<StanceRow, StanceRow>({
  name: 'Stance',
  of: 'stances',
  node: Stance as never,
  nodeOf: (row) => row,
})

const ledgerArgs = () => ledgerArguments

const ledgerArguments = builder.args((t) => ({
  positions: t.field({
    type: [PositionEnum],
    description: 'Only these positions. Default: all; an empty list matches nothing.',
  }),
  bases: t.field({
    type: [StanceBasisEnum],
    description: 'Only what is known in these ways. Default: all; an empty list matches nothing.',
  }),
  asOf: t.field({
    type: 'Date',
    description: 'Only stances of this day or an earlier one. Default, and null: the whole ledger.',
  }),
}))

type Ref = { id?: string | null | undefined; slug?: string | null | undefined }

interface LedgerArgs extends PageArgs {
  positions?: readonly string[] | null | undefined
  bases?: readonly string[] | null | undefined
  asOf?: string | null | undefined
  actor?: Ref | null | undefined
  issue?: Ref | null | undefined
}

/** A part of the ledger under a record, latest first. */
const ledgerOf = (relation: string) =>
  relationPage<LedgerArgs>({
    relation,
    typeName: 'Stance',
    key: { path: ['asOf'], kind: 'DAY' },
    descending: () => true,
    name: ({ positions, bases, asOf, actor, issue }) => [positions, bases, asOf, actor, issue],
    where: ({ positions, bases, asOf, actor, issue }, { seen }) => ({
      AND: [
        seen.stance,
        positions ? { position: { in: [...positions] } } : {},
        bases ? { basis: { in: [...bases] } } : {},
        asOf ? { asOf: { lte: dateOf(asOf) } } : {},
        actor ? { actor: actorWhere(seen, actor) } : {},
        issue ? { issue: refWhere('issue', issue) } : {},
      ],
    }),
  })

builder.prismaObjectFields(Issue, (t) => ({
  stances: t.field({
    type: StanceConnection,
    description:
      'The ledger of stances on it, as far as you may see them, latest first: who stood where, when, and how it is known.',
    args: {
      ...pageArgs(),
      actor: t.arg({ type: ActorRef, description: 'Only stances of this actor. Default: of all.' }),
      ...ledgerArgs(),
    },
    ...ledgerOf('stances'),
  }),
}))

builder.prismaInterfaceFields(Actor, (t) => ({
  stances: t.field({
    type: StanceConnection,
    description: 'Where it stood on issues, as far as you may see it, latest first.',
    args: {
      ...pageArgs(),
      issue: t.arg({ type: IssueRef, description: 'Only stances on this issue. Default: on all.' }),
      ...ledgerArgs(),
    },
    ...ledgerOf('stances'),
  }),
}))

builder.prismaObjectFields(Activity, (t) => ({
  stances: t.field({
    type: StanceConnection,
    description: 'The stances that showed at it, as far as you may see them, latest first.',
    args: { ...pageArgs(), ...ledgerArgs() },
    ...ledgerOf('stances'),
  }),
}))
