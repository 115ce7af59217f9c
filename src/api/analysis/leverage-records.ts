import { stanceOfPosition, votesOf } from '../../analysis/leverage-defaults.ts'
import type { Judgement } from '../../analysis/leverage-inputs.ts'
import type { SeatRole } from '../../model/issue.ts'
import type { Day } from '../../model/partial-date.ts'
import { Refusal } from '../../model/problem.ts'
import { settledStances } from '../../records/settled-stances.ts'
import type { Context } from '../context.ts'
import type { IssueRef } from '../issue.ts'
import { refWhere } from '../node.ts'
import { placeOf } from './places.ts'
import type { Structure } from './structure.ts'

/** A seat as it is on record. */
interface SeatRead {
  readonly actor: number
  readonly role: SeatRole
  readonly weight: number
}

/** What the records tell of an issue, as far as it is seen; actors are places in the snapshot. */
export interface IssueRecords {
  readonly issueId: string
  /** All seats; -1: its actor is not in this part of the network. */
  readonly seated: readonly SeatRead[]
  /** Those that count. */
  readonly seats: readonly SeatRead[]
  /** Voting weights by seat; they need not sum to 1. */
  readonly votes: readonly { readonly actor: number; readonly weight: number }[]
  readonly judgements: readonly Judgement[]
  /** What is moved in a hypothetical network; it counts as given. */
  readonly moved: readonly Omit<Judgement, 'confidence'>[]
  /** Who has a seat but is not in this part of the network. */
  readonly seatedOutside: readonly string[]
  /** Whether more actors have a stance than are read. */
  readonly truncated: boolean
}

/** How many seats of one issue are read. */
const mostSeats = 500

/**
 * Who decides an issue, and where the actors of a structure stand on it on a day; two statements.
 * Whoever is lost in a hypothetical network has no seat. Throws BAD_FILTER for an issue not seen.
 */
export async function readIssue(
  context: Context,
  { snapshot, lost, moves = [] }: Structure,
  ref: typeof IssueRef.$inferInput,
  day: Day,
): Promise<IssueRecords> {
  const { records, seen } = context
  const issue = await records.issue.findFirst({
    where: { AND: [seen.issue, refWhere('issue', ref)] },
    select: {
      id: true,
      seats: {
        where: { AND: [seen.seat] },
        orderBy: [{ actor: { sortName: 'asc' } }, { actorId: 'asc' }, { role: 'asc' }],
        take: mostSeats,
        select: { actorId: true, role: true, weight: true, actor: { select: { name: true } } },
      },
    },
  })
  if (!issue) throw unknownIssue()
  const look = { issueId: issue.id, day, judged: false }
  const [settled] = await settledStances(records, seen.stance, [look])
  const seated = issue.seats.map(({ actorId, actor, role, weight }) => ({
    ...{ role, weight, name: actor.name, actor: placeOf(snapshot.ids, actorId) },
  }))
  const outside = seated.filter(({ actor }) => actor < 0).map(({ name }) => name)
  return {
    issueId: issue.id,
    seated,
    ...seatsIn({ lost }, { seated }),
    judgements: (settled?.stances ?? []).flatMap(({ actorId, position, openness, confidence }) => {
      const actor = placeOf(snapshot.ids, actorId)
      return actor < 0 ? [] : [{ actor, stance: stanceOfPosition[position], openness, confidence }]
    }),
    moved: moves
      .filter(({ issueId }) => issueId === issue.id)
      .map(({ actor, stance, openness }) => ({ actor, stance, openness })),
    seatedOutside: [...new Set(outside)],
    truncated: settled?.truncated ?? false,
  }
}

/** The seats that count in a structure: those of actors who are in it and not lost. */
export function seatsIn(
  { lost }: Pick<Structure, 'lost'>,
  { seated }: Pick<IssueRecords, 'seated'>,
): Pick<IssueRecords, 'seats' | 'votes'> {
  const seats = seated.filter(({ actor }) => actor >= 0 && lost?.[actor] !== 1)
  return { seats, votes: votesOf(seats) }
}

export const unknownIssue = (): Refusal =>
  new Refusal('BAD_FILTER', {
    id: 'Isu yang disebut tidak ada, atau tidak boleh Anda lihat.',
    en: 'The issue that is named is not on record, or you may not see it.',
  })
