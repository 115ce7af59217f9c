import { Refusal } from '../model/problem.ts'
import type { TieFilter } from '../network/ties-of-actors.ts'
import { builder } from './builder.ts'
import {
  ActorKindEnum,
  ConfidenceEnum,
  SourceKindEnum,
  TieDirectionEnum,
  TieKindEnum,
} from './enums.ts'

/** The parts in which every filter of ties asks what is known of a tie. */
export const tieParts = {
  minStrength: {
    description:
      'Only ties of at least this strength, above 0 and up to 1; ties nobody judged are left out.',
  },
  confirmedSince: {
    type: 'Date',
    description:
      'Only ties last confirmed on this day or later; ties never confirmed are left out.',
  },
  sourceKinds: {
    type: [SourceKindEnum] as [typeof SourceKindEnum],
    description:
      'Only ties with at least one source of these kinds; a source that not everybody who sees the tie may see is not looked at.',
  },
  unsourced: {
    description:
      'true: only ties that no source shows. false: only ties that one shows. See Tie.unsourced.',
  },
} as const

/** Which ties: an argument of every list of ties, and a part of filters on actors. */
export const TieFilterInput = builder.inputType('TieFilter', {
  description:
    'Which ties; every part given must hold. An empty list matches nothing, nor do parts that contradict each other.',
  fields: (t) => ({
    kinds: t.field({ type: [TieKindEnum], description: 'Only these kinds.' }),
    direction: t.field({
      type: TieDirectionEnum,
      defaultValue: 'ANY',
      description:
        'Only ties that begin (OUT) or end (IN) here. Undirected ties do both, and are in whatever the direction.',
    }),
    otherKinds: t.field({
      type: [ActorKindEnum],
      description: 'Only ties to actors of these kinds.',
    }),
    minStrength: t.float(tieParts.minStrength),
    confidences: t.field({ type: [ConfidenceEnum], description: 'Only ties that are this sure.' }),
    confirmedSince: t.field(tieParts.confirmedSince),
    sourceKinds: t.field(tieParts.sourceKinds),
    unsourced: t.boolean(tieParts.unsourced),
  }),
})

/** Throws BAD_FILTER unless a strength asked for is above 0 and up to 1; null: none is. */
export function readMinStrength(least: number | null | undefined): number | null {
  if (least == null) return null
  if (least > 0 && least <= 1) return least
  throw new Refusal('BAD_FILTER', {
    id: 'minStrength lebih dari 0 dan paling banyak 1.',
    en: 'minStrength is above 0 and up to 1.',
  })
}

interface TiePartsInput {
  readonly minStrength?: number | null | undefined
  readonly confirmedSince?: string | null | undefined
  readonly sourceKinds?: readonly string[] | null | undefined
  readonly unsourced?: boolean | null | undefined
}

/** These parts as the network takes them; throws BAD_FILTER when a value cannot be. */
export const readTieParts = (input: TiePartsInput | null | undefined) => ({
  minStrength: readMinStrength(input?.minStrength),
  confirmedSince: input?.confirmedSince ?? null,
  sourceKinds: input?.sourceKinds ?? null,
  unsourced: input?.unsourced ?? null,
})

/** The filter as the network takes it; throws BAD_FILTER when a value cannot be. */
export const readTieFilter = (
  input: typeof TieFilterInput.$inferInput | null | undefined,
): TieFilter => ({
  kinds: input?.kinds ?? null,
  direction: input?.direction ?? 'ANY',
  otherKinds: input?.otherKinds ?? null,
  confidences: input?.confidences ?? null,
  ...readTieParts(input),
})
