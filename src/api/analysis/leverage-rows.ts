import { explainLeverage } from '../../analysis/explain.ts'
import type { Walk } from '../../analysis/influence-walks.ts'
import type { LeverageRow as Row } from '../../analysis/leverage-rows.ts'
import { say } from '../../model/language.ts'
import { Actor } from '../actor.ts'
import { builder } from '../builder.ts'
import { actorNames } from './actor-names.ts'
import type { Found } from './found.ts'
import type { LeverageAnswer } from './leverage-ask.ts'
import { PathStep, type StepShape } from './path-step.ts'

/** The bounds of an interval. */
export const LeverageInterval = builder
  .objectRef<{ readonly low: number; readonly high: number }>('LeverageInterval')
  .implement({
    description: 'The middle 90 % of the draws of what is judged or assumed.',
    fields: (t) => ({
      low: t.exposeFloat('low', { description: 'Its lower bound.' }),
      high: t.exposeFloat('high', { description: 'Its upper bound.' }),
    }),
  })

interface WalkShape {
  readonly walk: Walk
  readonly answer: LeverageAnswer
  readonly found: Found
}

const stepsOf = (
  { inputs }: LeverageAnswer,
  found: Found,
  { actors, ties }: Pick<Walk, 'actors' | 'ties'>,
): StepShape[] =>
  ties.map((tie, at) => ({
    ...{ found, inputs, tie },
    from: actors[at] as number,
    to: actors[at + 1] as number,
  }))

const InfluenceWalk = builder.objectRef<WalkShape>('InfluenceWalk').implement({
  description:
    'One way in which a decision comes to rest on an actor: whoever decides listens to somebody, who listens to somebody, up to that actor.',
  fields: (t) => ({
    actors: t.field({
      type: [Actor],
      description: 'From who decides to the actor of the row; that one alone if it decides itself.',
      extensions: { cost: { size: 3 } },
      resolve: ({ walk, found }) => walk.actors.flatMap((one) => found.actor(one) ?? []) as never,
    }),
    steps: t.field({
      type: [PathStep],
      description: 'Its steps: who listens, and to whom; of parallel ties the strongest.',
      extensions: { cost: { size: 3 } },
      resolve: ({ walk, answer, found }) => stepsOf(answer, found, walk),
    }),
    share: t.float({
      description: "The part of the actor's share that it explains, from 0 to 1.",
      resolve: ({ walk }) => walk.share,
    }),
  }),
})

const Assumed = builder.objectRef<RowShape>('LeverageRowAssumed').implement({
  description:
    'What a row rests on that nobody judged. It rests on its stance, the ties of its way and of its heaviest walk, and the openness of everybody on that walk.',
  fields: (t) => ({
    share: t.float({
      description: 'The part of that, from 0 to 1, that is assumed.',
      resolve: ({ row }) => row.assumed.share,
    }),
    stance: t.boolean({
      description: 'Whether its stance is assumed.',
      resolve: ({ row }) => row.assumed.stance,
    }),
    openness: t.field({
      type: [Actor],
      description: 'Whose openness is assumed.',
      extensions: { cost: { size: 3 } },
      resolve: ({ row, found }) =>
        row.assumed.openness.flatMap((one) => found.actor(one) ?? []) as never,
    }),
    strengths: t.int({
      description: 'Of how many of those ties the strength is assumed; the steps tell which.',
      resolve: ({ row }) => row.assumed.strengths.length,
    }),
  }),
})

export interface RowShape {
  readonly row: Row
  readonly answer: LeverageAnswer
  readonly found: Found
}

export const LeverageRow = builder.objectRef<RowShape>('LeverageRow').implement({
  description: 'An actor that the organizers may go to, and why.',
  fields: (t) => ({
    actor: t.field({
      type: Actor,
      description: 'Whom to move.',
      resolve: ({ row, found }) => found.actor(row.actor) as never,
    }),
    rank: t.int({
      description: 'The place in the order, from 1; equal scores share the first of their places.',
      resolve: ({ row }) => row.rank,
    }),
    score: t.float({
      description:
        'By how much the outcome moves when the organizers go to it: reach × share × room. The outcome lies between -1 and 1.',
      resolve: ({ row }) => row.score,
    }),
    before: t.float({
      nullable: true,
      description: 'Its score in the real network. Null: this is the real one.',
      resolve: ({ row, answer }) => answer.before?.scores[row.actor] ?? null,
    }),
    reach: t.float({
      description:
        'How surely the organizers get at it, from 0 to 1: the strengths of the ties along `path` multiplied.',
      resolve: ({ row }) => row.reach,
    }),
    share: t.float({
      description:
        'Its share of the decision, from 0 to 1: by its own seat and by who listens to it. The shares of all actors add up to 1.',
      resolve: ({ row }) => row.share,
    }),
    room: t.float({
      description:
        'How far one campaign can move its stance, from 0 to 1: its openness times the way to the target.',
      resolve: ({ row }) => row.room,
    }),
    path: t.field({
      type: [PathStep],
      description: 'The surest way to it from an organizer.',
      extensions: { cost: { size: 3 } },
      resolve: ({ row, answer, found }) => stepsOf(answer, found, row.way),
    }),
    walks: t.field({
      type: [InfluenceWalk],
      description:
        'Why it has its share: the heaviest walks of listening that end at it, at most three.',
      extensions: { cost: { size: 3 } },
      resolve: ({ row, answer, found }) => row.walks.map((walk) => ({ walk, answer, found })),
    }),
    explained: t.float({
      description: 'The part of its share, from 0 to 1, that those walks explain.',
      resolve: ({ row }) => row.explained,
    }),
    assumed: t.field({
      type: Assumed,
      description: 'What it rests on that nobody judged.',
      resolve: (shape) => shape,
    }),
    interval: t.field({
      type: LeverageInterval,
      nullable: true,
      description: 'The interval of its score. Null: nothing was drawn.',
      resolve: ({ row }) => row.interval,
    }),
    stability: t.float({
      nullable: true,
      description:
        'In which share of the draws, from 0 to 1, it is among the first five. Null: nothing was drawn.',
      resolve: ({ row }) => row.inFirst,
    }),
    sentence: t.string({
      description:
        'Why to go to it and through whom, in one sentence in the language of the request.',
      resolve: async ({ row, answer, found }, _args, context) => {
        const { ids } = found.snapshot
        const named = [row.actor, ...row.way.actors, ...(row.walks[0]?.actors ?? [])]
        const nameOf = await actorNames(
          context,
          named.map((place) => ids[place] as string),
        )
        const target = answer.asked.target === 'SUPPORT' ? 1 : -1
        const options = { nameOf: (place: number) => nameOf(ids[place] as string), target } as const
        return say(explainLeverage(row, options), context.language)
      },
    }),
  }),
})
