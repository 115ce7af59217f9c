import { circlesOf } from '../access/circles.ts'
import type { SeenRecords } from '../access/records.ts'
import type { WithheldReason } from '../model/answer.ts'
import type { Day } from '../model/partial-date.ts'
import { fewest, isSmall } from '../model/small-numbers.ts'
import type { Viewer } from '../model/viewer.ts'
import { builder } from './builder.ts'
import type { Context } from './context.ts'
import { WithheldReasonEnum } from './enums.ts'
import { levelLoader } from './level.ts'
import { tableOf } from './table.ts'

export interface PeopleCountShape {
  readonly value: number | null
  readonly withheld: WithheldReason | null
  /** The day for which it was counted, of a figure that is counted once a day. */
  readonly countedOn?: Day | null
}

/** The count as it may be given; null people: it is not on record. */
export function peopleCount(people: number | null): PeopleCountShape {
  if (people === null) return { value: null, withheld: 'UNKNOWN' }
  return isSmall(people)
    ? { value: null, withheld: 'FEWER_THAN_11' }
    : { value: people, withheld: null }
}

/** A figure of the fixed tables as it may be given. Null countedOn: it was not counted yet. */
export function peopleFigure(people: number | null, countedOn: Day | null): PeopleCountShape {
  if (countedOn === null) return peopleCount(null)
  return { value: people, withheld: people === null ? 'FEWER_THAN_11' : null, countedOn }
}

/** A number of people that stands in a record itself, and the claims that may publish it. */
export interface SettledNumber {
  readonly column: 'participationId' | 'outcomeId'
  readonly property: string
  readonly id: string
  readonly people: number | null
}

/**
 * The number as it may be given: a small one only where a claim that the viewer sees gives that very
 * number. One statement for the small numbers of a level, if there are any.
 */
export async function settledCount(context: Context, number: SettledNumber) {
  const { column, property, people } = number
  if (people === null || !isSmall(people)) return peopleCount(people)
  const name = `published ${column} ${property}`
  const loader = levelLoader<SettledNumber, boolean>(context, name, arePublished)
  return (await loader.load(number)) ? { value: people, withheld: null } : peopleCount(people)
}

/** The memberships that a viewer may list, of groups that are seen. */
export const listedMembers = ({ circle, member }: SeenRecords) => ({
  ...{ ...circle, absorbedBy: null, person: member },
})

/** The uuids of the groups whose people a viewer may list; null: of all. */
export function listableGroups(viewer: Viewer): string[] | null {
  const circles = circlesOf(viewer)
  if (circles === 'EVERY') return null
  const members = 'MEMBERS:'
  return circles.flatMap((one) => (one.startsWith(members) ? [one.slice(members.length)] : []))
}

async function arePublished(context: Context, level: readonly SettledNumber[]): Promise<boolean[]> {
  const { column, property } = level[0] as SettledNumber
  const ids = level.map(({ id }) => id)
  const claims = await tableOf(context, 'claim').findMany({
    where: { AND: [{ [column]: { in: ids } }, { property }, context.seen.claim] },
    select: { [column]: true, number: true },
  })
  return level.map(({ id, people }) =>
    claims.some((claim) => claim[column] === id && claim.number === people),
  )
}

export const PeopleCount = builder.objectRef<PeopleCountShape>('PeopleCount').implement({
  description: `A number of people. From 1 to ${fewest - 1} it is withheld, so that nobody can be told from it, unless a source that you may see has published it, and so is what would let such a number be worked out.`,
  fields: (t) => ({
    value: t.exposeInt('value', { nullable: true, description: 'The number. Null: see withheld.' }),
    withheld: t.expose('withheld', {
      type: WithheldReasonEnum,
      nullable: true,
      description: 'Why the number is not given. Null: it is.',
    }),
    countedOn: t.field({
      type: 'Date',
      nullable: true,
      description:
        'The day for which it was counted: figures of members on record are counted once a day, the same for everybody. Null: it is a number that stands in a record, a count made for this answer, or not counted yet.',
      resolve: ({ countedOn }) => countedOn ?? null,
    }),
  }),
})
