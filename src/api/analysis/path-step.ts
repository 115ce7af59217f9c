import { known, type LeverageInputs } from '../../analysis/leverage-inputs.ts'
import { neverConfirmed, type Snapshot } from '../../analysis/snapshot.ts'
import { isoDay } from '../../model/partial-date.ts'
import { type TieKind, tieKindNames } from '../../model/tie.ts'
import { Actor } from '../actor.ts'
import { builder } from '../builder.ts'
import { TieKindEnum } from '../enums.ts'
import { Tie } from '../tie.ts'
import type { Found } from './found.ts'

/** One step along a tie; actors and the tie are places in the snapshot. */
export interface StepShape {
  readonly found: Found
  readonly inputs: Pick<LeverageInputs, 'strengths'>
  readonly from: number
  readonly to: number
  readonly tie: number
}

const column = ({ found: { snapshot } }: StepShape): Snapshot['ties'] => snapshot.ties

export const PathStep = builder.objectRef<StepShape>('PathStep').implement({
  description: 'One step from an actor to the next, along the strongest tie between the two.',
  fields: (t) => ({
    from: t.field({
      type: Actor,
      nullable: true,
      description: 'The actor that the step begins at. Null: it has just been removed.',
      resolve: ({ found, from }) => found.actor(from) as never,
    }),
    to: t.field({
      type: Actor,
      nullable: true,
      description: 'The actor that the step leads to. Null: it has just been removed.',
      resolve: ({ found, to }) => found.actor(to) as never,
    }),
    tie: t.field({
      type: Tie,
      nullable: true,
      description:
        'The tie, with its sources. Null: it is a new one of a hypothetical network, or it has just been removed.',
      resolve: ({ found, tie }) => found.tie(tie) as never,
    }),
    kind: t.field({
      type: TieKindEnum,
      description: 'What the tie consists of.',
      resolve: (step): TieKind => tieKindNames[column(step).kinds[step.tie] as number] as TieKind,
    }),
    strength: t.float({
      description: 'How strong the tie is, above 0 and up to 1: judged, given, or else assumed.',
      resolve: ({ inputs, tie }) => inputs.strengths.values[tie] as number,
    }),
    assumed: t.boolean({
      description: 'Whether nobody judged the strength, so that it is assumed of its kind.',
      resolve: ({ inputs, tie }) => inputs.strengths.known[tie] === known.assumed,
    }),
    lastConfirmedOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day on which the tie was last confirmed. Null: none is on record.',
      resolve: (step) => {
        const day = column(step).confirmed[step.tie] as number
        return day === neverConfirmed ? null : isoDay(new Date(day * 86_400_000))
      },
    }),
  }),
})
