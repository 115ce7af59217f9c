import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { developer } from '../../../src/access/circles.ts'
import { tieRoles } from '../../../src/analysis/tie-roles.ts'
import { type TieKind, tieKindNames } from '../../../src/model/tie.ts'
import type { Viewer } from '../../../src/model/viewer.ts'
import { type Ask, onEveryApi } from '../../support/api.ts'
import { castRecords } from '../../support/filled.ts'
import { field, member, refused } from './world.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

const hop = 'kind strength assumed lastConfirmedOn from { slug } to { slug } tie { id strength }'
const found = `__typename ... on Routes { atLeastOne complete before computation { method exact parameters { name value } notes }
  routes { reliability sentence through { slug } hops { ${hop} } } }
  ... on NoRoute { code message path before computation { method } }`
const routes = (from: string, to: string, more = '') =>
  `routes(from: { slug: "${from}" }, to: { slug: "${to}" } ${more}) { ${found} }`

interface Named {
  readonly slug: string
}
interface Tie {
  readonly id: string
  readonly kind: TieKind
  readonly strength: number | null
  readonly from: Named
  readonly to: Named
}
interface Way {
  readonly slugs: readonly string[]
  readonly ties: readonly string[]
  readonly reliability: number
}

const strengthOf = ({ kind, strength }: Tie): number =>
  strength ?? (tieRoles[tieKindNames.indexOf(kind)]?.strength.assumed as number)

/** All ways within so many hops, over the strongest tie between two, the most reliable first. */
async function waysByHand(ask: Ask, from: string, to: string, maxHops: number, viewer?: Viewer) {
  const list = 'ties(first: 100) { nodes { id kind strength from { slug } to { slug } } }'
  const { nodes } = await field(ask, list, viewer ? { viewer } : {})
  const strongest = new Map<string, Tie>()
  for (const tie of nodes as Tie[]) {
    if (tie.kind === 'OPPOSES' || tie.kind === 'SUCCEEDS') continue
    for (const ends of [
      [tie.from.slug, tie.to.slug],
      [tie.to.slug, tie.from.slug],
    ]) {
      const other = strongest.get(ends.join(' '))
      if (!other || strengthOf(tie) > strengthOf(other)) strongest.set(ends.join(' '), tie)
    }
  }
  const ways: Way[] = []
  const walk = ({ slugs, ties, reliability }: Way) => {
    const at = slugs.at(-1) as string
    if (at === to) ways.push({ slugs, ties, reliability })
    else if (ties.length < maxHops) {
      for (const [ends, tie] of strongest) {
        const [one, other] = ends.split(' ') as [string, string]
        if (one !== at || slugs.includes(other)) continue
        walk({
          slugs: [...slugs, other],
          ties: [...ties, tie.id],
          reliability: reliability * strengthOf(tie),
        })
      }
    }
  }
  walk({ slugs: [from], ties: [], reliability: 1 })
  const chances = new Map((nodes as Tie[]).map((tie) => [tie.id, strengthOf(tie)]))
  return {
    ways: ways.toSorted((a, b) => b.reliability - a.reliability || a.ties.length - b.ties.length),
    chances,
  }
}

/** Over all states of the ties of some ways: whether one of them works. */
function atLeastOne(ways: readonly (readonly string[])[], chances: Map<string, number>): number {
  const ties = [...new Set(ways.flat())]
  let sum = 0
  for (let state = 0; state < 2 ** ties.length; state += 1) {
    const works = (tie: string) => (state & (1 << ties.indexOf(tie))) !== 0
    if (!ways.some((way) => way.every(works))) continue
    sum += ties.reduce((product, tie) => {
      const chance = chances.get(tie) as number
      return product * (works(tie) ? chance : 1 - chance)
    }, 1)
  }
  return sum
}

describe('routes', () => {
  onEveryApi(
    () => records,
    (ask) => {
      it.each([
        ['kelompok-a', 'jaringan'],
        ['mitra', 'kelompok-b'],
        ['pendamping', 'koalisi'],
        ['kelompok-d', 'pabrik'],
      ])('from %s to %s are the most reliable, for each who looks', async (from, to) => {
        for (const viewer of [undefined, member, developer]) {
          const options = viewer ? { viewer } : {}
          const { ways, chances } = await waysByHand(ask, from, to, 5, viewer)
          const told = await field(ask, routes(from, to, ', count: 4, maxHops: 5'), options)
          if (ways.length === 0) {
            expect(told.__typename).toBe('NoRoute')
            continue
          }
          expect(told.routes).toHaveLength(Math.min(4, ways.length))
          expect(told.complete).toBe(ways.length <= 4)
          for (const [at, route] of told.routes.entries()) {
            expect(route.reliability).toBeCloseTo(ways[at]?.reliability as number, 12)
            const slugs = [from, ...route.hops.map((one: { to: Named }) => one.to.slug)]
            const same = ways.find((way) => way.slugs.join() === slugs.join())
            expect(same?.reliability).toBeCloseTo(route.reliability, 12)
            expect(route.hops.map((one: { tie: Tie }) => chances.get(one.tie.id))).toEqual(
              route.hops.map(({ strength }: { strength: number }) => strength),
            )
            expect(route.through.map(({ slug }: Named) => slug)).toEqual(slugs.slice(1, -1))
            for (const one of route.hops) expect(one.assumed).toBe(one.tie.strength === null)
          }
          const ids = told.routes.map(({ hops }: { hops: { tie: Tie }[] }) =>
            hops.map(({ tie }) => tie.id),
          )
          expect(told.atLeastOne).toBeCloseTo(atLeastOne(ids, chances), 10)
        }
      })

      it('differ by what one may see', async () => {
        const open = await field(ask, routes('kelompok-a', 'kelompok-d', ', maxHops: 1'))
        const within = await field(ask, routes('kelompok-a', 'kelompok-d', ', maxHops: 1'), {
          viewer: member,
        })
        expect(open.__typename).toBe('NoRoute')
        expect(within.routes[0].hops[0].kind).toBe('ALLIED_WITH')
        const text = JSON.stringify(await field(ask, routes('kelompok-c', 'mitra')))
        expect(text).not.toContain('kelompok-f')
        const all = await field(ask, routes('kelompok-c', 'mitra', ', count: 10'), {
          viewer: developer,
        })
        expect(JSON.stringify(all)).toContain('kelompok-f')
      })

      it('say through whom, in both languages, and what they rest on', async () => {
        const viewer = developer
        const straight = await field(ask, routes('kelompok-a', 'kelompok-b', ', count: 1'), {
          viewer,
        })
        expect(straight.routes[0].sentence).toBe(
          "Directly to Kelompok Uji B Jum'at: it works with a chance of 80%.",
        )
        const through = await field(ask, routes('kelompok-b', 'mitra', ', count: 1'), { viewer })
        expect(through.routes[0].sentence).toBe(
          'Through Kelompok Uji A to Mitra Uji: it works with a chance of 56%; the strength of 1 of its 2 ties is assumed.',
        )
        const local = { viewer, language: 'ID' } as const
        const lewat = await field(ask, routes('kelompok-b', 'mitra', ', count: 1'), local)
        expect(lewat.routes[0].sentence).toBe(
          'Lewat Kelompok Uji A ke Mitra Uji: peluang berhasil 56%; kekuatan 1 dari 2 hubungannya masih anggapan.',
        )
        expect(through.computation).toMatchObject({ method: 'ROUTES', exact: true })
        expect(through.computation.parameters).toEqual([
          { name: 'count', value: '1' },
          { name: 'maxHops', value: '4' },
        ])
        expect(through.computation.notes[0]).toContain('Nobody judged')
      })

      it('say when there is none', async () => {
        const none = await field(ask, routes('kelompok-a', 'kelompok-e'))
        expect(none).toMatchObject({ __typename: 'NoRoute', code: 'NO_ROUTE', path: null })
        expect(none.message).toContain('within 4 steps')
        const local = await field(ask, routes('kelompok-a', 'kelompok-e'), { language: 'ID' })
        expect(local.message).toContain('Tidak ada jalur')
      })

      it('compare a network as it would be with the real one', async () => {
        const lose = 'loseActor: { actor: { slug: "kelompok-a" } }'
        const add =
          'addTie: { kind: ALLIED_WITH, from: { slug: "kelompok-e" }, to: { slug: "mitra" } }'
        const { network: lost } = await field(
          ask,
          `whatIf(changes: [{ ${lose} }, { ${add} }]) { network { gone: ${routes('mitra', 'koalisi')} new: ${routes('kelompok-e', 'koalisi')} } }`,
        )
        const real = await field(ask, routes('mitra', 'koalisi'))
        expect(lost.gone.before).toBeCloseTo(real.atLeastOne, 12)
        expect(lost.gone.routes).toHaveLength(1)
        expect(lost.new.before).toBe(0)
        expect(lost.new.routes[0].hops[0]).toMatchObject({ kind: 'ALLIED_WITH', tie: null })
      })

      it('refuse what cannot be asked', async () => {
        expect(await refused(ask, routes('kelompok-a', 'kelompok-a'))).toBe('BAD_FILTER')
        expect(await refused(ask, routes('kelompok-a', 'mitra', ', count: 11'))).toBe('BAD_FILTER')
        expect(await refused(ask, routes('kelompok-a', 'mitra', ', maxHops: 7'))).toBe('BAD_FILTER')
        expect(await refused(ask, routes('kelompok-a', 'tidak-ada'))).toBe('NOT_IN_SLICE')
        expect(await refused(ask, routes('kelompok-a', 'kelompok-f'))).toBe('NOT_IN_SLICE')
      })

      it('take one statement for names, one for actors and one for ties', async () => {
        const text = `{ network { ${routes('kelompok-d', 'pabrik')} } }`
        await ask(text)
        const { sql, cypher } = await ask(text)
        // And one to find the two who are named.
        expect(sql).toHaveLength(4)
        expect(cypher).toHaveLength(1)
      })
    },
  )
})
