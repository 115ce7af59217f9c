import {
  type Assumed,
  opennessOfClassification,
  opennessOfKind,
  unknownStance,
} from '../../analysis/leverage-defaults.ts'
import { known, type LeverageInputs } from '../../analysis/leverage-inputs.ts'
import type { Snapshot } from '../../analysis/snapshot.ts'
import { tieRoles } from '../../analysis/tie-roles.ts'
import {
  type ActorKind,
  actorKinds,
  type Classification,
  classifications,
} from '../../model/actor.ts'
import type { JudgedInput } from '../../model/analysis.ts'
import { type TieKind, tieKindNames } from '../../model/tie.ts'
import { builder } from '../builder.ts'
import { ActorKindEnum, ClassificationEnum, JudgedInputEnum, TieKindEnum } from '../enums.ts'

/** One line of the table of what is assumed where nobody judged. */
interface DefaultShape extends Assumed {
  readonly input: JudgedInput
  readonly actorKind?: ActorKind
  readonly classification?: Classification
  readonly tieKind?: TieKind
}

const kindLines = actorKinds.map(
  (actorKind): DefaultShape => ({ input: 'OPENNESS', actorKind, ...opennessOfKind[actorKind] }),
)
const classificationLines = classifications.map((classification): DefaultShape | null => {
  const assumed = opennessOfClassification[classification]
  return assumed ? { input: 'OPENNESS', classification, ...assumed } : null
})
const tieLines = tieKindNames.map((tieKind, at): DefaultShape => {
  const { assumed, least, most } = (tieRoles[at] as (typeof tieRoles)[number]).strength
  return { input: 'STRENGTH', tieKind, assumed, least, most }
})
const stanceLine: DefaultShape = { input: 'STANCE', ...unknownStance }

const table: readonly DefaultShape[] = [
  stanceLine,
  ...kindLines,
  ...classificationLines.filter((line) => line !== null),
  ...tieLines,
]

export const LeverageDefault = builder.objectRef<DefaultShape>('LeverageDefault').implement({
  description:
    'What a leverage assumes where nobody judged, of actors or ties of one sort. These values are judgements of ours, not findings.',
  fields: (t) => ({
    input: t.expose('input', { type: JudgedInputEnum, description: 'What is assumed.' }),
    actorKind: t.field({
      type: ActorKindEnum,
      nullable: true,
      description:
        'Of actors of this kind whose sort of body has no line of its own. Null: not by kind.',
      resolve: ({ actorKind }) => actorKind ?? null,
    }),
    classification: t.field({
      type: ClassificationEnum,
      nullable: true,
      description: 'Of bodies of this sort, whatever their kind. Null: not by sort of body.',
      resolve: ({ classification }) => classification ?? null,
    }),
    tieKind: t.field({
      type: TieKindEnum,
      nullable: true,
      description: 'Of ties of this kind. Null: it is about actors.',
      resolve: ({ tieKind }) => tieKind ?? null,
    }),
    assumed: t.exposeFloat('assumed', {
      description:
        'The value that is assumed: a stance from -1 (against) to 1 (with us), an openness from 0 (immovable) to below 1, a strength above 0 and up to 1.',
    }),
    least: t.exposeFloat('least', { description: 'The least value that draws take instead.' }),
    most: t.exposeFloat('most', { description: 'The greatest value that draws take instead.' }),
  }),
})

/** How often a line of the table was used. */
interface UseShape {
  readonly line: DefaultShape
  readonly count: number
}

export const LeverageAssumption = builder.objectRef<UseShape>('LeverageAssumption').implement({
  description: 'How much of what a leverage was reckoned with comes from one line of the defaults.',
  fields: (t) => ({
    default: t.field({
      type: LeverageDefault,
      description: 'The line.',
      resolve: ({ line }) => line,
    }),
    count: t.exposeInt('count', {
      description: 'Of how many actors, or ties, of this part of the network it was assumed.',
    }),
  }),
})

/** How often each line was used, in the order of the table; lines of no use are left out. */
export function usesOf(
  { kinds, classifications: sorts, ties }: Snapshot,
  { stances, openness, strengths }: LeverageInputs,
): UseShape[] {
  const counts = new Map<DefaultShape, number>()
  const count = (line: DefaultShape) => counts.set(line, (counts.get(line) ?? 0) + 1)
  for (let actor = 0; actor < kinds.length; actor += 1) {
    if (stances.known[actor] === known.assumed) count(stanceLine)
    if (openness.known[actor] !== known.assumed) continue
    const line = classificationLines[sorts[actor] as number] ?? kindLines[kinds[actor] as number]
    count(line as DefaultShape)
  }
  for (let tie = 0; tie < ties.kinds.length; tie += 1) {
    const line = tieLines[ties.kinds[tie] as number] as DefaultShape
    if (strengths.known[tie] === known.assumed) count(line)
  }
  return table.flatMap((line) => {
    const used = counts.get(line)
    return used ? [{ line, count: used }] : []
  })
}

builder.queryField('leverageDefaults', (t) =>
  t.field({
    type: [LeverageDefault],
    description:
      'All that a leverage assumes where nobody judged: of stances, of openness by sort of body or else by kind of actor, of the strength of ties by kind. Every answer lists what it used.',
    extensions: { cost: { size: table.length } },
    resolve: () => [...table],
  }),
)
