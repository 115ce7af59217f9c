import type { GraphQLResolveInfo } from 'graphql'
import { bySeries, conflictsAmong, latestOf, mostCompared } from '../model/figure.ts'
import { figureTerms } from '../model/figure-terms.ts'
import { say } from '../model/language.ts'
import { type FigureOf, figuresOfRecords } from '../records/figures-of-records.ts'
import { Activity } from './activity.ts'
import { Actor } from './actor.ts'
import { Area } from './area.ts'
import { builder } from './builder.ts'
import { Claim } from './claim.ts'
import { ClaimConflict, type SaidRow, saidColumns, saidOf } from './conflict.ts'
import type { Context } from './context.ts'
import { LanguageEnum } from './enums.ts'
import { byQuestion, levelLoader } from './level.ts'
import { planSites } from './plan-sites.ts'
import { loadRows } from './record-rows.ts'
import { mergeSelections, type Select, selectionAt } from './selection.ts'
import type { Row } from './table.ts'

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
      description: `Whether figures of this property are left out: of one record at most ${mostCompared} are given, of each property the latest.`,
    }),
  }),
})

interface Ask {
  readonly info: GraphQLResolveInfo
  readonly column: 'actorId' | 'areaId' | 'activityId'
  readonly id: string
  readonly property: string | null
}

const paths = [['series'], ['latest'], ['conflicts', 'claims'], ['conflicts', 'settled']]

/**
 * For each type of record and property asked for one statement that chooses the figures, however
 * many records ask, and one for the claims of all.
 */
async function readFigures(context: Context, level: readonly Ask[]): Promise<SeriesShape[][]> {
  const sites = planSites(
    level,
    ({ info }) => mergeSelections(selectionAt(context, info, 'Claim', paths) ?? {}, saidColumns),
    (select) => select,
  )
  const chosen = await chooseFigures(context, level)
  const ids = [...new Set(chosen.flatMap((figures) => figures.map(({ id }) => id)))]
  if (ids.length === 0) return level.map(() => [])
  const distinct = [...new Set(sites)]
  const rows = await loadRows(context, 'claim', ids, distinct)
  return level.map((_, at) => {
    const claims = rows[distinct.indexOf(sites[at] as Select)]
    return seriesOf(chosen[at] ?? [], (id) => claims?.get(id))
  })
}

const chooseFigures = ({ records, seen }: Context, level: readonly Ask[]): Promise<FigureOf[][]> =>
  byQuestion(
    level,
    ({ column, property }) => JSON.stringify([column, property]),
    async (asks) => {
      const [{ column, property }] = asks
      const ids = [...new Set(asks.map(({ id }) => id))]
      const found = await figuresOfRecords(records, column, ids, property, seen.claim)
      const byParent = Map.groupBy(found, ({ parent }) => parent)
      return asks.map(({ id }) => byParent.get(id) ?? [])
    },
  )

function seriesOf(
  figures: readonly FigureOf[],
  claimOf: (id: string) => Row | undefined,
): SeriesShape[] {
  const shown = figures.flatMap(({ id, cut }) => {
    const claim = claimOf(id)
    return claim ? [{ claim: saidOf(claim), cut }] : []
  })
  const byProperty = Map.groupBy(shown, ({ claim }) => claim.property)
  return [...byProperty]
    .map(([property, of]) => ({
      property,
      series: of.map(({ claim }) => claim).sort(bySeries),
      truncated: of.some(({ cut }) => cut),
    }))
    .sort((a, b) => (a.property < b.property ? -1 : 1))
}

const figuresField = (column: Ask['column']) => ({
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
      column,
      id: row.id,
      property: property == null ? null : property.replaceAll('\0', '\uFFFD'),
    }),
})

const figuresArgs = builder.args((t) => ({
  property: t.string({ description: 'Only this property, for example members. Default: all.' }),
}))

builder.interfaceField(Actor, 'figures', (t) => t.field(figuresField('actorId')))
builder.objectField(Area, 'figures', (t) => t.field(figuresField('areaId')))
builder.objectField(Activity, 'figures', (t) => t.field(figuresField('activityId')))
