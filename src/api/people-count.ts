import type { WithheldReason } from '../model/answer.ts'
import { builder } from './builder.ts'
import { WithheldReasonEnum } from './enums.ts'

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
