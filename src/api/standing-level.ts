import type { GraphQLResolveInfo } from 'graphql'
import type { SeatRole } from '../model/issue.ts'
import type { Day } from '../model/partial-date.ts'
import type { Stance } from '../records/generated/client.ts'
import {
  type LedgerLook,
  mostSettled,
  type Settled,
  settledStances,
} from '../records/settled-stances.ts'
import type { Context } from './context.ts'
import { levelLoader } from './level.ts'
import { planSites } from './plan-sites.ts'
import { loadRows } from './record-rows.ts'
import { asks, type Select, selectionAt } from './selection.ts'
import type { Row } from './table.ts'

/** Where an actor stands on an issue: its settled stance, with the rows that fields resolve from. */
export interface Standing
  extends Pick<Stance, 'actorId' | 'position' | 'power' | 'interest' | 'asOf'> {
  readonly stance: Row
  readonly actor: Row
}

/** An actor with a part in the decision. */
export interface Seated {
  readonly actorId: string
  readonly actor: Row
  readonly roles: SeatRole[]
}

/** A view of one issue's ledger. */
export interface LedgerAsk {
  readonly info: GraphQLResolveInfo
  readonly issueId: string
  /** The looks that the view is made of. */
  readonly looks: readonly { readonly day: Day; readonly judged: boolean }[]
  /** Where its document asks for the rows of actors and of stances. */
  readonly paths: { readonly actors: string[][]; readonly stances: string[][] }
  /** The field that needs the seats; they are read when it is asked for. */
  readonly seatsFor?: string
}

export interface LedgerAnswer {
  /** The standings of each look, by name of the actor. */
  readonly looks: Standing[][]
  /** By name; null when they were not read, or too many to be told. */
  readonly seated: Seated[] | null
  /** Whether more actors stand somewhere than the answer holds. */
  readonly truncated: boolean
}

interface Site {
  readonly actors: Select | null
  readonly stances: Select | null
  readonly seats: boolean
}

/**
 * One view of an issue's ledger, answered together with all that are asked at its level: one
 * statement for the stances, one for the actors, one for the seats where they are needed, and one
 * for what the document asks of stances beyond their columns.
 */
export const askLedger = (context: Context, ask: LedgerAsk): Promise<LedgerAnswer> =>
  levelLoader<LedgerAsk, LedgerAnswer>(context, 'ledger', answerLevel).load(ask)

async function answerLevel(context: Context, level: readonly LedgerAsk[]): Promise<LedgerAnswer[]> {
  const sites = planSites(
    level,
    ({ info, paths, seatsFor }): Site => ({
      actors: selectionAt(context, info, 'Actor', paths.actors),
      stances: selectionAt(context, info, 'Stance', paths.stances),
      seats: seatsFor !== undefined && asks(context, info, seatsFor),
    }),
    ({ actors, stances }) => [actors, stances],
  )
  const looks = new Map<string, LedgerLook>()
  const wanted = level.map((ask) =>
    ask.looks.map((look) => {
      const key = JSON.stringify([ask.issueId, look.day, look.judged])
      looks.set(key, { issueId: ask.issueId, ...look })
      return key
    }),
  )
  const [settled, seats] = await Promise.all([
    settledStances(context.records, context.seen.stance, [...looks.values()]),
    readSeats(
      context,
      level.flatMap(({ issueId }, at) => (sites[at]?.seats ? [issueId] : [])),
    ),
  ])
  const found = new Map([...looks.keys()].map((key, at) => [key, settled[at] as Settled]))
  const rows = await loadSites(context, sites, settled, seats)
  return level.map(({ issueId }, at) => {
    const { actors, stances } = rows.get(sites[at] as Site) as SiteRows
    const own = (wanted[at] as string[]).map((key) => found.get(key) as Settled)
    const seated = sites[at]?.seats ? seats.get(issueId) : null
    return {
      looks: own.map((look) =>
        look.stances.flatMap((one) => {
          const [actor, stance] = [actors.get(one.actorId), stances.get(one.id)]
          return actor && stance ? { ...one, actor, stance } : []
        }),
      ),
      truncated: own.some((look) => look.truncated),
      seated:
        seated?.flatMap((one) => {
          const actor = actors.get(one.actorId)
          return actor ? { ...one, actor } : []
        }) ?? null,
    }
  })
}

interface SiteRows {
  readonly actors: Map<string, Row>
  readonly stances: Map<string, Row>
}

/** What each field of the level asks of actors and of stances; stances carry their own columns. */
async function loadSites(
  context: Context,
  sites: readonly Site[],
  settled: readonly Settled[],
  seats: ReadonlyMap<string, readonly Seat[]>,
): Promise<Map<Site, SiteRows>> {
  const distinct = [...new Set(sites)]
  const stances = settled.flatMap((look) => look.stances)
  const actorIds = [...stances, ...[...seats.values()].flat()].map(({ actorId }) => actorId)
  const complete = async (
    table: 'actor' | 'stance',
    held: Map<string, Row>,
    selects: (Select | null)[],
    more: (select: Select) => boolean,
  ) => {
    if (!selects.some((select) => select && more(select))) return selects.map(() => held)
    const asked = selects.map((select) => select ?? {})
    return loadRows(context, table, [...held.keys()], asked)
  }
  const [actorRows, stanceRows] = await Promise.all([
    complete(
      'actor',
      new Map(actorIds.map((id) => [id, { id }])),
      distinct.map((site) => site.actors),
      () => true,
    ),
    complete(
      'stance',
      new Map(stances.map((one) => [one.id, { ...one }])),
      distinct.map((site) => site.stances),
      (select) => Object.values(select).some((wanted) => wanted !== true),
    ),
  ])
  return new Map(
    distinct.map((site, at) => [
      site,
      { actors: actorRows[at], stances: stanceRows[at] } as SiteRows,
    ]),
  )
}

interface Seat {
  readonly actorId: string
  readonly roles: SeatRole[]
}

/** Who has a part in the decision on each issue, by name; an issue with too many is left out. */
async function readSeats(
  context: Context,
  issueIds: readonly string[],
): Promise<Map<string, Seat[]>> {
  if (issueIds.length === 0) return new Map()
  const issues = await context.records.issue.findMany({
    where: { id: { in: [...new Set(issueIds)] } },
    select: {
      id: true,
      seats: {
        where: { actor: context.seen.seat.actor },
        orderBy: [{ actor: { sortName: 'asc' } }, { actorId: 'asc' }, { role: 'asc' }],
        take: mostSettled + 1,
        select: { actorId: true, role: true },
      },
    },
  })
  return new Map(
    issues
      .filter(({ seats }) => seats.length <= mostSettled)
      .map(({ id, seats }) => [
        id,
        [...Map.groupBy(seats, ({ actorId }) => actorId)].map(([actorId, held]) => ({
          actorId,
          roles: held.map(({ role }) => role),
        })),
      ]),
  )
}
