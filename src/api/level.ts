import DataLoader from 'dataloader'
import { Refusal } from '../model/problem.ts'
import type { Context } from './context.ts'

/**
 * The loader of one kind of question: all that is asked in one turn of the executor, which is one
 * level of the answer, is answered by one call of `load`. Nothing is read for a request that is
 * over.
 */
export function levelLoader<Ask, Answer>(
  context: Context,
  name: string,
  load: (context: Context, asks: readonly Ask[]) => Promise<(Answer | Error)[]>,
): DataLoader<Ask, Answer> {
  const held = context.loaders.get(name) as DataLoader<Ask, Answer> | undefined
  if (held) return held
  const made = new DataLoader<Ask, Answer>(
    async (asks) => {
      refuseIfOver(context)
      return load(context, asks)
    },
    { cache: false },
  )
  context.loaders.set(name, made as unknown as DataLoader<never, unknown>)
  return made
}

/**
 * Answers a level question by question, side by side: asks of equal names are one question, which
 * `read` answers for all of them at once, in their order.
 */
export async function byQuestion<Ask, Answer>(
  level: readonly Ask[],
  nameOf: (ask: Ask) => string,
  read: (asks: readonly [Ask, ...Ask[]], places: readonly number[]) => Promise<readonly Answer[]>,
): Promise<Answer[]> {
  const answers: Answer[] = []
  const questions = Map.groupBy(level.keys(), (at) => nameOf(level[at] as Ask))
  await Promise.all(
    [...questions.values()].map(async (places) => {
      const asks = places.map((at) => level[at]) as [Ask, ...Ask[]]
      const found = await read(asks, places)
      places.forEach((at, place) => {
        answers[at] = found[place] as Answer
      })
    }),
  )
  return answers
}

/** The same, where the failure of a question is the answer of each that asked it, and of no other. */
export const byQuestionOrError = <Ask, Answer>(
  level: readonly Ask[],
  nameOf: (ask: Ask) => string,
  read: Parameters<typeof byQuestion<Ask, Answer>>[2],
): Promise<(Answer | Error)[]> =>
  byQuestion<Ask, Answer | Error>(level, nameOf, (asks, places) =>
    read(asks, places).catch((error: Error) => asks.map(() => error)),
  )

/** Throws TIMED_OUT when the client has left or the deadline has passed. */
export function refuseIfOver({ signal }: Context): void {
  if (!signal.aborted) return
  throw new Refusal('TIMED_OUT', {
    id: 'Permintaan itu terlalu lama.',
    en: 'The request took longer than it may.',
  })
}
