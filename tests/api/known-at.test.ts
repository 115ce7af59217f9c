import { graphql } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeContext } from '../../src/api/make-context.ts'
import { graphOf } from '../../src/api/network-summary.ts'
import { schema } from '../../src/api/schema.ts'
import { publicId } from '../../src/model/public-id.ts'
import type { Engine } from '../../src/network/engine.ts'
import { graphUnavailable } from '../../src/network/refusals.ts'
import { castId, castTieId } from '../cast.ts'
import { wholeSlice } from '../network/texts.ts'
import { onEveryApi } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'
import { idleRelay } from '../support/relay-status.ts'
import { writtenOn } from '../support/revisions.ts'

const tie = castTieId('WORKS_WITH', 'mitra', 'pendamping')
const change = (text: string) => records.pool.query(text)

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
  await writtenOn(records.pool, '2024-02-01T05:00:00Z')
  await change(`UPDATE "Actor" SET name = 'Mitra baru', "sortName" = 'mitra baru'
    WHERE id = '${castId('mitra')}'`)
  await change(`UPDATE "Actor" SET visibility = 'SELF' WHERE id = '${castId('pabrik')}'`)
  await change(`DELETE FROM "Tie" WHERE id = '${tie}'`)
  await change(`UPDATE "Tie" SET strength = 0.125 WHERE strength IS NOT NULL`)
  await writtenOn(records.pool, '2024-04-01T05:00:00Z')
})
afterAll(() => records.drop())

const parts = `asOf knownAt
  summary { actors ties }
  ties(first: 100) { totalCount nodes { id strength } }
  actors(first: 100) { totalCount nodes { slug name } }
  drawing { nodes { slug name } links { id } }`

describe('the network as it was on record', () => {
  onEveryApi(
    () => records,
    (ask) => {
      const network = async (filter: string) => {
        const { data, errors } = await ask(`{ network(filter: { ${filter} }) { ${parts} } }`)
        expect(errors).toEqual([])
        return data.network
      }
      const refusal = async (filter: string) =>
        (await ask(`{ network(filter: { ${filter} }) { summary { actors } } }`)).errors[0]?.code

      it('is that of the day, in every part of it', async () => {
        const now = await network('asOf: null')
        const then = await network('asOf: null, knownAt: "2024-03-01"')
        expect([now.knownAt, then.knownAt]).toEqual([null, '2024-03-01'])
        const gone = publicId('tie', tie)
        const drawn = (one: typeof now) => one.drawing.links.map(({ id }: { id: string }) => id)
        expect(drawn(then)).toContain(gone)
        expect(drawn(now)).not.toContain(gone)
        expect(then.summary.ties).toBe(now.summary.ties + 1)
        expect(then.ties.totalCount).toBe(now.ties.totalCount + 1)
        const nameOf = (one: typeof now) => [
          one.actors.nodes.find(({ slug }: { slug: string }) => slug === 'mitra')?.name,
          one.drawing.nodes.find(({ slug }: { slug: string }) => slug === 'mitra')?.name,
        ]
        expect(nameOf(now)).toEqual(['Mitra baru', 'Mitra baru'])
        expect(new Set(nameOf(then)).size).toBe(1)
        expect(nameOf(then)).not.toContain('Mitra baru')
        const strengths = (one: typeof now) =>
          new Set(one.ties.nodes.map(({ strength }: { strength: number | null }) => strength))
        expect(strengths(now)).toEqual(new Set([null, 0.125]))
        expect(strengths(then)).toContain(0.8)
      })

      it('hides what was narrowed since, and leaves out of lists what is gone from the records', async () => {
        const text = JSON.stringify(await network('knownAt: "2024-03-01", asOf: null'))
        expect(text).not.toContain('pabrik')
        expect(text).not.toContain(castId('pabrik'))
        const { data, errors } =
          await ask(`{ network(filter: { knownAt: "2024-03-01", asOf: null }) {
          ties(first: 100) { totalCount nodes { id note } } } }`)
        expect(errors).toEqual([])
        const { nodes, totalCount } = data.network.ties
        expect(nodes).toHaveLength(totalCount - 1)
      })

      it('holds for walks, common allies and timelines too, each day apart from the others', async () => {
        const asked = (day: string) => `network(filter: { ${day} asOf: null,
          around: { actor: { slug: "pendamping" }, hops: 1 } }) { summary { actors }
          actors { nodes { slug } } }`
        const { data, errors } = await ask(
          `{ then: ${asked('knownAt: "2024-03-01",')} now: ${asked('')} }`,
        )
        expect(errors).toEqual([])
        const slugs = (one: { actors: { nodes: { slug: string }[] } }) =>
          one.actors.nodes.map(({ slug }) => slug)
        expect(slugs(data.then)).toContain('mitra')
        expect(slugs(data.now)).not.toContain('mitra')
        const whole = (day: string) => `network(filter: { asOf: null ${day} }) { summary { ties } }`
        const both = await ask(`{ then: ${whole(', knownAt: "2024-03-01"')} now: ${whole('')} }`)
        expect(both.data.then.summary.ties).toBe(both.data.now.summary.ties + 1)
        const points = async (filter: string) =>
          (
            await ask(`{ networkTimeline(filter: { ${filter} }, from: "2019-01-01",
              to: "2019-01-01", step: YEAR) { points { ties } version { complete } } }`)
          ).data.networkTimeline
        const then = await points('knownAt: "2024-03-01"')
        const now = await points('')
        expect(then.version).toEqual({ complete: true })
        expect(then.points[0].ties).toBe(now.points[0].ties + 1)
      })

      it('reads the records once more, and asks the network of today nothing', async () => {
        const document = '{ network(filter: { knownAt: "2024-03-01" }) { summary { ties } } }'
        await ask(document)
        const { sql, cypher } = await ask(document)
        expect(cypher).toEqual([])
        expect(sql).toHaveLength(1)
      })

      it('has a version that stays while nothing about it changes', async () => {
        const version = async () =>
          (
            await ask(`{ network(filter: { knownAt: "2024-03-01" }) {
              version { from to complete } summary { ties } } }`)
          ).data.network.version
        const first = await version()
        expect(first).toMatchObject({ from: first.to, complete: true })
        expect(await version()).toEqual(first)
      })

      it('is empty before the first day on record', async () => {
        const { summary, actors, drawing } = await network('knownAt: "1990-01-01"')
        expect([summary, actors.nodes, drawing.nodes]).toEqual([{ actors: 0, ties: 0 }, [], []])
      })

      it('refuses a day that is not over', async () => {
        expect(await refusal('knownAt: "2024-06-01"')).toBe('BAD_FILTER')
        expect(await refusal('knownAt: "9999-12-31"')).toBe('BAD_FILTER')
        expect(await refusal('knownAt: "2024-05-31"')).toBeUndefined()
        expect(await refusal('knownAt: null')).toBeUndefined()
      })

      it('binds a cursor to the day', async () => {
        const page = (filter: string, after = '') =>
          ask(`{ network(filter: { ${filter} }) { actors(first: 1${after}) {
            pageInfo { endCursor } } } }`)
        const { data } = await page('knownAt: "2024-03-01"')
        const after = `, after: "${data.network.actors.pageInfo.endCursor}"`
        expect((await page('knownAt: "2024-03-01"', after)).errors).toEqual([])
        expect((await page('knownAt: "2024-03-02"', after)).errors[0]?.code).toBe('FOREIGN_CURSOR')
        expect((await page('', after)).errors[0]?.code).toBe('FOREIGN_CURSOR')
      })
    },
  )

  it('never answers for one day from another, however they are asked together', async () => {
    const engineWith = (actor: string): Engine => ({
      ...nowhere,
      read: async () => [{ id: actor, kind: 'GROUP', tie_toId: [], tie_kind: [] }],
    })
    const watch = { during: <T>(read: Promise<T>) => read, version: async () => null }
    const context = contextOver(nowhere)
    const graphs = await Promise.all(
      [null, '2024-03-01', '2024-03-02'].map((knownAt) => {
        const engine = engineWith(knownAt ?? 'now')
        return graphOf(context, {
          engine,
          knownAt,
          slice: wholeSlice,
          name: 0,
          drawn: false,
          watch,
        })
      }),
    )
    expect(graphs.map(({ actors }) => actors[0]?.id)).toEqual(['now', '2024-03-01', '2024-03-02'])
  })

  it('says so where none are kept', async () => {
    const contextValue = contextOver(nowhere)
    const source = '{ network(filter: { knownAt: "2024-03-01" }) { asOf } }'
    const { data, errors } = await graphql({ schema, source, contextValue })
    expect(data).toEqual({ network: null })
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'GRAPH_UNAVAILABLE' })
  })
})

const away = async () => {
  throw graphUnavailable()
}
const nowhere = { name: 'grafeo', read: away, write: away, define: away, close: away } as const

const contextOver = (network: Engine) =>
  makeContext(
    {
      records: records.prisma,
      network,
      engineState: () => ({ state: 'UP', since: new Date(0) }),
      relayStatus: idleRelay,
    },
    { language: 'EN', signal: new AbortController().signal },
  )
