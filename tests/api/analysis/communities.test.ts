import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { modularity } from '../../../src/analysis/leiden.ts'
import { onEveryApi } from '../../support/api.ts'
import { castRecords } from '../../support/filled.ts'
import { field, member, pictured, refused } from './world.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

const page =
  'quality count truncated stability { runs mean least } communities { number size label kinds { kind count } provinces { province name count } members { slug kind } truncated tiesWithin tiesOutward } computation { method exact parameters { name value } notes }'

interface Community {
  readonly number: number
  readonly size: number
  readonly label: string
  readonly kinds: { readonly kind: string; readonly count: number }[]
  readonly provinces: { readonly count: number }[]
  readonly members: { readonly slug: string; readonly kind: string }[]
  readonly tiesWithin: number
  readonly tiesOutward: number
}

describe('communities', () => {
  onEveryApi(
    () => records,
    (ask) => {
      const all = `communities(first: 25, members: 25) { ${page} }`

      it('divide all actors that one sees, and count ties as the picture shows them', async () => {
        for (const viewer of [undefined, member]) {
          const options = viewer ? { viewer } : {}
          const { graph, slugs, place } = await pictured(ask, options)
          const found = await field(ask, all, options)
          const communities = found.communities as Community[]
          const members = communities.map((one) => one.members.map(({ slug }) => place(slug)))
          expect(members.flat().toSorted((a, b) => a - b)).toEqual([...slugs.keys()])
          const labels = slugs.map((_, v) => members.findIndex((set) => set.includes(v)))
          for (const [at, one] of communities.entries()) {
            let [within, outward] = [0, 0]
            for (const v of members[at] ?? []) {
              for (const w of graph.targets.subarray(graph.offsets[v], graph.offsets[v + 1])) {
                if (labels[w] === at) within += 1
                else outward += 1
              }
            }
            expect([one.tiesWithin, one.tiesOutward]).toEqual([within / 2, outward])
            expect(one).toMatchObject({ number: at + 1, size: one.members.length })
          }
          const sizes = communities.map(({ size }) => size)
          expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
          expect(found.quality).toBeGreaterThan(0)
          expect(modularity(graph, labels)).toBeGreaterThan(0)
        }
      })

      it('a hidden actor or tie neither appears nor changes anything', async () => {
        const open = await field(ask, all)
        expect(JSON.stringify(open)).not.toContain('kelompok-f')
        expect(await field(ask, all, { viewer: member })).not.toEqual(open)
      })

      it('a label names what is there', async () => {
        const { communities } = await field(ask, all)
        for (const { label, kinds, provinces, members, size } of communities as Community[]) {
          for (const { kind, count } of kinds) {
            expect(count).toBe(members.filter((one) => one.kind === kind).length)
            expect(label).toContain(`${count} ${kind.toLowerCase()}`)
          }
          const [most] = provinces
          if (most) expect(label).toContain(`; ${most.count} of ${size} in `)
          else expect(label).not.toContain(' in ')
        }
        const indonesian = await field(ask, all, { language: 'ID' })
        expect(indonesian.communities[0].label).toMatch(/^\d+ (kelompok|gabungan|mitra|pemangku)/)
      })

      it('lists as many as asked for, and says what it cut', async () => {
        const found = await field(ask, `communities(first: 1, members: 2) { ${page} }`)
        expect(found).toMatchObject({ truncated: true, communities: [{ truncated: true }] })
        expect(found.communities[0].members).toHaveLength(2)
        const whole = await field(ask, all)
        expect(found.communities[0].members).toEqual(whole.communities[0].members.slice(0, 2))
        expect(whole).toMatchObject({ truncated: false, count: whole.communities.length })
      })

      it('tells how far the seed matters, and what it ran with', async () => {
        const found = await field(ask, `communities(seed: 7, resolution: 1.5) { ${page} }`)
        expect(found.stability.runs).toBe(10)
        expect(found.stability.least).toBeLessThanOrEqual(found.stability.mean)
        expect(found.stability.mean).toBeLessThanOrEqual(1)
        expect(found.computation).toMatchObject({ method: 'COMMUNITIES', exact: false })
        expect(found.computation.parameters).toEqual([
          { name: 'resolution', value: '1.5' },
          { name: 'seed', value: '7' },
          { name: 'runs', value: '10' },
        ])
      })

      it('says nothing of quality without ties, or of nobody', async () => {
        const untied = await field(ask, all, { filter: 'tieKinds: [FUNDED_BY]' })
        expect(untied).toMatchObject({ quality: null, stability: null, count: 13 })
        const nobody = await field(ask, all, { filter: 'around: { actor: { slug: "tidak-ada" } }' })
        expect(nobody).toMatchObject({ quality: null, count: 0, communities: [] })
      })

      it.each(['first: 0', 'first: 26', 'members: 26', 'resolution: 11'])(
        'refuses %s',
        async (arg) => {
          expect(await refused(ask, `communities(${arg}) { count }`)).toBe('BAD_FILTER')
        },
      )

      it('reads actors by one statement, and the names of provinces by another', async () => {
        const { sql } = await ask(`{ network { ${all} } }`)
        expect(sql).toHaveLength(2)
      })
    },
  )
})
