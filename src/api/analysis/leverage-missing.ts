import type { JudgedInput } from '../../model/analysis.ts'
import { Actor } from '../actor.ts'
import { builder } from '../builder.ts'
import { JudgedInputEnum } from '../enums.ts'
import { Tie } from '../tie.ts'
import type { Found } from './found.ts'
import type { LeverageAnswer } from './leverage-ask.ts'

/** One thing that nobody judged, and how much rests on it. */
interface Missing {
  readonly input: JudgedInput
  /** The place of the actor, or of the tie for a STRENGTH. */
  readonly place: number
  readonly weight: number
}

export interface MissingShape extends Missing {
  readonly found: Found
}

export const MissingJudgement = builder.objectRef<MissingShape>('MissingJudgement').implement({
  description: 'Something that nobody judged and that rows of a leverage rest on.',
  fields: (t) => ({
    input: t.expose('input', { type: JudgedInputEnum, description: 'What should be judged.' }),
    actor: t.field({
      type: Actor,
      nullable: true,
      description: 'Whose stance or openness. Null: it is the strength of a tie.',
      resolve: ({ found, input, place }) =>
        (input === 'STRENGTH' ? null : found.actor(place)) as never,
    }),
    tie: t.field({
      type: Tie,
      nullable: true,
      description: 'Which tie. Null: it is about an actor, or the tie is a hypothetical one.',
      resolve: ({ found, input, place }) =>
        (input === 'STRENGTH' ? found.tie(place) : null) as never,
    }),
    weight: t.float({
      description: 'The part of all scores, from 0 to 1, of the rows that rest on it.',
      resolve: ({ weight }) => weight,
    }),
  }),
})

/** What nobody judged of what the rows rest on: what most of the scores rest on first. */
export function missingOf({ result, asked }: LeverageAnswer): Missing[] {
  const total = result.rows.reduce((sum, { score }) => sum + score, 0)
  const found = new Map<string, Missing>()
  const add = (input: JudgedInput, place: number, score: number) => {
    const key = `${input} ${place}`
    const weight = (found.get(key)?.weight ?? 0) + score / total
    found.set(key, { input, place, weight })
  }
  for (const { actor, score, assumed } of result.rows) {
    if (assumed.stance) add('STANCE', actor, score)
    for (const one of assumed.openness) add('OPENNESS', one, score)
    for (const tie of assumed.strengths) add('STRENGTH', tie, score)
  }
  return [...found.values()].toSorted((a, b) => b.weight - a.weight).slice(0, asked.count)
}
