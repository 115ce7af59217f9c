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

/** Throws TIMED_OUT when the client has left or the deadline has passed. */
export function refuseIfOver({ signal }: Context): void {
  if (!signal.aborted) return
  throw new Refusal('TIMED_OUT', {
    id: 'Permintaan itu terlalu lama.',
    en: 'The request took longer than it may.',
  })
}
