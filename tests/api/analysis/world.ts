import { expect } from 'vitest'
import { anonymous } from '../../../src/access/circles.ts'
import { type Graph, graphOf } from '../../../src/analysis/graph.ts'
import type { Language } from '../../../src/model/language.ts'
import type { Viewer } from '../../../src/model/viewer.ts'
import { castId } from '../../cast.ts'
import type { Ask } from '../../support/api.ts'

/** A member of a group: sees what the network may see, which nobody else does. */
export const member: Viewer = {
  ...anonymous,
  accountId: '01900000-0000-7000-8000-00000000cccc',
  held: [{ role: 'MEMBER', over: castId('kelompok-d') }],
}

/** One field of a part of the network, without errors. */
export async function field(
  ask: Ask,
  text: string,
  { filter = '', viewer, language = 'EN' }: Options = {},
  // biome-ignore lint/suspicious/noExplicitAny: answers are compared as plain JSON.
): Promise<any> {
  const part = filter ? `(filter: { ${filter} })` : ''
  const { data, errors } = await ask(`{ network${part} { it: ${text} } }`, {}, language, viewer)
  expect(errors).toEqual([])
  return data.network.it
}

interface Options {
  readonly filter?: string
  readonly viewer?: Viewer
  readonly language?: Language
}

/** What a picture shows, as a graph of slugs in order of id, over ties that connect. */
export async function pictured(ask: Ask, options: Options = {}) {
  const { nodes, links } = await field(ask, drawing, options)
  const ids = nodes.map(({ id }: Named) => id).sort()
  const slugOf = new Map<string, string>(nodes.map(({ id, slug }: Named) => [id, slug]))
  const joined = links.filter(({ kind }: Link) => kind !== 'OPPOSES' && kind !== 'SUCCEEDS')
  const ends = (side: 'source' | 'target') => joined.map((link: Link) => ids.indexOf(link[side]))
  const graph: Graph = graphOf(ids.length, { from: ends('source'), to: ends('target') }, false)
  const slugs: string[] = ids.map((id: string) => slugOf.get(id))
  const tieCount = (slug: string, other: string): number =>
    joined.filter(({ source, target }: Link) => {
      const pair = [slugOf.get(source), slugOf.get(target)]
      return pair.includes(slug) && pair.includes(other)
    }).length
  return { graph, slugs, place: (slug: string) => slugs.indexOf(slug), tieCount }
}

interface Named {
  readonly id: string
  readonly slug: string
}
interface Link {
  readonly source: string
  readonly target: string
  readonly kind: string
}

const drawing = 'drawing { nodes { id slug } links { source target kind } }'

/** The code of the only error of a field that is refused. */
export async function refused(ask: Ask, text: string): Promise<unknown> {
  const { data, errors } = await ask(`{ network { it: ${text} } }`)
  expect(data.network.it).toBeNull()
  expect(errors).toHaveLength(1)
  return errors[0]?.code
}
