import { builder } from '../builder.ts'
import { networkNull } from '../network-version.ts'
import { findRows } from './found.ts'
import { askLeverage, type LeverageAnswer } from './leverage-ask.ts'
import { LeverageInput } from './leverage-input.ts'
import { missingOf } from './leverage-missing.ts'
import { LeverageResult } from './leverage-result.ts'
import { NetworkStructure, structureOf } from './structure.ts'

const steps = [
  ['rows', 'path'],
  ['rows', 'walks', 'steps'],
]
const ties = [...steps.map((path) => [...path, 'tie']), ['missing', 'tie']]
const paths = {
  ties,
  actors: [
    ['votes', 'actor'],
    ['rows', 'actor'],
    ['rows', 'walks', 'actors'],
    ['rows', 'assumed', 'openness'],
    ['newTies', 'listener'],
    ['newTies', 'voice'],
    ['raises', 'actor'],
    ['losses', 'actor'],
    ['unheard'],
    ['missing', 'actor'],
    ...[...steps, ...ties].flatMap((path) => [
      [...path, 'from'],
      [...path, 'to'],
    ]),
  ],
}

builder.interfaceField(NetworkStructure, 'leverage', (t) =>
  t.field({
    type: LeverageResult,
    nullable: true,
    description: `Whom organizers should move in a decision, through whom, and what else would help. Stances are those settled on the day that the network is about (of all times: today), as far as you may see them; what nobody judged is assumed and told. ANALYSIS_TOO_COSTLY: take fewer draws or a smaller part. ${networkNull}`,
    args: {
      input: t.arg({ type: LeverageInput, required: true, description: 'What is asked.' }),
    },
    extensions: { cost: { complexity: 500 } },
    resolve: async (shape, { input }, context, info) => {
      const structure = await structureOf(context, shape as never)
      const answer = await askLeverage(context, structure, input)
      const found = await findRows(context, info, structure.snapshot, paths, namedBy(answer))
      return { ...answer, found }
    },
  }),
)

/** The places of all actors and ties that an answer names. */
function namedBy(answer: LeverageAnswer): { actors: Set<number>; ties: Set<number> } {
  const { result, issue } = answer
  const missing = missingOf(answer)
  const ofTies = missing.filter(({ input }) => input === 'STRENGTH')
  const ways = result.rows.flatMap(({ way, walks }) => [way, ...walks])
  const rests = result.rows.flatMap(({ actor, assumed }) => [actor, ...assumed.openness])
  return {
    actors: new Set([
      ...issue.seats.map(({ actor }) => actor),
      ...ways.flatMap(({ actors }) => actors),
      ...rests,
      ...result.newTies.flatMap(({ actor, to }) => [actor, to]),
      ...[...result.raises, ...result.losses].map(({ actor }) => actor),
      ...result.unheard,
      ...missing.filter(({ input }) => input !== 'STRENGTH').map(({ place }) => place),
    ]),
    ties: new Set([...ways.flatMap((way) => way.ties), ...ofTies.map(({ place }) => place)]),
  }
}
