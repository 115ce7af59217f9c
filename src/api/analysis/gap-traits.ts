import type { Traits } from '../../analysis/gaps-pairs.ts'
import type { GapReason } from '../../model/analysis.ts'
import type { Bilingual } from '../../model/language.ts'
import { type Day, dateOf } from '../../model/partial-date.ts'
import { publicId } from '../../model/public-id.ts'
import type { Context } from '../context.ts'
import { placeOf } from './places.ts'
import type { Structure } from './structure.ts'

/** A trade, an issue or an area that actors may share. */
export interface Thing {
  readonly id: string
  readonly name: Bilingual
  /** Of an area: the uuid of the one around it. */
  readonly within: string | null
}

/** What actors of a structure have, each kind of trait with the things its values stand for. */
export interface GapTraits {
  readonly traits: readonly Traits[]
  readonly things: Readonly<Record<GapReason, readonly Thing[]>>
  /** Whether more is on record than was read. */
  readonly truncated: boolean
}

/** For how many actors traits are read at most. */
const mostActors = 10_000

interface Holding {
  readonly place: number
  readonly thing: Thing
}

interface Named {
  readonly id: string
  readonly name: string
}

/** What one actor has, as it is read. */
interface Row {
  readonly id: string
  readonly trades?: readonly { readonly trade: { id: string; nameId: string; nameEn: string } }[]
  readonly areas?: readonly {
    readonly area: Named & { readonly parentId: string | null; readonly parent: Named | null }
  }[]
  readonly stances?: readonly { readonly issue: Issue }[]
  readonly seats?: readonly { readonly issue: Issue }[]
}

interface Issue extends Named {
  readonly nameEn: string | null
}

/**
 * The trades, issues and areas of the actors of a structure, as far as they are seen; one statement.
 * Who is lost has none. An actor that is in an area is also in the one around it.
 */
export async function readTraits(
  context: Context,
  { snapshot: { ids }, lost }: Structure,
  reasons: ReadonlySet<GapReason>,
  day: Day,
): Promise<GapTraits> {
  const held = ids.filter((_, place) => lost?.[place] !== 1)
  const rows = (await context.records.actor.findMany({
    where: { AND: [context.seen.actor, { id: { in: held.slice(0, mostActors) } }] },
    select: { id: true, ...selectOf(context, reasons, day) },
  })) as unknown as readonly Row[]
  const of = (reason: GapReason, thingsOf: (row: Row) => readonly Thing[]) => {
    const all = rows.flatMap((row): Holding[] =>
      thingsOf(row).map((thing) => ({ place: placeOf(ids, row.id), thing })),
    )
    return columnOf(reason, ids.length, all)
  }
  const columns = {
    SAME_TRADE: of('SAME_TRADE', ({ trades = [] }) => trades.map(({ trade }) => tradeThing(trade))),
    SAME_ISSUE: of('SAME_ISSUE', ({ stances = [], seats = [] }) =>
      [...stances, ...seats].map(({ issue }) => issueThing(issue)),
    ),
    SAME_AREA: of('SAME_AREA', ({ areas = [] }) => areas.flatMap(({ area }) => areaThings(area))),
  }
  return {
    traits: [...reasons].toSorted().map((reason) => columns[reason].traits),
    things: {
      SAME_TRADE: columns.SAME_TRADE.things,
      SAME_ISSUE: columns.SAME_ISSUE.things,
      SAME_AREA: columns.SAME_AREA.things,
    },
    truncated: held.length > mostActors,
  }
}

function selectOf({ seen }: Context, reasons: ReadonlySet<GapReason>, day: Day) {
  const issue = { select: { issue: { select: { id: true, name: true, nameEn: true } } } } as const
  const area = { select: { id: true, name: true, parentId: true, parent: { select: name } } }
  return {
    ...(reasons.has('SAME_TRADE') && {
      trades: {
        where: { absorbedBy: null },
        select: { trade: { select: { id: true, nameId: true, nameEn: true } } },
      },
    }),
    ...(reasons.has('SAME_AREA') && { areas: { where: seen.place, select: { area } } }),
    ...(reasons.has('SAME_ISSUE') && {
      stances: { where: { AND: [seen.stance, { asOf: { lte: dateOf(day) } }] }, ...issue },
      seats: { where: { AND: [seen.seat] }, ...issue },
    }),
  }
}

const name = { id: true, name: true } as const

const tradeThing = ({ id, nameId, nameEn }: { id: string; nameId: string; nameEn: string }) => ({
  ...{ id: publicId('trade', id), name: { id: nameId, en: nameEn }, within: null },
})

const issueThing = ({ id, name, nameEn }: Issue): Thing => ({
  ...{ id: publicId('issue', id), name: { id: name, en: nameEn ?? name }, within: null },
})

const areaThing = ({ id, name }: Named, within: string | null): Thing => ({
  ...{ id: publicId('area', id), name: { id: name, en: name } },
  within: within && publicId('area', within),
})

const areaThings = ({ parent, parentId, ...area }: NonNullable<Row['areas']>[number]['area']) => [
  areaThing(area, parentId),
  ...(parent ? [areaThing(parent, null)] : []),
]

/** Things numbered in order of id, and which of them each actor has. */
function columnOf(name: GapReason, n: number, held: readonly Holding[]) {
  const byId = new Map(held.map(({ thing }) => [thing.id, thing]))
  const things = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  const numbers = new Map(things.map(({ id }, at) => [id, at]))
  const rows = Array.from({ length: n }, () => new Set<number>())
  for (const { place, thing } of held) rows[place]?.add(numbers.get(thing.id) as number)
  const offsets = new Uint32Array(n + 1)
  rows.forEach((row, place) => {
    offsets[place + 1] = (offsets[place] as number) + row.size
  })
  const values = Uint32Array.from(rows.flatMap((row) => [...row].sort((a, b) => a - b)))
  return { things, traits: { name, offsets, values } satisfies Traits }
}
