import DataLoader from 'dataloader'
import type { WithheldReason } from '../model/answer.ts'
import { Actor } from './actor.ts'
import { Group } from './actor-types.ts'
import { builder } from './builder.ts'
import { columnsOf, documentation, selects } from './column.ts'
import type { Context } from './context.ts'
import { RecognitionKindEnum, WithheldReasonEnum } from './enums.ts'
import { heldOn } from './membership.ts'
import { idField, Node, registerNode } from './node.ts'
import { Source } from './source.ts'

const tradeColumn = columnsOf('Trade')
const recognitionColumn = columnsOf('Recognition')

const Trade = builder.prismaObject('Trade', {
  description: documentation('Trade'),
  select: { id: true },
  interfaces: [Node],
})

builder.objectFields(Trade, (t) => ({
  id: t.id(idField('trade')),
  slug: t.string(tradeColumn('slug')),
  nameId: t.string(tradeColumn('nameId')),
  nameEn: t.string(tradeColumn('nameEn')),
}))

registerNode('trade', {
  typeName: 'Trade',
  finder: ({ records }) => records.trade as never,
  where: () => ({}),
})

const Recognition = builder.prismaObject('Recognition', {
  description: documentation('Recognition'),
  select: { id: true },
  interfaces: [Node],
})

builder.objectFields(Recognition, (t) => ({
  id: t.id(idField('recognition')),
  kind: t.field({
    type: RecognitionKindEnum,
    ...recognitionColumn('kind'),
    description: 'The form of the recognition.',
  }),
  number: t.string({ ...recognitionColumn('number'), nullable: true }),
  givenOn: t.string({ ...recognitionColumn('givenOn'), nullable: true }),
  recognizer: t.field({
    type: Actor,
    nullable: true,
    description: 'Who gave it. Null: not known, or you may not see it.',
    extensions: selects((nested) => ({ recognizer: nested({ select: { visibility: true } }) })),
    resolve: (row, _args, { circles }) => {
      const { recognizer } = row as unknown as { recognizer: { visibility: never } | null }
      return (recognizer && circles.includes(recognizer.visibility) ? recognizer : null) as never
    },
  }),
}))

registerNode('recognition', {
  typeName: 'Recognition',
  finder: ({ records }) => records.recognition as never,
  where: ({ seen }) => seen.recognition,
})

interface PeopleCountShape {
  readonly value: number | null
  readonly withheld: WithheldReason | null
}

/** Counts of people below this number are withheld, so that nobody can be told from them. */
const fewest = 11

const PeopleCount = builder.objectRef<PeopleCountShape>('PeopleCount').implement({
  description: `A number of people. From 1 to ${fewest - 1} it is withheld, so that nobody can be told from it.`,
  fields: (t) => ({
    value: t.exposeInt('value', { nullable: true, description: 'The number. Null: see withheld.' }),
    withheld: t.expose('withheld', {
      type: WithheldReasonEnum,
      nullable: true,
      description: 'Why the number is not given. Null: it is.',
    }),
  }),
})

interface ReportedShape {
  readonly number: number
  readonly asPrinted: string
  readonly trueOn: string | null
  readonly source: never
}

const ReportedCount = builder.objectRef<ReportedShape>('ReportedCount').implement({
  description: 'A number of members that a source has published.',
  fields: (t) => ({
    value: t.exposeFloat('number', { description: 'The number.' }),
    asPrinted: t.exposeString('asPrinted', { description: 'The number as the source prints it.' }),
    asOf: t.exposeString('trueOn', {
      nullable: true,
      description: 'The day for which it is true, as exactly as is known (EDTF). Null: not known.',
    }),
    source: t.expose('source', { type: Source, description: 'Where it was published.' }),
  }),
})

interface CountsShape {
  readonly recorded: number
  readonly synthetic: number
  readonly reported: ReportedShape[]
}

const MemberCounts = builder.objectRef<CountsShape>('MemberCounts').implement({
  description:
    'How many members a group has: on record, invented, and as sources say. Never mixed.',
  fields: (t) => ({
    recorded: t.field({
      type: PeopleCount,
      description: 'Members on record whose membership may hold today; nobody invented.',
      resolve: ({ recorded }): PeopleCountShape =>
        recorded > 0 && recorded < fewest
          ? { value: null, withheld: 'FEWER_THAN_11' }
          : { value: recorded, withheld: null },
    }),
    synthetic: t.exposeInt('synthetic', {
      description: 'Invented members, made so that lists can be tried.',
    }),
    reported: t.expose('reported', {
      type: [ReportedCount],
      description:
        'Numbers that sources have published, in order of day; conflicting ones side by side.',
    }),
  }),
})

function countLoader(context: Context): DataLoader<string, CountsShape> {
  const held = context.loaders.get('memberCounts') as DataLoader<string, CountsShape> | undefined
  if (held) return held
  const made = new DataLoader<string, CountsShape>((ids) => countMembers(context, ids))
  context.loaders.set('memberCounts', made as never)
  return made
}

async function countMembers(context: Context, ids: readonly string[]): Promise<CountsShape[]> {
  const [counts, claims] = await Promise.all([
    context.records.membership.groupBy({
      by: ['groupId', 'synthetic'],
      where: { groupId: { in: [...ids] }, ...heldOn(context.today, 'MAY_HOLD') },
      _count: true,
    }),
    context.records.claim.findMany({
      where: {
        actorId: { in: [...ids] },
        property: 'members',
        number: { not: null },
        ...context.seen.claim,
      },
      orderBy: [{ trueMin: 'asc' }, { id: 'asc' }],
      include: { source: true },
    }),
  ])
  return ids.map((id) => {
    const count = (synthetic: boolean) =>
      counts.find((one) => one.groupId === id && one.synthetic === synthetic)?._count ?? 0
    const reported = claims.filter((claim) => claim.actorId === id)
    return { recorded: count(false), synthetic: count(true), reported: reported as never[] }
  })
}

builder.objectFields(Group, (t) => ({
  trades: t.field({
    type: [Trade],
    description: 'The kinds of work that its members do at home.',
    extensions: selects((nested) => ({
      trades: {
        select: { trade: nested({ select: { id: true } }) },
        orderBy: { trade: { slug: 'asc' } },
      },
    })),
    resolve: (row) =>
      (row as unknown as { trades: { trade: never }[] }).trades.map(({ trade }) => trade),
  }),
  recognitions: t.field({
    type: [Recognition],
    description: 'How it has been formally recognized, as far as you may see.',
    extensions: {
      pothosPrismaSelect: (_args: object, context: Context, nested: (query: object) => object) => ({
        select: {
          recognitions: nested({
            where: { visibility: context.seen.recognition.visibility },
            orderBy: { id: 'asc' },
          }),
        },
      }),
    },
    resolve: (row) => (row as unknown as { recognitions: never[] }).recognitions,
  }),
  memberCounts: t.field({
    type: MemberCounts,
    description: 'How many members it has, by what is known.',
    resolve: (row, _args, context) => countLoader(context).load(row.id),
  }),
}))
