import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BrokerageRole } from '../../../src/model/analysis.ts'
import { tieKinds } from '../../../src/model/tie.ts'
import { onEveryApi } from '../../support/api.ts'
import { castRecords } from '../../support/filled.ts'
import { field, member, refused } from './world.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

const page =
  'ungrouped totalCount edges { cursor rank total unplaced before explanation group { label provinceCode kind community } roles { role count } node { slug kind } } pageInfo { hasNextPage endCursor } computation { method exact parameters { name value } notes }'
const provinceOf = new Map([
  ...['kelompok-a', 'kelompok-b', 'federasi', 'koalisi', 'dewan', 'dinas'].map(
    (slug) => [slug, '34'] as const,
  ),
  ...['kelompok-c', 'kelompok-d', 'pendamping'].map((slug) => [slug, '35'] as const),
])
const roleOf: Record<string, BrokerageRole> = {
  AAA: 'COORDINATOR',
  ABA: 'CONSULTANT',
  AAB: 'REPRESENTATIVE',
  ABB: 'GATEKEEPER',
  ABC: 'LIAISON',
}

interface Edge {
  readonly total: number
  readonly unplaced: number
  readonly explanation: string
  readonly roles: { readonly role: BrokerageRole; readonly count: number }[]
  readonly group: { readonly label: string }
  readonly node: { readonly slug: string; readonly kind: string }
}
interface Node {
  readonly id: string
  readonly slug: string
  readonly kind: string
}
interface Link {
  readonly source: string
  readonly target: string
  readonly kind: keyof typeof tieKinds
}

describe('brokerage', () => {
  onEveryApi(
    () => records,
    (ask) => {
      /** Roles triple by triple, from what a picture shows. */
      const wanted = async (
        groupOf: (node: Node) => string | undefined,
        viewer?: typeof member,
      ) => {
        const { nodes, links } = await field(
          ask,
          'drawing { nodes { id slug kind } links { source target kind } }',
          viewer ? { viewer } : {},
        )
        const passes = new Set<string>()
        for (const { source, target, kind } of links as Link[]) {
          const { listens } = tieKinds[kind]
          if (listens === 'FROM_LISTENS' || listens === 'BOTH_LISTEN') {
            passes.add(`${target} ${source}`)
          }
          if (listens === 'TO_LISTENS' || listens === 'BOTH_LISTEN') {
            passes.add(`${source} ${target}`)
          }
        }
        const roles = new Map<string, Map<BrokerageRole, number>>()
        const distinct = (a: Node, v: Node, c: Node) => a !== v && v !== c && a !== c
        for (const v of nodes as Node[]) {
          const own = groupOf(v)
          for (const a of nodes as Node[]) {
            for (const c of nodes as Node[]) {
              const open =
                passes.has(`${a.id} ${v.id}`) &&
                passes.has(`${v.id} ${c.id}`) &&
                !passes.has(`${a.id} ${c.id}`)
              const groups = [groupOf(a), own, groupOf(c)]
              if (!open || !distinct(a, v, c) || groups.includes(undefined)) continue
              const seen = [...new Set(groups)]
              const name = groups.map((group) => 'ABC'[seen.indexOf(group)]).join('')
              const role = roleOf[name] as BrokerageRole
              const counts = roles.get(v.slug) ?? new Map<BrokerageRole, number>()
              roles.set(v.slug, counts.set(role, (counts.get(role) ?? 0) + 1))
            }
          }
        }
        return roles
      }
      const rolesOf = (edges: Edge[]) =>
        new Map(
          edges.map(({ node, roles }) => [
            node.slug,
            new Map(roles.flatMap(({ role, count }) => (count > 0 ? [[role, count]] : []))),
          ]),
        )

      it.each([
        ['PROVINCE', ({ slug }: Node) => provinceOf.get(slug)],
        ['KIND', ({ kind }: Node) => kind],
      ])('by %s has the roles that triples give, for each who looks', async (by, groupOf) => {
        const open = await field(ask, `brokerage(by: ${by}) { ${page} }`)
        expect(rolesOf(open.edges)).toEqual(await wanted(groupOf))
        const within = await field(ask, `brokerage(by: ${by}) { ${page} }`, { viewer: member })
        expect(rolesOf(within.edges)).toEqual(await wanted(groupOf, member))
        expect(within.edges).not.toEqual(open.edges)
        for (const { total, roles } of open.edges as Edge[]) {
          expect(roles).toHaveLength(5)
          expect(total).toBe(roles.reduce((sum, { count }) => sum + count, 0))
        }
      })

      it('tells who is in no province, and what is counted in no role', async () => {
        const found = await field(ask, `brokerage(by: PROVINCE) { ${page} }`)
        // kelompok-e, jaringan, mitra and pabrik have no place.
        expect(found.ungrouped).toBe(4)
        const slugs = found.edges.map(({ node }: Edge) => node.slug)
        expect(slugs).not.toContain('jaringan')
        expect(found.computation.notes.join()).toMatch(/\d+ open ways count in no role/)
        const byKind = await field(ask, `brokerage(by: KIND) { ${page} }`)
        expect(byKind).toMatchObject({ ungrouped: 0, computation: { notes: [] } })
      })

      it('names groups in the language of the request, all provinces by one statement', async () => {
        const labels = async (by: string, language: 'ID' | 'EN') => {
          const { edges } = await field(ask, `brokerage(by: ${by}) { ${page} }`, { language })
          return edges.map(({ group }: Edge) => group.label)
        }
        expect(await labels('KIND', 'EN')).toContain('Group')
        expect(await labels('KIND', 'ID')).toContain('Kelompok')
        expect(await labels('COMMUNITY', 'ID')).toContain('Blok 1')
        const two = `a: brokerage(by: PROVINCE) { ${page} } b: brokerage(by: PROVINCE) { ${page} }`
        const { sql, errors } = await ask(`{ network { ${two} } }`)
        expect(errors).toEqual([])
        expect(sql).toHaveLength(2)
      })

      it('says how it found communities, and which sentence the roles make', async () => {
        const found = await field(ask, `brokerage(by: COMMUNITY, seed: 4) { ${page} }`)
        expect(found.computation.parameters).toEqual([
          { name: 'by', value: 'COMMUNITY' },
          { name: 'resolution', value: '1' },
          { name: 'seed', value: '4' },
        ])
        const [first] = found.edges
        expect(first.group).toMatchObject({ provinceCode: null, kind: null })
        expect(first.explanation).toMatch(
          new RegExp(`^Brokers ${first.total} open ways? between two others: \\d+ as [a-z]+.*\\.$`),
        )
        const indonesian = await field(ask, `brokerage(by: KIND) { ${page} }`, { language: 'ID' })
        expect(indonesian.edges[0].explanation).toMatch(/^Menjembatani \d+ jalan .* sebagai /)
      })

      it('pages on, and back', async () => {
        const all = await field(ask, `brokerage(by: KIND) { ${page} }`)
        const one = await field(ask, `brokerage(by: KIND, first: 3) { ${page} }`)
        const two = await field(
          ask,
          `brokerage(by: KIND, first: 100, after: "${one.pageInfo.endCursor}") { ${page} }`,
        )
        expect([...one.edges, ...two.edges]).toEqual(all.edges)
        const back = await field(
          ask,
          `brokerage(by: KIND, last: 2, before: "${one.pageInfo.endCursor}") { ${page} }`,
        )
        expect(back.edges).toEqual(all.edges.slice(0, 2))
        const after = `after: "${one.pageInfo.endCursor}"`
        expect(await refused(ask, `brokerage(by: PROVINCE, ${after}) { totalCount }`)).toBe(
          'FOREIGN_CURSOR',
        )
      })

      it('nobody in a part without ties, and refuses a resolution that makes no sense', async () => {
        const found = await field(ask, `brokerage(by: KIND) { ${page} }`, {
          filter: 'tieKinds: [FUNDED_BY]',
        })
        expect(found).toMatchObject({ totalCount: 0, edges: [] })
        const text = 'brokerage(by: COMMUNITY, resolution: 0) { totalCount }'
        expect(await refused(ask, text)).toBe('BAD_FILTER')
      })
    },
  )
})
