import type { WithheldReason } from '../model/answer.ts'
import { builder } from './builder.ts'
import type { Context } from './context.ts'
import { WithheldReasonEnum } from './enums.ts'
import { levelLoader } from './level.ts'
import { tableOf } from './table.ts'

export interface PeopleCountShape {
  readonly value: number | null
  readonly withheld: WithheldReason | null
}

/** Counts of people below this number are withheld, so that nobody can be told from them. */
const fewest = 11

/** Whether so small a number of people may only be given where a source has published it. */
export const isSmall = (people: number): boolean => people > 0 && people < fewest

/** The count as it may be given; null people: it is not on record. */
export function peopleCount(people: number | null): PeopleCountShape {
  if (people === null) return { value: null, withheld: 'UNKNOWN' }
  return isSmall(people)
    ? { value: null, withheld: 'FEWER_THAN_11' }
    : { value: people, withheld: null }
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
  description: `A number of people. From 1 to ${fewest - 1} it is withheld, so that nobody can be told from it, unless a source that you may see has published it.`,
  fields: (t) => ({
    value: t.exposeInt('value', { nullable: true, description: 'The number. Null: see withheld.' }),
    withheld: t.expose('withheld', {
      type: WithheldReasonEnum,
      nullable: true,
      description: 'Why the number is not given. Null: it is.',
    }),
  }),
})
