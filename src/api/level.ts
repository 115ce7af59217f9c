import DataLoader from 'dataloader'
import { type GraphQLResolveInfo, responsePathAsArray } from 'graphql'
import type { Context } from './context.ts'

/**
 * The loader of one level: every field that asks at the same place of the answer, whatever its
 * list index or alias, is answered by one call of `load`.
 */
export function levelLoader<Ask, Answer>(
  context: Context,
  info: GraphQLResolveInfo,
  name: string,
  load: (context: Context, asks: readonly Ask[]) => Promise<(Answer | Error)[]>,
): DataLoader<Ask, Answer> {
  const place = responsePathAsArray(info.path).filter((step) => typeof step === 'string')
  const key = `${name}@${place.slice(0, -1).join('.')}`
  const held = context.loaders.get(key) as DataLoader<Ask, Answer> | undefined
  if (held) return held
  const made = new DataLoader<Ask, Answer>((asks) => load(context, asks), { cache: false })
  context.loaders.set(key, made as unknown as DataLoader<never, unknown>)
  return made
}
