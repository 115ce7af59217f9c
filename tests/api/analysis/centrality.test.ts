import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous } from '../../../src/access/circles.ts'
import type { Viewer } from '../../../src/model/viewer.ts'
import { castId } from '../../cast.ts'
import { onEveryApi } from '../../support/api.ts'
import { castRecords } from '../../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

const member: Viewer = {
  ...anonymous,
  accountId: '01900000-0000-7000-8000-00000000cccc',
  held: [{ role: 'MEMBER', over: castId('kelompok-d') }],
}

const page =
  'edges { rank value before margin explanation node { slug } cursor } totalCount unranked'
const centrality = (args: string, filter = 'kinds: null') =>
  `{ network(filter: { ${filter.replace('kinds: null', '')} }) { centrality(${args}) { ${page} pageInfo { hasNextPage hasPreviousPage } computation { method methodVersion source exact actors ties parameters { name value } notes version { from to complete } } } } }`
const drawing = '{ network { drawing { nodes { id slug } links { source target kind } } } }'

interface Edge {
  rank: number
  value: number
  node: { slug: string }
  cursor: string
  explanation: string
}

describe('centrality', () => {
  onEveryApi(
    () => records,
    (ask) => {
      const values = async (args: string, viewer?: Viewer) => {
        const { data, errors } = await ask(centrality(`${args}, first: 100`), {}, 'EN', viewer)
        expect(errors).toEqual([])
        const { edges } = data.network.centrality
        return new Map(edges.map((edge: Edge) => [edge.node.slug, edge.value]))
      }

      /** Neighbours over the kinds of tie that connect, from what a picture shows. */
      const neighbours = async (viewer?: Viewer) => {
        const { data } = await ask(drawing, {}, 'EN', viewer)
        const { nodes, links } = data.network.drawing
        const found = new Map<string, Set<string>>(
          nodes.map(({ id }: { id: string }) => [id, new Set()]),
        )
        for (const { source, target, kind } of links) {
          if (kind === 'OPPOSES' || kind === 'SUCCEEDS') continue
          found.get(source)?.add(target)
          found.get(target)?.add(source)
        }
        return new Map(
          nodes.map(({ id, slug }: { id: string; slug: string }) => [slug, found.get(id)?.size]),
        )
      }

      it('counts neighbours as the picture shows them, for each who looks', async () => {
        const open = await values('measure: DEGREE')
        expect(open).toEqual(await neighbours())
        const within = await values('measure: DEGREE', member)
        expect(within).toEqual(await neighbours(member))
        expect(within).not.toEqual(open)
      })

      it('ranks the greatest first, equal ones together, and leaves out who has no value', async () => {
        const { data } = await ask(centrality('measure: CONSTRAINT, direction: ASC, first: 100'))
        const { edges, totalCount, unranked } = data.network.centrality
        expect(edges).toHaveLength(totalCount)
        expect(unranked).toBeGreaterThan(0)
        const sorted = edges.map(({ value }: Edge) => value)
        expect(sorted).toEqual(sorted.toSorted((a: number, b: number) => a - b))
        edges.forEach((edge: Edge) => {
          expect(edge.rank).toBe(1 + sorted.filter((value: number) => value < edge.value).length)
        })
      })

      it.each(['first', 'last'])('goes through all of it page by page by %s', async (way) => {
        const whole = await ask(centrality('measure: DEGREE, first: 100'))
        const all = whole.data.network.centrality.edges.map(({ node }: Edge) => node.slug)
        const seen: string[] = []
        for (let cursor = ''; ; ) {
          const at = way === 'first' ? 'after' : 'before'
          const args = `measure: DEGREE, ${way}: 3${cursor && `, ${at}: "${cursor}"`}`
          const { data, errors } = await ask(centrality(args))
          expect(errors).toEqual([])
          const { edges, pageInfo } = data.network.centrality
          const slugs = edges.map(({ node }: Edge) => node.slug)
          if (way === 'first') seen.push(...slugs)
          else seen.unshift(...slugs)
          if (!(way === 'first' ? pageInfo.hasNextPage : pageInfo.hasPreviousPage)) break
          cursor = (way === 'first' ? edges.at(-1) : edges[0]).cursor
        }
        expect(seen).toEqual(all)
      })

      it('says how it was computed', async () => {
        const { data } = await ask(centrality('measure: BETWEENNESS'))
        const { computation } = data.network.centrality
        expect(computation).toMatchObject({
          ...{ method: 'BETWEENNESS', methodVersion: 1, exact: true, parameters: [], notes: [] },
          version: { complete: true },
        })
        expect(computation.version.from).toBe(computation.version.to)
        expect(computation.source).toContain('Freeman')
      })

      it('measures walks towards some', async () => {
        const near = await values('measure: PAGERANK, towards: [{ slug: "kelompok-e" }]')
        expect(near.get('kelompok-e')).toBeCloseTo(1, 9)
        const sum = [...(await values('measure: PAGERANK')).values()].reduce(
          (total, value) => (total as number) + (value as number),
          0,
        )
        expect(sum).toBeCloseTo(1, 9)
        for (const args of [
          'measure: DEGREE, towards: [{ slug: "dewan" }]',
          'measure: PAGERANK, towards: []',
        ]) {
          expect((await ask(centrality(args))).errors[0]?.code).toBe('BAD_FILTER')
        }
        const hidden = 'measure: PAGERANK, towards: [{ slug: "kelompok-f" }]'
        const nobody = 'measure: PAGERANK, towards: [{ slug: "tidak-ada" }]'
        const codes = await Promise.all([hidden, nobody].map((args) => ask(centrality(args))))
        expect(codes.map(({ errors }) => errors)).toEqual([codes[1]?.errors, codes[0]?.errors])
        expect(codes[0]?.errors[0]?.code).toBe('NOT_IN_SLICE')
      })

      it('says of nobody, and of very few, that nothing can be said', async () => {
        const empty = await ask(centrality('measure: DEGREE', 'actorKinds: []'))
        expect(empty.data.network.centrality).toMatchObject({ edges: [], totalCount: 0 })
        expect(empty.data.network.centrality.computation.notes[0]).toContain('no actor')
        const untied = await ask(centrality('measure: DEGREE', 'tieKinds: []'), {}, 'ID')
        expect(untied.data.network.centrality.computation.notes[0]).toContain('Tidak ada hubungan')
      })

      it('reads the slice once for all that is asked of it, and rows once', async () => {
        const both = `{ network { a: centrality(measure: DEGREE, first: 5) { nodes { slug foundedOn } } b: centrality(measure: BETWEENNESS, first: 5) { nodes { slug foundedOn } } } }`
        await ask(both)
        const { sql, cypher, errors } = await ask(both)
        expect(errors).toEqual([])
        expect(sql).toHaveLength(1)
        // The state alone: the snapshot is kept.
        expect(cypher).toHaveLength(1)
      })
    },
  )
})
