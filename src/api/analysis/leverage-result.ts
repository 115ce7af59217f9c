import type { SeatRole } from '../../model/issue.ts'
import { say } from '../../model/language.ts'
import { Actor } from '../actor.ts'
import { builder } from '../builder.ts'
import { ProblemCodeEnum, SeatRoleEnum } from '../enums.ts'
import { Problem } from '../problem.ts'
import { Computation } from './computation.ts'
import type { Found } from './found.ts'
import type { LeverageAnswer } from './leverage-ask.ts'
import { LeverageAssumption, usesOf } from './leverage-defaults.ts'
import { MissingJudgement, missingOf } from './leverage-missing.ts'
import { LeverageInterval, LeverageRow } from './leverage-rows.ts'

/** An answer with the rows of those whom it names. */
export interface AnswerShape extends LeverageAnswer {
  readonly found: Found
}

interface GainShape {
  readonly found: Found
  readonly actor: number
  readonly gain: number
}

const Raise = builder.objectRef<GainShape>('LeverageRaise').implement({
  description: 'That an actor would open up to what it hears, by 0.1 of its openness.',
  fields: (t) => ({
    actor: t.field({
      type: Actor,
      description: 'Who should open up.',
      resolve: ({ found, actor }) => found.actor(actor) as never,
    }),
    gain: t.exposeFloat('gain', {
      description: 'How far the outcome would move towards the target; exact for this change.',
    }),
  }),
})

const Loss = builder.objectRef<GainShape>('LeverageLoss').implement({
  description: 'That an actor would be lost: nobody hears it any more, and it has no vote.',
  fields: (t) => ({
    actor: t.field({
      type: Actor,
      description: 'Who would be lost.',
      resolve: ({ found, actor }) => found.actor(actor) as never,
    }),
    cost: t.float({
      description: 'How far the outcome would move away from the target; exact for this loss.',
      resolve: ({ gain }) => gain,
    }),
  }),
})

const NewTie = builder
  .objectRef<GainShape & { readonly to: number; readonly weight: number }>('LeverageNewTie')
  .implement({
    description: 'A tie that is not there yet: that an actor would begin to listen to another.',
    fields: (t) => ({
      listener: t.field({
        type: Actor,
        description: 'Who should listen.',
        resolve: ({ found, actor }) => found.actor(actor) as never,
      }),
      voice: t.field({
        type: Actor,
        description: 'To whom.',
        resolve: ({ found, to }) => found.actor(to) as never,
      }),
      weight: t.exposeFloat('weight', {
        description: 'What part of all that it listens to the new tie would be, from 0 to 1.',
      }),
      gain: t.exposeFloat('gain', {
        description: 'How far the outcome would move towards the target; exact for this tie.',
      }),
    }),
  })

interface VoteShape {
  readonly found: Found
  readonly actor: number
  readonly roles: SeatRole[]
  readonly weight: number
  readonly settled: number
}

const Vote = builder.objectRef<VoteShape>('LeverageVote').implement({
  description: 'An actor of this part of the network with a seat in the decision.',
  fields: (t) => ({
    actor: t.field({
      type: Actor,
      description: 'Who has the seat.',
      resolve: ({ found, actor }) => found.actor(actor) as never,
    }),
    roles: t.field({
      type: [SeatRoleEnum],
      description: 'What it does in the decision.',
      resolve: ({ roles }) => roles,
    }),
    weight: t.exposeFloat('weight', {
      description: 'Its part of all votes, from 0 to 1; whoever only advises has none.',
    }),
    settled: t.exposeFloat('settled', {
      description: 'Where its stance settles when all have heard each other, from -1 to 1.',
    }),
  }),
})

function votesOf({ issue, result, found }: AnswerShape): VoteShape[] {
  const total = issue.votes.reduce((sum, { weight }) => sum + weight, 0)
  const weightOf = (actor: number) =>
    issue.votes.reduce((sum, vote) => sum + (vote.actor === actor ? vote.weight : 0), 0)
  return [...Map.groupBy(issue.seats, ({ actor }) => actor)]
    .filter(([actor]) => found.actor(actor))
    .map(([actor, seats]) => ({
      ...{ found, actor, roles: seats.map(({ role }) => role) },
      weight: total > 0 ? weightOf(actor) / total : 0,
      settled: result.settled[actor] as number,
    }))
    .toSorted((a, b) => b.weight - a.weight)
}

const numberOrNull = (value: number): number | null => (Number.isNaN(value) ? null : value)
const seen =
  (found: Found) =>
  ({ actor }: { readonly actor: number }): boolean =>
    found.actor(actor) !== null

const Leverage = builder.objectRef<AnswerShape>('Leverage').implement({
  description:
    'Reachable leverage in a decision: whom to move, through whom, and what else would help. Stances settle as everybody listens to others (Friedkin & Johnsen); whoever decides carries the outcome.',
  fields: (t) => ({
    outcome: t.float({
      description: 'Where the decision goes as things stand, from -1 (against us) to 1 (with us).',
      resolve: ({ result }) => result.outcome,
    }),
    outcomeInterval: t.field({
      type: LeverageInterval,
      nullable: true,
      description: 'The interval of the outcome. Null: nothing was drawn.',
      resolve: ({ result }) => result.outcomeInterval,
    }),
    before: t.float({
      nullable: true,
      description:
        'The outcome in the real network, where this is a hypothetical one. Null: it is the real one.',
      resolve: ({ before }) => (before ? numberOrNull(before.outcome) : null),
    }),
    votes: t.field({
      type: [Vote],
      description: 'Who decides, the most votes first.',
      resolve: votesOf,
    }),
    rows: t.field({
      type: [LeverageRow],
      description: 'Whom to move, the highest score first; at most `count`.',
      resolve: ({ found, ...answer }) =>
        answer.result.rows.filter(seen(found)).map((row) => ({ row, answer, found })),
    }),
    truncated: t.boolean({
      description: 'Whether more actors have a score above 0 than there are rows.',
      resolve: ({ result }) =>
        result.scores.reduce((sum, score) => sum + (score > 0 ? 1 : 0), 0) > result.rows.length,
    }),
    newTies: t.field({
      type: [NewTie],
      description: 'Who should be brought to listen to whom, the greatest gain first.',
      resolve: ({ result, found }) =>
        result.newTies
          .filter((one) => found.actor(one.actor) && found.actor(one.to))
          .map((one) => ({ ...one, found })),
    }),
    raises: t.field({
      type: [Raise],
      description: 'Who should open up to what they hear, the greatest gain first.',
      resolve: ({ result, found }) =>
        result.raises.filter(seen(found)).map((one) => ({ ...one, found })),
    }),
    losses: t.field({
      type: [Loss],
      description: 'Whose loss would cost most, the dearest first.',
      resolve: ({ result, found }) =>
        result.losses.filter(seen(found)).map((one) => ({ ...one, found })),
    }),
    unheard: t.field({
      type: [Actor],
      description:
        'Those with a vote who, as far as is on record, listen to nobody: nobody can move them.',
      resolve: ({ result, found }) =>
        result.unheard.flatMap((one) => found.actor(one) ?? []) as never,
    }),
    assumedShare: t.float({
      nullable: true,
      description:
        'The part of what the rows rest on, from 0 to 1, that nobody judged; weighed by score. Null: there are no rows.',
      resolve: ({ result }) => numberOrNull(result.assumed),
    }),
    assumptions: t.field({
      type: [LeverageAssumption],
      description: 'All defaults that it was reckoned with, and of how many actors or ties.',
      resolve: ({ structure, inputs }) => usesOf(structure.snapshot, inputs),
    }),
    missing: t.field({
      type: [MissingJudgement],
      description: 'What should be judged first: what most of the scores rest on, at most `count`.',
      resolve: (answer) => missingOf(answer).map((one) => ({ ...one, found: answer.found })),
    }),
    computation: t.expose('computation', {
      type: Computation,
      description: 'How it was reckoned.',
    }),
  }),
})

const TooLittleKnown = builder.objectRef<AnswerShape>('TooLittleKnown').implement({
  description:
    'That a leverage would rest too much on what is assumed, or that nobody on record decides.',
  interfaces: [Problem as never],
  fields: (t) => ({
    code: t.field({
      type: ProblemCodeEnum,
      description: 'TOO_LITTLE_KNOWN.',
      resolve: () => 'TOO_LITTLE_KNOWN' as const,
    }),
    message: t.string({
      description: 'What happened, for people, in the language of the request.',
      resolve: ({ result, asked }, _args, { language }) => {
        if (Number.isNaN(result.outcome)) return say(nobodyDecides, language)
        const [share, most] = [result.assumed, asked.mostAssumed].map((one) =>
          Math.round(one * 100),
        )
        return say(
          {
            id: `${share}% dari dasar jawabannya masih anggapan; paling banyak ${most}%. Nilailah dahulu apa yang ada di missing.`,
            en: `${share}% of what the answer rests on is assumed; at most ${most}% may be. Judge first what missing lists.`,
          },
          language,
        )
      },
    }),
    path: t.stringList({
      nullable: true,
      description: 'Where in the arguments the reason lies: input, issue or mostAssumed.',
      resolve: ({ result }) => ['input', Number.isNaN(result.outcome) ? 'issue' : 'mostAssumed'],
    }),
    assumedShare: t.float({
      nullable: true,
      description:
        'The part of what rows would rest on, from 0 to 1, that nobody judged. Null: nobody on record decides.',
      resolve: ({ result }) => numberOrNull(result.assumed),
    }),
    mostAssumed: t.float({
      description: 'The part that may be assumed.',
      resolve: ({ asked }) => asked.mostAssumed,
    }),
    missing: t.field({
      type: [MissingJudgement],
      description: 'What should be judged first: what most of the scores would rest on.',
      resolve: (answer) => missingOf(answer).map((one) => ({ ...one, found: answer.found })),
    }),
    computation: t.expose('computation', {
      type: Computation,
      description: 'How it was reckoned.',
    }),
  }),
})

const nobodyDecides = {
  id: 'Di bagian jaringan ini tidak ada yang tercatat ikut memutuskan isu itu, sejauh yang boleh Anda lihat.',
  en: 'Nobody in this part of the network is on record with a vote on that issue, as far as you may see.',
}

/** Whether too little is known to answer. */
export const isTooLittle = ({ result, asked }: LeverageAnswer): boolean =>
  Number.isNaN(result.outcome) || result.assumed > asked.mostAssumed

export const LeverageResult = builder.unionType('LeverageResult', {
  description: 'A leverage, or that too little is known to tell one.',
  types: [Leverage, TooLittleKnown],
  resolveType: (answer) => (isTooLittle(answer as AnswerShape) ? 'TooLittleKnown' : 'Leverage'),
})
