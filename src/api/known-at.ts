import type { Day } from '../model/partial-date.ts'
import { Refusal } from '../model/problem.ts'
import type { Engine } from '../network/engine.ts'
import { graphUnavailable } from '../network/refusals.ts'
import type { Context } from './context.ts'

/** What the argument says wherever it stands. */
export const knownAtDescription =
  'A day that is over: the network as it was on record when that day ended in Jakarta, whatever was learnt or corrected since; before anything was on record it is empty. `asOf` is another matter: what was true on a day. Who may see what is decided as of today. It decides who and what is found, counted, ordered and drawn; where fields of an actor or a tie need the records, those are read as they are today, and a record that is gone since is left out of lists. Ask again after TIMED_OUT: it may have to be built first. SLICE_TOO_LARGE: it is made of more than 150,000 records. BAD_FILTER: the day is not over. Default: what is on record now.'

/**
 * The network that a question is about; null: the one that is on record now. Throws BAD_FILTER for a
 * day that is not over, TIMED_OUT while a past network is being built, SLICE_TOO_LARGE.
 */
export async function networkAt(
  context: Context,
  knownAt: Day | null | undefined,
): Promise<Engine> {
  if (knownAt == null) return context.network
  if (knownAt >= context.today) {
    throw new Refusal('BAD_FILTER', {
      id: 'knownAt adalah hari sebelum hari ini.',
      en: 'knownAt is a day before today.',
    })
  }
  if (!context.past) throw graphUnavailable()
  return context.past.on(knownAt, context.signal)
}
