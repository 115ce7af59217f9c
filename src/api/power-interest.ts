import type { Day } from '../model/partial-date.ts'
import { ageInDays, highFrom, type Quadrant, quadrantOf, quadrants } from '../model/stance.ts'
import { mostSettled } from '../records/settled-stances.ts'
import { Actor } from './actor.ts'
import { builder } from './builder.ts'
import { QuadrantEnum } from './enums.ts'
import { Issue } from './issue.ts'
import { Stance } from './stance.ts'
import { dated, StandingType } from './standing.ts'
import { askLedger, type Standing } from './standing-level.ts'

interface QuadrantShape {
  readonly quadrant: Quadrant
  readonly day: Day
  readonly standings: Standing[]
}

interface PlaceShape {
  readonly standing: Standing
  readonly day: Day
}

const Place = builder.objectRef<PlaceShape>('GridPlace').implement({
  description:
    'The place of one actor on the grid: the latest stance, not after the day, that judges both its power and its interest.',
  fields: (t) => ({
    actor: t.field({
      type: Actor,
      description: 'The actor.',
      resolve: ({ standing }) => standing.actor as never,
    }),
    power: t.int({
      description: 'Power over the issue, 1 (little) to 5.',
      resolve: ({ standing }) => standing.power as number,
    }),
    interest: t.int({
      description: 'Interest in the issue, 1 (little) to 5.',
      resolve: ({ standing }) => standing.interest as number,
    }),
    ageDays: t.int({
      description: 'How old the judgement is on that day, in days.',
      resolve: ({ standing, day }) => ageInDays(standing.asOf, day),
    }),
    stance: t.field({
      type: Stance,
      description: 'The stance that judges so.',
      resolve: ({ standing }) => standing.stance as never,
    }),
  }),
})

const GridQuadrant = builder.objectRef<QuadrantShape>('GridQuadrant').implement({
  description: 'One of the four quadrants of a power and interest grid.',
  fields: (t) => ({
    quadrant: t.expose('quadrant', {
      type: QuadrantEnum,
      description: 'What to do about the actors in it.',
    }),
    count: t.int({
      description: 'How many actors are in it.',
      resolve: ({ standings }) => standings.length,
    }),
    places: t.field({
      type: [Place],
      description: 'Who is in it, by name.',
      resolve: ({ standings, day }) => standings.map((standing) => ({ standing, day })),
    }),
  }),
})

interface GridShape {
  readonly asOf: Day
  readonly judged: Standing[]
  readonly settled: Standing[]
  readonly truncated: boolean
}

const Grid = builder.objectRef<GridShape>('PowerInterestGrid').implement({
  description:
    'The grid of power over an issue and interest in it (Mendelow) on a day, from its ledger of stances, as far as you may see it.',
  fields: (t) => ({
    asOf: t.expose('asOf', { type: 'Date', description: 'The day that it is about.' }),
    threshold: t.int({
      description: 'Power and interest, each 1 to 5, are high from this value on.',
      resolve: () => highFrom,
    }),
    quadrants: t.field({
      type: [GridQuadrant],
      description: 'All four quadrants, those to be cared for most first; empty ones too.',
      extensions: { cost: { size: quadrants.length } },
      resolve: ({ asOf, judged }) => {
        const by = Map.groupBy(judged, ({ power, interest }) =>
          quadrantOf(power as number, interest as number),
        )
        return quadrants.map((quadrant) => ({
          quadrant,
          day: asOf,
          standings: by.get(quadrant) ?? [],
        }))
      },
    }),
    unjudged: t.field({
      type: [StandingType],
      description:
        'Actors with a stance, none of whose stances up to that day judges both power and interest, by name. They have no place on the grid: nothing is made up for them.',
      resolve: ({ asOf, judged, settled }) => {
        const placed = new Set(judged.map(({ actorId }) => actorId))
        return settled.filter(({ actorId }) => !placed.has(actorId)).map(dated(asOf))
      },
    }),
    truncated: t.exposeBoolean('truncated', {
      description: `Whether more than ${mostSettled.toLocaleString('en')} actors have a stance; only those whose ids come first are shown and counted then.`,
    }),
  }),
})

const paths = {
  actors: [
    ['quadrants', 'places', 'actor'],
    ['unjudged', 'actor'],
  ],
  stances: [
    ['quadrants', 'places', 'stance'],
    ['unjudged', 'stance'],
  ],
}

builder.objectField(Issue, 'powerInterest', (t) =>
  t.field({
    type: Grid,
    description:
      'Who has how much power over the issue and interest in it on a day, in the four quadrants of the grid.',
    args: { asOf: t.arg({ type: 'Date', description: 'The day. Default: today.' }) },
    extensions: { cost: { complexity: 50 } },
    resolve: async (row, args, context, info): Promise<GridShape> => {
      const asOf = args.asOf ?? context.today
      const { looks, truncated } = await askLedger(context, {
        info,
        issueId: row.id,
        looks: [
          { day: asOf, judged: true },
          { day: asOf, judged: false },
        ],
        paths,
      })
      const [judged, settled] = looks as [Standing[], Standing[]]
      return { asOf, judged, settled, truncated }
    },
  }),
)
