import { mostSteps, mostWays } from '../model/total.ts'
import { Alliance, Group } from './actor-types.ts'
import { asOfArgs, readAsOf } from './as-of.ts'
import { builder } from './builder.ts'
import { Claim } from './claim.ts'
import { MemberTermGapEnum, MemberTotalGapEnum, TieRoleEnum } from './enums.ts'
import {
  askTotal,
  type MemberTerm,
  type MemberTotal,
  mostNested,
  mostTerms,
  type NestedTotal,
} from './member-total-level.ts'
import { ReportedSumType } from './reported-sum.ts'

const Way = builder.objectRef<object[]>('MembershipWay').implement({
  description: 'One way by which an alliance reaches a group.',
  fields: (t) => ({
    through: t.field({
      type: [Alliance],
      description:
        'The alliances between the two, from the upper to the lower, each a member of the one before it. Empty: the group is itself a member.',
      resolve: (way) => way as never,
    }),
  }),
})

const Term = builder.objectRef<MemberTerm>('MemberTerm').implement({
  description: 'One group in a total of members: what it adds, or why it adds nothing.',
  fields: (t) => ({
    group: t.field({
      type: Group,
      description: 'The group.',
      resolve: ({ group }) => group as never,
    }),
    added: t.exposeFloat('added', {
      nullable: true,
      description: 'What it adds to the sum. Null: nothing, see missing.',
    }),
    missing: t.expose('missing', {
      type: MemberTermGapEnum,
      nullable: true,
      description: 'Why it adds nothing. Null: it adds its figure.',
    }),
    claim: t.field({
      type: Claim,
      nullable: true,
      description:
        'Its latest figure that may have been true by the day, with its day and source; also of a group that adds nothing because it is a part of another. Null: there is none.',
      resolve: ({ claim }) => claim as never,
    }),
    ways: t.field({
      type: [Way],
      description: `The ways by which the alliance reaches it, the shortest first; however many, it counts once. At most ${mostWays}.`,
      resolve: ({ ways }) => ways as never,
    }),
  }),
})

const Nested = builder.objectRef<NestedTotal>('NestedMemberTotal').implement({
  description: 'What an alliance within the alliance claims for itself; it is never added.',
  fields: (t) => ({
    alliance: t.field({
      type: Alliance,
      description: 'The alliance.',
      resolve: ({ alliance }) => alliance as never,
    }),
    claim: t.field({
      type: Claim,
      description: 'Its latest figure that may have been true by the day.',
      resolve: ({ claim }) => claim as never,
    }),
  }),
})

const Total = builder.objectRef<MemberTotal>('MemberTotal').implement({
  description:
    'How many people the groups of an alliance report as members, added up without counting a group twice, with the arithmetic.',
  fields: (t) => ({
    asOf: t.expose('asOf', {
      type: 'Date',
      nullable: true,
      description: 'The day that it is about. Null: all times.',
    }),
    sum: t.expose('sum', {
      type: ReportedSumType,
      nullable: true,
      description: 'The sum of what its groups report. Null: see missing; it is never 0 then.',
    }),
    missing: t.expose('missing', {
      type: MemberTotalGapEnum,
      nullable: true,
      description: 'Why there is no sum. Null: there is one.',
    }),
    groups: t.exposeInt('groups', {
      nullable: true,
      description:
        'How many groups that you may see it reaches, each once. Null: too many to be read.',
    }),
    terms: t.expose('terms', {
      type: [Term],
      extensions: { cost: { size: 25 } },
      description: `Each group with what it adds: the largest first, those that add nothing last; at most ${mostTerms}. Empty when there are too many to be read.`,
    }),
    termsLeftOut: t.exposeInt('termsLeftOut', {
      nullable: true,
      description:
        'How many of its groups are not listed in terms; the sum counts them. Null: groups is.',
    }),
    own: t.field({
      type: Claim,
      nullable: true,
      description:
        'What the alliance itself claims: its latest figure that may have been true by the day. It is not part of the sum. Null: no source gives one.',
      resolve: ({ own }) => own as never,
    }),
    nested: t.expose('nested', {
      type: [Nested],
      description: `The alliances within it that claim a figure of their own, the largest first; at most ${mostNested}. Their groups are in the sum, their own figures are not. Empty when there are too many to be read.`,
    }),
    deeper: t.exposeBoolean('deeper', {
      description: `True: an alliance lies ${mostSteps} steps below, and what lies below that is not counted. False also when there are too many to be read.`,
    }),
  }),
})

builder.objectField(Alliance, 'memberTotal', (t) =>
  t.field({
    type: Total,
    description: `How many members its groups report: of each group that it reaches through MEMBER_OF, directly or through alliances within it (at most ${mostSteps} steps), the latest figure. A group that is PART_OF another one that reports is not added. Figures of different days are added, and the sum says so.`,
    args: {
      ...asOfArgs(),
      roles: t.arg({
        type: [TieRoleEnum],
        description:
          'The roles that make a member. Default: MEMBER and SIGNATORY; a tie without a role always does.',
      }),
    },
    extensions: { cost: { complexity: 10 } },
    resolve: ({ id }, args, context, info) =>
      askTotal(context, {
        info,
        allianceId: id,
        asOf: readAsOf(context, args, null),
        roles: args.roles ?? ['MEMBER', 'SIGNATORY'],
      }),
  }),
)
