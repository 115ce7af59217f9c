import type { ExportActor, ExportPlace, ExportTie } from '../../analysis/export/table.ts'
import { neverConfirmed, type Snapshot } from '../../analysis/snapshot.ts'
import {
  type ActorKind,
  actorKinds,
  type Classification,
  classifications,
} from '../../model/actor.ts'
import { confidences } from '../../model/claim.ts'
import { isoDay } from '../../model/partial-date.ts'
import { publicId } from '../../model/public-id.ts'
import { type TieKind, tieKindNames, tieKinds } from '../../model/tie.ts'
import type { Context } from '../context.ts'
import { isOnRecord } from './found.ts'

/** How many actors and ties are exported. */
const most = [5_000, 20_000] as const

/** Which actors and ties of a snapshot are exported, by their places, and whether some are left out. */
export interface Chosen {
  readonly actors: readonly number[]
  readonly ties: readonly number[]
  readonly truncated: boolean
}

/**
 * The actors with most ties, as many as have no more ties between them than are exported, and all
 * those; whoever is lost is left out.
 */
export function choose(
  { ids, ties }: Snapshot,
  lost?: Uint8Array,
  [mostActors, mostTies]: readonly [number, number] = most,
): Chosen {
  const degrees = new Uint32Array(ids.length)
  for (const ends of [ties.from, ties.to]) {
    for (const place of ends) degrees[place] = (degrees[place] as number) + 1
  }
  const order = Array.from(ids.keys())
    .filter((place) => lost?.[place] !== 1)
    .sort((a, b) => (degrees[b] as number) - (degrees[a] as number) || a - b)
  const turns = new Int32Array(ids.length)
  order.forEach((place, turn) => {
    turns[place] = turn
  })
  /** By tie, which actor is the later one of its ends: with it the tie comes in. */
  const entries = Array.from(ties.from, (from, tie) =>
    Math.max(turns[from] as number, turns[ties.to[tie] as number] as number),
  )
  const added = new Uint32Array(order.length)
  for (const turn of entries) added[turn] = (added[turn] as number) + 1
  let [count, held] = [0, 0]
  for (; count < Math.min(order.length, mostActors); count += 1) {
    if (held + (added[count] as number) > mostTies) break
    held += added[count] as number
  }
  return {
    actors: order.slice(0, count),
    ties: [...entries.keys()].filter((tie) => (entries[tie] as number) < count),
    truncated: count < order.length,
  }
}

interface Row {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly areas?: readonly { readonly area: Area & { readonly parent: Area | null } }[]
}

interface Area {
  readonly code: string
  readonly latitude: number | null
  readonly longitude: number | null
}

const areaColumns = { code: true, latitude: true, longitude: true } as const

/** Names, slugs and, when they are asked for, places of actors: one statement. */
async function readRows(
  context: Context,
  ids: readonly string[],
  withPlaces: boolean,
): Promise<Map<string, Row>> {
  const rows = (await context.records.actor.findMany({
    where: { AND: [context.seen.actor, { id: { in: [...ids] } }] },
    select: {
      ...{ id: true, slug: true, name: true },
      ...(withPlaces && {
        areas: {
          where: context.seen.place,
          orderBy: [{ role: 'asc' as const }, { area: { code: 'asc' as const } }],
          select: { area: { select: { ...areaColumns, parent: { select: areaColumns } } } },
        },
      }),
    },
  })) as unknown as readonly Row[]
  return new Map(rows.map((row) => [row.id, row]))
}

/** The first area of an actor with a known centre, or else the one around such an area. */
function placeOfRow({ areas = [] }: Row): ExportPlace | null {
  const own = areas.map(({ area }) => area)
  const known = [...own, ...own.flatMap(({ parent }) => parent ?? [])].find(
    ({ latitude, longitude }) => latitude !== null && longitude !== null,
  )
  if (!known) return null
  const { code, latitude, longitude } = known
  return { code, latitude: latitude as number, longitude: longitude as number }
}

/**
 * The rows of an export, read through the viewer's filter; whoever is gone between the stores is left
 * out, with its ties.
 */
export async function exportRows(
  context: Context,
  snapshot: Snapshot,
  { actors, ties }: Chosen,
  { values, withPlaces }: { values: readonly ArrayLike<number>[]; withPlaces: boolean },
): Promise<{ actors: ExportActor[]; ties: ExportTie[] }> {
  const ids = actors.map((place) => snapshot.ids[place] as string)
  const rows = await readRows(context, ids, withPlaces)
  const places = new Map<number, number>()
  const shown = actors.flatMap((place): ExportActor[] => {
    const row = rows.get(snapshot.ids[place] as string)
    if (!row) return []
    places.set(place, places.size)
    const { slug, name } = row
    return [
      {
        ...{ id: publicId('actor', row.id), slug, name, place: placeOfRow(row) },
        kind: actorKinds[snapshot.kinds[place] as number] as ActorKind,
        classification: classifications[
          snapshot.classifications[place] as number
        ] as Classification,
        province: snapshot.provinceCodes[snapshot.provinces[place] as number] ?? null,
        values: values.map((some) => finite(some[place])),
      },
    ]
  })
  return { actors: shown, ties: ties.flatMap((tie) => tieRow(snapshot, tie, places)) }
}

const finite = (value: number | undefined): number | null =>
  value === undefined || !Number.isFinite(value) ? null : value

function tieRow({ ties }: Snapshot, tie: number, places: ReadonlyMap<number, number>): ExportTie[] {
  const [from, to] = [places.get(ties.from[tie] as number), places.get(ties.to[tie] as number)]
  if (from === undefined || to === undefined) return []
  const kind = tieKindNames[ties.kinds[tie] as number] as TieKind
  const id = ties.ids[tie] as string
  const day = ties.confirmed[tie] as number
  return [
    {
      ...{ id: isOnRecord(id) ? publicId('tie', id) : id, kind, from, to },
      directed: tieKinds[kind].directed,
      strength: finite(ties.strengths[tie]),
      confidence: confidences[ties.confidences[tie] as number] as string,
      certain: ties.certain[tie] === 1,
      lastConfirmedOn: day === neverConfirmed ? null : isoDay(new Date(day * 86_400_000)),
    },
  ]
}
