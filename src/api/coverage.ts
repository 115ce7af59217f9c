import type { GraphQLResolveInfo } from 'graphql'
import type { Classification } from '../model/actor.ts'
import type { CoverageDimension } from '../model/coverage.ts'
import type { Day } from '../model/partial-date.ts'
import { type CoverageRow, coverageRows } from '../records/coverage.ts'
import { Area, AreaRef, areaWithin } from './area.ts'
import { builder } from './builder.ts'
import type { Context } from './context.ts'
import { AreaRoleEnum, ClassificationEnum, CoverageDimensionEnum } from './enums.ts'
import { refuseIfOver } from './level.ts'
import { columnOf } from './node.ts'
import {
  listableGroups,
  listedMembers,
  PeopleCount,
  type PeopleCountShape,
  peopleFigure,
} from './people-count.ts'
import { ReportedSumType } from './reported-sum.ts'
import { selectionAt } from './selection.ts'
import { type Row, tableOf } from './table.ts'
import { Trade, TradeRef } from './trade.ts'

interface CoverageShape extends CoverageRow {
  readonly by: CoverageDimension
  readonly day: Day | null
  readonly place: Row | null
}

const Coverage = builder.objectRef<CoverageShape>('Coverage').implement({
  description:
    'The groups of one province, regency, trade or classification, counted. Rows must not be added up: a group with several areas or trades stands once in each.',
  fields: (t) => ({
    area: t.field({
      type: Area,
      nullable: true,
      description:
        'The area; on an uncertain row the smallest one that is certain. Null: the row is about no area, or about groups whose place is not known.',
      resolve: ({ by, place }) => (by === 'PROVINCE' || by === 'REGENCY' ? place : null) as never,
    }),
    trade: t.field({
      type: Trade,
      nullable: true,
      description:
        'The trade. Null: the row is about no trade, or about groups whose is not known.',
      resolve: ({ by, place }) => (by === 'TRADE' ? place : null) as never,
    }),
    classification: t.field({
      type: ClassificationEnum,
      nullable: true,
      description: 'The classification. Null: the row is not about one.',
      resolve: ({ by, key }) => (by === 'CLASSIFICATION' ? (key as Classification) : null),
    }),
    uncertain: t.exposeBoolean('uncertain', {
      description:
        'True: groups for which the level asked for is not known; by REGENCY those of which only the province is.',
    }),
    groups: t.exposeInt('groups', {
      description: 'How many groups that you may see are in it, each once. 0: none on record.',
    }),
    foundedByThen: t.int({
      nullable: true,
      description:
        'How many of them were certainly founded by the day; of the others the founding is not known so exactly. Null: the answer is about all times.',
      resolve: ({ day, founded }) => (day === null ? null : founded),
    }),
    alsoElsewhere: t.exposeInt('elsewhere', {
      description: 'How many of them stand in another row too.',
    }),
    groupsInAll: t.exposeInt('inAll', {
      description:
        'How many groups all rows together speak of, each once; the same on every row. The groups of the rows may add up to more.',
    }),
    recorded: t.field({
      type: PeopleCount,
      description:
        'Members on record in its groups, nobody invented; who is in two groups counts in both. Of a province or regency today, without filters other than an area around it: those of the groups that everybody may see, as counted once a day, see countedOn. Whoever may list the people of all its groups is given how many they can list on the day asked for, in any row; NOT_ALLOWED to everybody else.',
      resolve: recordedOf,
    }),
    synthetic: t.exposeInt('synthetic', {
      description:
        'Invented members of its groups today that you may list, made so that lists can be tried.',
    }),
    reported: t.expose('reported', {
      type: [ReportedSumType],
      description:
        'What sources say of its groups, the latest figure of each that may have been true by the day, by property: homeworkers, members. Empty: no source gives a figure for any of them.',
    }),
  }),
})

function recordedOf(row: CoverageShape): PeopleCountShape {
  if (row.listable) return { value: row.recorded, withheld: null }
  if (row.fixed) return peopleFigure(row.figure, row.countedOn)
  return { value: null, withheld: 'NOT_ALLOWED' }
}

const CoverageFilter = builder.inputType('CoverageFilter', {
  description: 'Which groups; every part given must hold. An empty list matches nothing.',
  fields: (t) => ({
    area: t.field({
      type: AreaRef,
      description:
        'Only groups with a place in this area or a part of it; rows only of areas within it or around it.',
    }),
    roles: t.field({
      type: [AreaRoleEnum],
      description: 'Only places of these roles count. Default: all.',
    }),
    classifications: t.field({
      type: [ClassificationEnum],
      description: 'Only these sorts of group.',
    }),
    trade: t.field({ type: TradeRef, description: 'Only groups whose members do this work.' }),
  }),
})

interface CoverageArgs {
  by: CoverageDimension
  filter?: typeof CoverageFilter.$inferInput | null | undefined
  asOf?: string | null | undefined
}

async function cover(context: Context, info: GraphQLResolveInfo, args: CoverageArgs) {
  const { by, filter } = args
  const day = args.asOf === undefined ? context.today : args.asOf
  if (filter?.area) areaWithin(filter.area)
  refuseIfOver(context)
  const rows = await coverageRows(context.records, {
    by,
    day,
    today: context.today,
    area: filter?.area ? columnOf('area', filter.area, 'code') : null,
    trade: filter?.trade ? columnOf('trade', filter.trade, 'slug') : null,
    roles: filter?.roles ?? null,
    classifications: filter?.classifications ?? null,
    seenActors: context.seen.actor,
    seenPlaces: context.seen.place,
    seenClaims: context.seen.claim,
    seenMemberships: listedMembers(context.seen),
    listable: listableGroups(context.viewer),
  })
  const places = await loadPlaces(context, info, by, rows)
  return rows.map((row) => ({ ...row, by, day, place: places.get(row.key) ?? null }))
}

/** The areas or trades of the rows, with what the document asks of them: one statement, or none. */
async function loadPlaces(
  context: Context,
  info: GraphQLResolveInfo,
  by: CoverageDimension,
  rows: readonly CoverageRow[],
): Promise<Map<string, Row>> {
  if (by === 'CLASSIFICATION') return new Map()
  const [table, typeName] =
    by === 'TRADE' ? (['trade', 'Trade'] as const) : (['area', 'Area'] as const)
  const select = selectionAt(context, info, typeName, [[table]])
  if (!select) return new Map()
  const found = await tableOf(context, table).findMany({
    where: { id: { in: rows.flatMap(({ key }) => (key === '' ? [] : [key])) } },
    select: { ...select, id: true },
  })
  return new Map(found.map((row) => [row.id, row]))
}

builder.queryField('coverage', (t) =>
  t.field({
    type: [Coverage],
    description:
      'Where the groups are and what they do: one row for every province, regency, trade or classification on record, those without groups too, and after them the uncertain rows. Areas are in order of code, trades of slug.',
    args: {
      by: t.arg({
        type: CoverageDimensionEnum,
        required: true,
        description: 'What the rows are.',
      }),
      filter: t.arg({ type: CoverageFilter, description: 'Which groups. Default: all.' }),
      asOf: t.arg({
        type: 'Date',
        description:
          'Only groups that may have existed on this day: not certainly founded after it, not certainly dissolved before it. Default: today. null: groups of all times.',
      }),
    },
    extensions: { cost: { complexity: 20, size: 40 } },
    resolve: (_root, args, context, info) => cover(context, info, args),
  }),
)
