import type { GraphQLResolveInfo } from 'graphql'
import { bySeries, conflictsAmong, latestOf, mostCompared } from '../model/figure.ts'
import { figureTerms } from '../model/figure-terms.ts'
import { say } from '../model/language.ts'
import { Activity } from './activity.ts'
import { Actor } from './actor.ts'
import { Area } from './area.ts'
import { builder } from './builder.ts'
import { Claim } from './claim.ts'
import { ClaimConflict, type SaidRow, saidColumns, saidOf } from './conflict.ts'
import type { Context } from './context.ts'
import { LanguageEnum } from './enums.ts'
import { levelLoader } from './level.ts'
import { storable } from './node.ts'
import { planSites } from './plan-sites.ts'
import { mergeSelections, type Select, selectionAt } from './selection.ts'
import { tableOf } from './table.ts'

interface SeriesShape {
  readonly property: string
  readonly series: readonly SaidRow[]
  readonly truncated: boolean
}

const FigureSeries = builder.objectRef<SeriesShape>('FigureSeries').implement({
  description:
    'The figures that sources give for one property of one record. They are never added up: figures of different days are a series, of one day a conflict.',
  fields: (t) => ({
    property: t.exposeString('property', { description: 'The property, for example members.' }),
    unit: t.string({
      nullable: true,
      description: 'What the figures count, in words. Null: there are no words for the property.',
      args: {
        lang: t.arg({
          type: LanguageEnum,
          description: 'The language. Default: that of the request.',
        }),
      },
      resolve: ({ property }, { lang }, { language }) => {
        const words = Object.hasOwn(figureTerms, property) ? figureTerms[property] : undefined
        return words ? say(words, lang ?? language) : null
      },
    }),
    series: t.field({
      type: [Claim],
      description:
        'The claims by the earliest day for which each may be true, those without a day first; of one day the preferred one first, then the surest.',
      resolve: ({ series }) => [...series] as never,
    }),
    latest: t.field({
      type: Claim,
      nullable: true,
      description:
        'The latest figure that may have been true by that day; of one day the preferred one, else the surest, and one without a day only if no other has one. Null: there is none but such as are known to be wrong.',
      args: {
        asOf: t.arg({ type: 'Date', description: 'The day. Default: today. null: all times.' }),
      },
      resolve: ({ series }, { asOf }, { today }) => {
        const day = asOf === undefined ? today : asOf
        return latestOf(series.filter(({ trueMin }) => day === null || trueMin <= day)) as never
      },
    }),
    conflicts: t.field({
      type: [ClaimConflict],
      extensions: { cost: { size: 2 } },
      description: 'Which of them cannot all be true.',
      resolve: ({ series }) => conflictsAmong(series),
    }),
    truncated: t.exposeBoolean('truncated', {
      description: `Whether figures are left out: of one record at most the ${mostCompared} latest are given.`,
    }),
  }),
})

interface Ask {
  readonly info: GraphQLResolveInfo
  readonly table: 'actor' | 'area' | 'activity'
  readonly id: string
  readonly property: string | null
}

const paths = [['series'], ['latest'], ['conflicts', 'claims'], ['conflicts', 'settled']]

/** One statement for each type of record and each property asked for, however many records ask. */
async function readFigures(context: Context, level: readonly Ask[]): Promise<SeriesShape[][]> {
  const sites = planSites(
    level,
    ({ info }) => selectionAt(context, info, 'Claim', paths) ?? {},
    (select) => select,
  )
  const questions = Map.groupBy(level.keys(), (at) => {
    const { table, property } = level[at] as Ask
    return JSON.stringify([table, property, sites[at]])
  })
  const answers: SeriesShape[][] = []
  await Promise.all(
    [...questions.values()].map(async (members) => {
      const { table, property } = level[members[0] as number] as Ask
      const ids = members.map((at) => level[at]?.id as string)
      const rows = await tableOf(context, table).findMany({
        where: { id: { in: [...new Set(ids)] } },
        select: {
          id: true,
          claims: claimsOf(context, property, sites[members[0] as number] ?? {}),
        },
      })
      const found = new Map(rows.map(({ id, claims }) => [id, seriesOf(claims as SaidRow[])]))
      for (const at of members) answers[at] = found.get(level[at]?.id as string) ?? []
    }),
  )
  return answers
}

/** The latest figures of a record, one more than are given. */
const claimsOf = ({ seen }: Context, property: string | null, select: Select): object => ({
  where: {
    AND: [
      seen.claim,
      { number: { not: null } },
      property === null ? {} : { property: storable(property) },
    ],
  },
  orderBy: [{ trueMin: 'desc' }, { rank: 'asc' }, { id: 'asc' }],
  take: mostCompared + 1,
  select: mergeSelections(saidColumns, select) ?? saidColumns,
})

function seriesOf(claims: SaidRow[]): SeriesShape[] {
  const truncated = claims.length > mostCompared
  const shown = claims.slice(0, mostCompared).map(saidOf).sort(bySeries)
  const byProperty = Map.groupBy(shown, ({ property }) => property)
  return [...byProperty]
    .map(([property, series]) => ({ property, series, truncated }))
    .sort((a, b) => (a.property < b.property ? -1 : 1))
}

const figuresField = (table: Ask['table']) => ({
  type: [FigureSeries] as [typeof FigureSeries],
  description:
    'The figures that sources give for it, as far as you may see them, by property: members, homeworkers, participants and so on.',
  args: figuresArgs,
  resolve: (
    row: { id: string },
    { property }: { property?: string | null | undefined },
    context: Context,
    info: GraphQLResolveInfo,
  ) =>
    levelLoader<Ask, SeriesShape[]>(context, 'figures', readFigures).load({
      info,
      table,
      id: row.id,
      property: property ?? null,
    }),
})

const figuresArgs = builder.args((t) => ({
  property: t.string({ description: 'Only this property, for example members. Default: all.' }),
}))

builder.interfaceField(Actor, 'figures', (t) => t.field(figuresField('actor')))
builder.objectField(Area, 'figures', (t) => t.field(figuresField('area')))
builder.objectField(Activity, 'figures', (t) => t.field(figuresField('activity')))
