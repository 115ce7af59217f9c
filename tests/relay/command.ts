import fc from 'fast-check'
import type { Model, Slug } from './model.ts'
import { slugs } from './model.ts'
import type { ModelStores } from './model-stores.ts'

export type Command = fc.AsyncCommand<Model, ModelStores>

/** How often each command was run. */
export const ran = new Map<string, number>()

export const command = (
  name: string,
  run: (model: Model, stores: ModelStores) => Promise<void>,
  possible: (model: Model) => boolean = () => true,
  detail = '',
): Command => ({
  check: possible,
  run: (model, stores) => {
    ran.set(name, (ran.get(name) ?? 0) + 1)
    return run(model, stores)
  },
  toString: () => (detail ? `${name} ${detail}` : name),
})

/** Whether an actor was merged into no other one. */
export const stands = ({ facts }: Model, slug: Slug) =>
  facts.merges.every(({ absorbed }) => absorbed !== slug)

export const anySlug = fc.constantFrom(...slugs)
