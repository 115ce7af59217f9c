import type { Run } from '../../src/network/engine.ts'
import { castId } from '../cast.ts'
import type { ModelStores } from './model-stores.ts'

/** The actors that the commands are about; of the cast, so that much hangs on them. */
export const slugs = ['kelompok-a', 'kelompok-b', 'kelompok-c', 'kelompok-d', 'kelompok-e'] as const

export type Slug = (typeof slugs)[number]

/** What the records say of these actors, kept apart from all that is under test. */
export interface Facts {
  readonly names: Readonly<Partial<Record<Slug, string>>>
  readonly people: readonly string[]
  /** The merges that stand, the last one last. */
  readonly merges: readonly { readonly id: string; readonly absorbed: Slug }[]
}

export interface Model {
  facts: Facts
  backup: Facts | null
  away: boolean
  paused: number
}

export const newModel = (): Model => ({
  facts: { names: {}, people: [], merges: [] },
  backup: null,
  away: false,
  paused: 0,
})

/** Everything settles, and then graph, records and model agree. */
export async function settled(model: Model, stores: ModelStores): Promise<void> {
  stores.away = false
  model.away = false
  const found = await stores.settle()
  if (found.length > 0) throw new Error(found.join('\n'))
  const wrong = await disagreeing(model.facts, stores.engine.read)
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
}

async function disagreeing({ names, people, merges }: Facts, run: Run): Promise<string[]> {
  const gone = new Set<Slug>(merges.map(({ absorbed }) => absorbed))
  const rows = await run('MATCH (n:Actor) WHERE n.id IN $ids RETURN n.id AS id, n.name AS name', {
    ids: slugs.map(castId),
  })
  const shown = new Map(rows.map(({ id, name }) => [id, name]))
  const actors = slugs.filter((slug) => {
    const name = shown.get(castId(slug))
    if (gone.has(slug)) return name !== undefined
    return name === undefined || (names[slug] !== undefined && names[slug] !== name)
  })
  const found = await run('MATCH (n:Person) WHERE n.id IN $people RETURN count(n) AS n', { people })
  return [
    ...actors.map((slug) => `the graph shows ${slug} as ${shown.get(castId(slug))}`),
    ...(found[0]?.n === people.length
      ? []
      : [`of ${people.length} people ${found[0]?.n} are there`]),
  ]
}
