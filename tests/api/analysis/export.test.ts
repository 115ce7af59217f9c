import { parse } from 'csv-parse/sync'
import cytoscape from 'cytoscape'
import { MultiGraph } from 'graphology'
import gexf from 'graphology-gexf'
import graphml from 'graphology-graphml'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous, developer } from '../../../src/access/circles.ts'
import type { Snapshot } from '../../../src/analysis/snapshot.ts'
import { choose } from '../../../src/api/analysis/export-rows.ts'
import type { ExportFormat } from '../../../src/model/analysis.ts'
import type { Viewer } from '../../../src/model/viewer.ts'
import { castId } from '../../cast.ts'
import { type Ask, apiOver, onEveryApi } from '../../support/api.ts'
import { castRecords } from '../../support/filled.ts'
import { field, member, refused } from './world.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

const exported = (format: ExportFormat, more = '') =>
  `export(format: ${format} ${more}) { format actors ties truncated unplaced parts { filename mediaType body } computation { method exact notes parameters { name value } } }`

interface Shown {
  readonly id: string
  readonly [name: string]: unknown
}
interface Read {
  readonly actors: readonly Shown[]
  readonly ties: readonly Shown[]
}

const fromGraph = (graph: MultiGraph): Read => ({
  actors: graph.mapNodes((id, attributes) => ({ id, ...attributes })),
  ties: graph.mapEdges((id, attributes, source, target) => ({ id, source, target, ...attributes })),
})

/** What somebody else's reader finds in each format. */
const readers: Readonly<Record<ExportFormat, (bodies: readonly string[]) => Read>> = {
  GEXF: ([body]) => fromGraph(gexf.parse(MultiGraph as never, body as string) as MultiGraph),
  GRAPHML: ([body]) => fromGraph(graphml.parse(MultiGraph as never, body as string) as MultiGraph),
  CSV: (bodies) => {
    const [actors, ties] = bodies.map((body) => parse(body, { columns: true }) as Shown[])
    return { actors: actors ?? [], ties: ties ?? [] }
  },
  CYTOSCAPE: ([body]) => {
    const read = cytoscape({ headless: true, elements: JSON.parse(body as string).elements })
    return {
      actors: read.nodes().map((one) => one.data()),
      ties: read.edges().map((one) => one.data()),
    }
  },
  GEOJSON: ([body]) => {
    const { features } = JSON.parse(body as string)
    const shown = features.map(({ id, properties, geometry }: GeoFeature) => ({
      ...{ id, ...properties, at: geometry.coordinates },
    }))
    return {
      actors: shown.filter(({ id }: Shown) => id.startsWith('actor_')),
      ties: shown.filter(({ id }: Shown) => id.startsWith('tie_')),
    }
  },
}

interface GeoFeature {
  readonly id: string
  readonly properties: object
  readonly geometry: { readonly coordinates: unknown }
}

const list = `actors(first: 100) { nodes { id slug name kind classification areas { role area { code latitude longitude parent { code latitude longitude } } } } }
  ties(first: 100) { nodes { id kind strength confidence lastConfirmedOn from { id } to { id } } }`

/** The same as lists tell it. */
async function listed(ask: Ask, viewer?: Viewer) {
  const { data, errors } = await ask(`{ network { ${list} } }`, {}, 'EN', viewer ?? anonymous)
  expect(errors).toEqual([])
  const { actors, ties } = data.network
  return { actors: actors.nodes as Listed[], ties: ties.nodes as ListedTie[] }
}

interface Centre {
  readonly code: string
  readonly latitude: number | null
  readonly longitude: number | null
}
interface Listed {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly kind: string
  readonly classification: string
  readonly areas: { readonly area: Centre & { readonly parent: Centre | null } }[]
}
interface ListedTie {
  readonly id: string
  readonly kind: string
  readonly strength: number | null
  readonly confidence: string
  readonly lastConfirmedOn: string | null
  readonly from: { readonly id: string }
  readonly to: { readonly id: string }
}

const byId = <Row extends { readonly id: string }>(rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))

const bodiesOf = ({ parts }: { parts: { body: string }[] }) => parts.map(({ body }) => body)

describe('what is exported of too much', () => {
  const drawn = (n: number, pairs: readonly (readonly [number, number])[]): Snapshot =>
    ({
      ids: Array.from({ length: n }, (_, at) => `${at}`),
      ties: { from: pairs.map(([from]) => from), to: pairs.map(([, to]) => to) },
    }) as unknown as Snapshot

  it('is the actors with most ties, with all ties between them', () => {
    // 3 is tied four times, 0 and 1 three times, 2 and 5 twice, 4 not at all.
    const snapshot = drawn(6, [
      ...([
        [0, 3],
        [3, 1],
        [3, 2],
        [0, 1],
        [5, 3],
        [0, 5],
        [2, 1],
      ] as const),
    ])
    expect(choose(snapshot)).toMatchObject({ actors: [3, 0, 1, 2, 5, 4], truncated: false })
    expect(choose(snapshot).ties).toHaveLength(7)
    expect(choose(snapshot, undefined, [3, 10])).toEqual({
      ...{ actors: [3, 0, 1], ties: [0, 1, 3], truncated: true },
    })
    expect(choose(snapshot, undefined, [6, 4])).toEqual({
      ...{ actors: [3, 0, 1], ties: [0, 1, 3], truncated: true },
    })
    expect(choose(snapshot, Uint8Array.of(0, 0, 0, 0, 1, 0))).toMatchObject({
      ...{ actors: [3, 0, 1, 2, 5], truncated: false },
    })
  })
})

describe('export', () => {
  onEveryApi(
    () => records,
    (ask, engine) => {
      it.each(['GEXF', 'GRAPHML', 'CSV', 'CYTOSCAPE'] as const)(
        '%s holds the actors and ties that lists show, for each who looks',
        async (format) => {
          for (const viewer of [undefined, member, developer]) {
            const expected = await listed(ask, viewer)
            const found = await field(ask, exported(format), viewer ? { viewer } : {})
            const read = readers[format](bodiesOf(found))
            expect(found).toMatchObject({ actors: expected.actors.length, truncated: false })
            expect(found).toMatchObject({ format, ties: expected.ties.length, unplaced: null })
            const actors = read.actors.map((one) => ({
              ...{ id: one.id, slug: one.slug, name: one.label ?? one.name },
              ...{ kind: one.actorKind, classification: one.classification },
            }))
            expect(byId(actors)).toEqual(
              byId(expected.actors).map(({ areas: _areas, ...one }) => one),
            )
            const ties = read.ties.map((one) => ({
              ...{ id: one.id, kind: one.tieKind, confidence: one.confidence },
              ...{ source: one.source, target: one.target },
              strength: one.strength ? Number(one.strength) : null,
              lastConfirmedOn: one.lastConfirmedOn || null,
            }))
            expect(byId(ties)).toEqual(
              byId(expected.ties).map(({ from, to, ...one }) => ({
                ...{ ...one, source: from.id, target: to.id },
              })),
            )
          }
        },
      )

      it('GEOJSON places who has a place, no more exactly than its area', async () => {
        for (const viewer of [undefined, member, developer]) {
          const expected = await listed(ask, viewer)
          const found = await field(ask, exported('GEOJSON'), viewer ? { viewer } : {})
          const read = readers.GEOJSON(bodiesOf(found))
          const centres = new Map(
            expected.actors.flatMap(({ id, areas }) => {
              const own = areas.map(({ area }): Centre => area)
              const around = areas.flatMap(({ area }) => area.parent ?? [])
              const known = [...own, ...around].find(({ latitude }) => latitude !== null)
              return known ? [[id, [known.longitude, known.latitude]] as const] : []
            }),
          )
          expect(new Map(read.actors.map(({ id, at }) => [id, at]))).toEqual(centres)
          expect(centres.size).toBeGreaterThan(3)
          expect(found.unplaced).toBe(expected.actors.length - centres.size)
          const drawn = expected.ties.filter(
            ({ from, to }) => centres.has(from.id) && centres.has(to.id),
          )
          expect(byId(read.ties).map(({ id, at }) => [id, at])).toEqual(
            byId(drawn).map(({ id, from, to }) => [id, [centres.get(from.id), centres.get(to.id)]]),
          )
        }
      })

      it.each(['GEXF', 'GRAPHML', 'CSV', 'GEOJSON', 'CYTOSCAPE'] as const)(
        '%s never names people, nor whom one may not see, nor where a source says they are',
        async (format) => {
          const hidden = [
            castId('kelompok-f'),
            'kelompok-f',
            'Kelompok Uji F',
            'Probolinggo',
            'orang-',
          ]
          const own: Viewer = { ...member, held: [{ role: 'MEMBER', over: castId('kelompok-f') }] }
          for (const viewer of [undefined, member]) {
            const text = JSON.stringify(
              await field(ask, exported(format), viewer ? { viewer } : {}),
            )
            for (const one of hidden) expect(text).not.toContain(one)
          }
          const within = JSON.stringify(await field(ask, exported(format), { viewer: own }))
          expect(within).toContain('Kelompok Uji F')
          expect(within).not.toContain('orang-')
        },
      )

      it('hides a place that one may not see, by its own filter too', async () => {
        const { prisma } = records
        const id = castId('kelompok-a')
        const own: Viewer = { ...member, held: [{ role: 'MEMBER', over: id }] }
        const show = (visibility: 'GROUP' | 'PUBLIC') =>
          prisma.actorArea.updateMany({ where: { actorId: id }, data: { visibility } })
        await show('GROUP')
        const alone = await apiOver(records, engine(), { secondWall: false })
        try {
          for (const one of [ask, alone.ask]) {
            const open = await field(one, exported('GEOJSON'))
            expect(open.parts[0].body).not.toContain(`"actor_${id}","geometry"`)
            const within = await field(one, exported('GEOJSON'), { viewer: own })
            expect(within.parts[0].body).toContain(`"actor_${id}","geometry"`)
          }
        } finally {
          await show('PUBLIC')
          await alone.close()
        }
      })

      it('has measures beside the actors, and says how they were computed', async () => {
        const found = await field(ask, exported('GRAPHML', ', with: [DEGREE, CONSTRAINT, DEGREE]'))
        const { actors } = readers.GRAPHML(bodiesOf(found))
        const page = (measure: string) =>
          field(ask, `centrality(measure: ${measure}, first: 100) { edges { value node { id } } }`)
        for (const [name, measure] of [
          ['degree', 'DEGREE'],
          ['constraint', 'CONSTRAINT'],
        ] as const) {
          const { edges } = await page(measure)
          const values = new Map(
            edges.map(({ value, node }: { value: number; node: Shown }) => [node.id, value]),
          )
          for (const actor of actors) {
            const value = values.get(actor.id)
            if (value === undefined) expect(actor).not.toHaveProperty(name)
            else expect(actor[name]).toBeCloseTo(value as number, 10)
          }
        }
        expect(found.computation).toMatchObject({ method: 'EXPORT_GRAPHML', exact: true })
        expect(found.computation.parameters).toEqual([
          { name: 'format', value: 'GRAPHML' },
          { name: 'with', value: 'DEGREE: DEGREE 1' },
          { name: 'with', value: 'CONSTRAINT: CONSTRAINT 1' },
        ])
      })

      it('names its files', async () => {
        const csv = await field(ask, exported('CSV'))
        expect(csv.parts).toMatchObject([
          { filename: 'actors.csv', mediaType: 'text/csv; charset=utf-8' },
          { filename: 'ties.csv' },
        ])
        const local = await field(ask, exported('GEOJSON'), { language: 'ID' })
        expect(local.parts).toMatchObject([{ filename: 'network.geojson' }])
        expect(local.computation.notes).toContainEqual(expect.stringContaining('bukan alamat'))
      })

      it('exports a network as it would be, without whom it has lost', async () => {
        const lose = 'loseActor: { actor: { slug: "kelompok-a" } }'
        const add =
          'addTie: { kind: ALLIED_WITH, from: { slug: "kelompok-e" }, to: { slug: "mitra" } }'
        const { network } = await field(
          ask,
          `whatIf(changes: [{ ${lose} }, { ${add} }]) { network { it: ${exported('CYTOSCAPE')} } }`,
        )
        const read = readers.CYTOSCAPE(bodiesOf(network.it))
        expect(read.actors.map(({ slug }) => slug)).not.toContain('kelompok-a')
        expect(read.actors).toHaveLength(12)
        const fresh = read.ties.filter(({ id }) => !id.startsWith('tie_'))
        expect(fresh).toMatchObject([{ tieKind: 'ALLIED_WITH' }])
      })

      it('is empty of nobody, and refuses too many measures', async () => {
        const empty = await field(ask, exported('GEXF'), { filter: 'actorKinds: []' })
        expect(empty).toMatchObject({ actors: 0, ties: 0, truncated: false })
        const many = 'with: [DEGREE, STRENGTH, BETWEENNESS, PAGERANK, CONSTRAINT]'
        expect(await refused(ask, exported('GEXF', many))).toBe('BAD_FILTER')
      })

      it.each(['GEXF', 'GEOJSON'] as const)('%s takes one statement', async (format) => {
        const text = `{ network { ${exported(format)} } }`
        await ask(text)
        const { sql, cypher } = await ask(text)
        expect(sql).toHaveLength(1)
        expect(cypher).toHaveLength(1)
      })
    },
  )
})
