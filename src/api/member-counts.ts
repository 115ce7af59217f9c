import type { Comparator, Confidence, Rank } from '../model/claim.ts'
import { groupFigures, networkFigure } from '../records/people-figures.ts'
import { Group } from './actor-types.ts'
import { builder } from './builder.ts'
import type { Context } from './context.ts'
import { ComparatorEnum, ConfidenceEnum, RankEnum } from './enums.ts'
import { levelLoader } from './level.ts'
import { listedMembers, PeopleCount, type PeopleCountShape, peopleFigure } from './people-count.ts'
import { Source } from './source.ts'

interface ReportedShape {
  readonly number: number
  readonly asPrinted: string
  readonly trueOn: string | null
  readonly comparator: Comparator
  readonly confidence: Confidence
  readonly rank: Rank
  readonly source: never
}

const ReportedCount = builder.objectRef<ReportedShape>('ReportedCount').implement({
  description: 'A number of members that a source has published.',
  fields: (t) => ({
    value: t.exposeFloat('number', { description: 'The number.' }),
    asPrinted: t.exposeString('asPrinted', { description: 'The number as the source prints it.' }),
    comparator: t.expose('comparator', {
      type: ComparatorEnum,
      description: 'How the number is meant.',
    }),
    confidence: t.expose('confidence', {
      type: ConfidenceEnum,
      description: 'How sure it is that the source is right.',
    }),
    rank: t.expose('rank', {
      type: RankEnum,
      description: 'Which of several numbers is to be believed first.',
    }),
    asOf: t.exposeString('trueOn', {
      nullable: true,
      description: 'The day for which it is true, as exactly as is known (EDTF). Null: not known.',
    }),
    source: t.expose('source', { type: Source, description: 'Where it was published.' }),
  }),
})

interface CountsShape {
  readonly recorded: PeopleCountShape
  readonly synthetic: number
  readonly reported: ReportedShape[]
}

const MemberCounts = builder.objectRef<CountsShape>('MemberCounts').implement({
  description:
    'How many members a group has: on record, invented, and as sources say. Never mixed.',
  fields: (t) => ({
    recorded: t.expose('recorded', {
      type: PeopleCount,
      description:
        'Members on record whose membership may hold on the day that they were counted, see countedOn; nobody invented. To whoever may list them, memberships.totalCount tells how many they are now.',
    }),
    synthetic: t.exposeInt('synthetic', {
      description: 'Invented members today that you may list, made so that lists can be tried.',
    }),
    reported: t.expose('reported', {
      type: [ReportedCount],
      description:
        'Numbers that sources have published, in order of day; conflicting ones side by side.',
    }),
  }),
})

async function countMembers(context: Context, ids: readonly string[]): Promise<CountsShape[]> {
  const { seen, today } = context
  const [figures, claims] = await Promise.all([
    groupFigures(context.records, [...new Set(ids)], { today, seen: listedMembers(seen) }),
    context.records.claim.findMany({
      where: {
        actorId: { in: [...new Set(ids)] },
        property: 'members',
        number: { not: null },
        ...context.seen.claim,
      },
      orderBy: [{ trueMin: 'asc' }, { id: 'asc' }],
      include: { source: true },
    }),
  ])
  const figureOf = new Map(figures.map((figure) => [figure.id, figure]))
  return ids.map((id) => {
    const { people = null, countedOn = null, synthetic = 0 } = figureOf.get(id) ?? {}
    const reported = claims.filter((claim) => claim.actorId === id)
    return {
      ...{ recorded: peopleFigure(people, countedOn), synthetic },
      reported: reported as never[],
    }
  })
}

builder.queryField('recordedMembers', (t) =>
  t.field({
    type: PeopleCount,
    description:
      'Members on record in all groups that everybody may see, nobody invented; who is in two groups counts in both. Counted once a day, the same for everybody.',
    resolve: async (_root, _args, { records }) => {
      const { value, countedOn } = await networkFigure(records)
      return peopleFigure(value, countedOn)
    },
  }),
)

builder.objectFields(Group, (t) => ({
  memberCounts: t.field({
    type: MemberCounts,
    description: 'How many members it has, by what is known.',
    resolve: (row, _args, context) =>
      levelLoader<string, CountsShape>(context, 'memberCounts', countMembers).load(row.id),
  }),
}))
