import type { Conflict, Said } from '../model/figure.ts'
import { isoDay } from '../model/partial-date.ts'
import { builder } from './builder.ts'
import { Claim } from './claim.ts'
import { CertaintyEnum } from './enums.ts'
import type { Row } from './table.ts'

/** A row of claims with what the rules of figures look at. */
export type SaidRow = Said & Row

/** The columns that `saidOf` needs. */
export const saidColumns = {
  id: true,
  property: true,
  number: true,
  text: true,
  comparator: true,
  rank: true,
  confidence: true,
  trueMin: true,
  trueMax: true,
}

/** The row as the rules take it: its days as texts. */
export const saidOf = (row: Row): SaidRow =>
  ({
    ...row,
    trueMin: isoDay(row.trueMin as Date),
    trueMax: isoDay(row.trueMax as Date),
  }) as unknown as SaidRow

export const ClaimConflict = builder.objectRef<Conflict<SaidRow>>('ClaimConflict').implement({
  description:
    'Claims on one property of one record that cannot all be true. Only claims whose days overlap are compared: figures of different days are a series. ABOUT means up to a tenth more or less, MORE_THAN any greater figure, a partial date any of its days. Claims known to be wrong (DEPRECATED) do not count.',
  fields: (t) => ({
    claims: t.field({
      type: [Claim],
      extensions: { cost: { size: 4 } },
      description: 'The claims, in order of day; each conflicts with at least one of the others.',
      resolve: ({ claims }) => [...claims] as never,
    }),
    settled: t.field({
      type: Claim,
      nullable: true,
      description:
        'The claim among them that the record follows (PREFERRED). Null: nothing is settled.',
      resolve: ({ claims }) => (claims.find(({ rank }) => rank === 'PREFERRED') ?? null) as never,
    }),
    certainty: t.expose('certainty', {
      type: CertaintyEnum,
      description:
        'HOLDS: two of them speak of the same day or period, or of something that does not change by the day. MAY_HOLD: their periods only overlap, or a figure has none.',
    }),
  }),
})
