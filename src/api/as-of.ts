import type { AsOf } from '../network/holding.ts'
import { builder } from './builder.ts'
import type { Context } from './context.ts'
import type { Cursor } from './cursor.ts'
import { CertaintyEnum } from './enums.ts'

/** The day and the certainty that every list of ties can be asked with. */
export const asOfArgs = () =>
  builder.args((t) => ({
    asOf: t.field({
      type: 'Date',
      description:
        'The day that the answer is about; the last day of an interval counts. Only its own dates are looked at, not those of the records at its ends. Default: today. null: all times.',
    }),
    certainty: t.field({
      type: CertaintyEnum,
      description: 'How certain it must be on that day. Default: MAY_HOLD, which includes HOLDS.',
    }),
  }))

/** Reads them; a cursor keeps the day that its first page was asked on. */
export function readAsOf(
  context: Context,
  args: { asOf?: string | null | undefined; certainty?: AsOf['certainty'] | null | undefined },
  cursor: Cursor | null,
): AsOf {
  const asked = args.asOf === undefined ? context.today : args.asOf
  return { day: cursor ? cursor.day : asked, certainty: args.certainty ?? 'MAY_HOLD' }
}

/** What the name of a list holds of the day: a day left out is another list than null, all times. */
export const asOfName = (args: {
  asOf?: string | null | undefined
  certainty?: AsOf['certainty'] | null | undefined
}): unknown => [args.asOf === undefined ? 'today' : args.asOf, args.certainty ?? 'MAY_HOLD']
