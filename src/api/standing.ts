import type { Day } from '../model/partial-date.ts'
import { ageInDays } from '../model/stance.ts'
import { Actor } from './actor.ts'
import { builder } from './builder.ts'
import { PositionEnum } from './enums.ts'
import { Stance } from './stance.ts'
import type { Standing } from './standing-level.ts'

/** A standing as of a day. */
export interface DatedStanding {
  readonly standing: Standing
  readonly day: Day
}

export const dated =
  (day: Day) =>
  (standing: Standing): DatedStanding => ({ standing, day })

export const StandingType = builder.objectRef<DatedStanding>('Standing').implement({
  description:
    'Where one actor stands on an issue on a day: its settled stance, the latest one that is not after that day.',
  fields: (t) => ({
    actor: t.field({
      type: Actor,
      description: 'The actor.',
      resolve: ({ standing }) => standing.actor as never,
    }),
    position: t.field({
      type: PositionEnum,
      description: 'Where it stands on the spectrum of allies.',
      resolve: ({ standing }) => standing.position,
    }),
    ageDays: t.int({
      description: 'How old the stance is on that day, in days.',
      resolve: ({ standing, day }) => ageInDays(standing.asOf, day),
    }),
    stance: t.field({
      type: Stance,
      description: 'The stance that says so.',
      resolve: ({ standing }) => standing.stance as never,
    }),
  }),
})
