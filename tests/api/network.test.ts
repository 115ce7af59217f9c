import { graphql } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeContext } from '../../src/api/make-context.ts'
import { schema } from '../../src/api/schema.ts'
import { publicId } from '../../src/model/public-id.ts'
import { graphUnavailable } from '../../src/network/refusals.ts'
import { seedId } from '../../src/records/seed-id.ts'
import { castId, castTieId } from '../cast.ts'
import { onEveryApi } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'
import { idleRelay } from '../support/relay-status.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

const slugs = (nodes: { slug: string }[]) => nodes.map(({ slug }) => slug)
const parts = `summary { asOf actors ties certainTies untiedActors density }
  actors { totalCount nodes { slug } }
  ties { totalCount edges { certainty node { id kind from { slug } to { slug } } } }
  drawing { actors ties truncated nodes { slug } links { id kind } }`

describe('slices of the network', () => {
  onEveryApi(
    () => records,
    (ask, engine) => {
      const slice = async (filter: string) =>
        (await ask(`{ network(filter: { ${filter} }) { asOf ${parts} } }`)).data.network

      it('shows all of it, and agrees with itself', async () => {
        const { data, errors } = await ask(
          `{ network { asOf version { from to complete } ${parts} } }`,
        )
        const { network } = data
        expect(errors).toEqual([])
        expect(network.asOf).toBe('2024-06-01')
        expect(network.version).toMatchObject({ from: network.version.to, complete: true })
        expect(network.summary).toEqual({
          asOf: '2024-06-01',
          actors: 13,
          ties: 17,
          certainTies: 1,
          untiedActors: 1,
          // 16 pairs of 78: two bodies influence each other.
          density: 16 / 78,
        })
        expect(network.actors.totalCount).toBe(13)
        expect(network.ties.totalCount).toBe(17)
        expect(network.drawing).toMatchObject({ actors: 13, ties: 17, truncated: false })
        expect(slugs(network.drawing.nodes).sort()).toEqual(slugs(network.actors.nodes).sort())
        expect(network.drawing.nodes[0]).toEqual({ slug: 'kelompok-a' })
        expect(network.drawing.nodes.at(-1)).toEqual({ slug: 'kelompok-e' })
        const ids = network.ties.edges.map((edge: { node: { id: string } }) => edge.node.id)
        const drawn = network.drawing.links.map((link: { id: string }) => link.id)
        expect(drawn.toSorted()).toEqual(ids.toSorted())
      })

      it('never shows what is hidden, nor counts it', async () => {
        const { data } = await ask(`{ network(filter: { asOf: null }) { ${parts} } }`)
        expect(data.network.summary.certainTies).toBeNull()
        expect(data.network.summary.actors).toBe(13)
        const text = JSON.stringify(data)
        expect(text).not.toContain('kelompok-f')
        expect(text).not.toContain(castId('kelompok-f'))
        const forMembersOnly = castTieId('ALLIED_WITH', 'kelompok-a', 'kelompok-d', '2014-06~')
        expect(text).not.toContain(forMembersOnly)
        expect(data.network.ties.edges[0].certainty).toBeNull()
      })

      it('finds places by code and by id, with their parts', async () => {
        const byCode = await slice('areas: [{ code: "34" }]')
        expect(slugs(byCode.actors.nodes)).toEqual([
          ...['dewan', 'dinas', 'federasi', 'kelompok-a', 'kelompok-b', 'koalisi'],
        ])
        const id = publicId('area', seedId('area', '34'))
        const { data, sql } = await ask(
          `{ network(filter: { areas: [{ id: "${id}" }, { code: "99" }] }) { ${parts} } }`,
        )
        expect(data.network.actors).toEqual(byCode.actors)
        expect(sql).toHaveLength(1)
        for (const tie of byCode.ties.edges) {
          expect(slugs(byCode.actors.nodes)).toContain(tie.node.from.slug)
          expect(slugs(byCode.actors.nodes)).toContain(tie.node.to.slug)
        }
      })

      it('limits actors and ties', async () => {
        const groups = await slice('actorKinds: [GROUP]')
        expect(groups.summary).toMatchObject({ actors: 5, ties: 3, untiedActors: 2 })
        const sure = await slice('minConfidence: HIGH')
        expect(sure.summary).toMatchObject({ actors: 13, ties: 1 })
        expect((await slice('minConfidence: LOW')).summary.ties).toBe(17)
        expect((await slice('minStrength: 0.5')).summary.ties).toBe(3)
        expect((await slice('tieKinds: [LOBBIES, MEMBER_OF]')).summary.ties).toBe(8)
        expect((await slice('confirmedSince: "2024-05-01"')).summary.ties).toBe(3)
        expect((await slice('unsourced: true')).summary.ties).toBe(1)
        expect((await slice('sourceKinds: [FIELD_REPORT]')).summary.ties).toBe(2)
        expect((await slice('asOf: "2018-06-30", certainty: HOLDS')).asOf).toBe('2018-06-30')
      })

      it.each([
        ['areas: []'],
        ['areas: [{ code: "99" }]'],
        ['actorKinds: []'],
        ['around: { actor: { slug: "nobody" } }'],
        ['around: { actor: { slug: "kelompok-f" }, hops: 4 }'],
        [`around: { actor: { id: "${publicId('actor', castId('kelompok-f'))}" } }`],
      ])('is empty with %s', async (filter) => {
        const { data, errors } = await ask(`{ network(filter: { ${filter} }) { ${parts} } }`)
        expect(errors).toEqual([])
        expect(data.network).toEqual({
          summary: {
            asOf: '2024-06-01',
            actors: 0,
            ties: 0,
            certainTies: 0,
            untiedActors: 0,
            density: null,
          },
          actors: { totalCount: 0, nodes: [] },
          ties: { totalCount: 0, edges: [] },
          drawing: { actors: 0, ties: 0, truncated: false, nodes: [], links: [] },
        })
      })

      it.each([
        ['tieKinds: []'],
        ['sourceKinds: []'],
        ['asOf: "0001-01-01", certainty: HOLDS'],
        ['unsourced: true, sourceKinds: [PRESS]'],
        ['minConfidence: HIGH, minStrength: 1'],
        ['confirmedSince: "9999-12-31"'],
      ])('has actors and no ties with %s', async (filter) => {
        expect((await slice(filter)).summary).toMatchObject({
          actors: 13,
          ties: 0,
          untiedActors: 13,
          density: 0,
        })
      })

      it.each([
        ['network(filter: { minStrength: 0 })', 'BAD_FILTER'],
        ['network(filter: { areas: [{ code: "x" }] })', 'BAD_FILTER'],
        ['network(filter: { areas: [{ id: "x" }] })', 'BAD_ID'],
        ['network(filter: { around: { actor: { id: "x" } } })', 'BAD_ID'],
        ['network(filter: { around: { actor: { slug: "mitra" }, hops: 0 } })', 'BAD_FILTER'],
        ['network(filter: { around: { actor: { slug: "mitra" }, hops: 5 } })', 'BAD_FILTER'],
      ])('refuses %s before it reads anything', async (field, code) => {
        const { data, errors, sql, cypher } = await ask(`{ ${field} { summary { actors } } }`)
        expect(errors).toMatchObject([{ code, path: ['network'] }])
        expect(data.network).toBeNull()
        expect([...sql, ...cypher]).toEqual([])
      })

      it('looks at the version before and after all that it reads, once', async () => {
        // Some of its fields read records before they ask the network.
        const { data, errors, cypher } = await ask(`{ network { version { complete }
          summary { actors } actors { nodes { slug } } ties { nodes { id } }
          commonAllies(of: [{ slug: "kelompok-a" }, { slug: "kelompok-c" }]) { nodes { slug } }
          bridging(between: [{ alliance: { slug: "federasi" } }, { area: { code: "35" } }]) {
            nodes { slug } } } }`)
        expect(errors).toEqual([])
        expect(data.network.version.complete).toBe(true)
        const looks = cypher.map(({ text }) => text.includes('Watermark'))
        expect(looks).toEqual([true, ...Array(5).fill(false), true])
        const unasked = await ask('{ network { asOf } }')
        expect(unasked.cypher).toEqual([])
      })

      it('reads a summary and a picture by one text, and two alike slices once', async () => {
        const both = await ask('{ network { summary { actors } drawing { nodes { slug } } } }')
        expect(both.cypher).toHaveLength(1)
        const twice = await ask(`{ a: network { summary { actors } actors { nodes { slug } } }
          b: network { summary { ties } actors { nodes { name } } }
          c: network(filter: { actorKinds: [GROUP] }) { summary { actors } } }`)
        expect(twice.cypher).toHaveLength(3)
        expect(twice.data.a.summary.actors).toBe(13)
        expect(twice.data.c.summary.actors).toBe(5)
      })

      it('goes to the records only for what the network does not carry', async () => {
        const carried = await ask(
          '{ network { actors { nodes { slug kind } } ties { nodes { kind from { name } to { level } } } } }',
        )
        expect([carried.errors, carried.sql]).toEqual([[], []])
        const more = await ask(
          '{ network { actors { nodes { summary areas { area { name } } } } ties { nodes { note from { summary } to { name } } } } }',
        )
        // The actors listed; the ties listed, and their ends.
        expect([more.errors, more.sql.length]).toEqual([[], 3])
      })

      it('is null, and the rest answered, when the network is down', async () => {
        const down = { ...engine(), read: () => Promise.reject(graphUnavailable()) }
        const source = `{ network { asOf version { from } ${parts} }
          near: network(filter: { around: { actor: { slug: "mitra" } } }) { asOf }
          networkTimeline(from: "2015-01-01", to: "2016-01-01", step: YEAR) { points { ties } }
          group(by: { slug: "kelompok-a" }) { name neighbourhood { asOf } } }`
        const contextValue = makeContext(
          {
            records: records.prisma,
            network: down,
            engineState: () => ({ state: 'DOWN', since: new Date() }),
            relayStatus: idleRelay,
          },
          { language: 'ID', signal: AbortSignal.timeout(5000), now: new Date('2024-06-01') },
        )
        const result = await graphql({ schema, source, contextValue })
        expect(JSON.parse(JSON.stringify(result.data))).toEqual({
          network: {
            asOf: '2024-06-01',
            version: null,
            summary: null,
            actors: null,
            ties: null,
            drawing: null,
          },
          near: null,
          networkTimeline: null,
          group: { name: 'Kelompok Uji A', neighbourhood: null },
        })
        expect(result.errors).toHaveLength(7)
        for (const { originalError } of result.errors ?? []) {
          expect(originalError).toMatchObject({ code: 'GRAPH_UNAVAILABLE' })
        }
      })
    },
  )
})
