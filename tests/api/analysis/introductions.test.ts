import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { developer } from '../../../src/access/circles.ts'
import { type Graph, graphOf } from '../../../src/analysis/graph.ts'
import type { Viewer } from '../../../src/model/viewer.ts'
import { shortest } from '../../analysis/brute.ts'
import { castId } from '../../cast.ts'
import { type Ask, apiOver, onEveryApi } from '../../support/api.ts'
import { castRecords } from '../../support/filled.ts'
import { field, member, pictured, refused } from './world.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

const introductions = (args = 'first: 100') =>
  `introductions(${args}) { considered possible computation { method exact notes parameters { name value } } introductions { actors { slug } gain margin distance pairsJoined reasons { reason name id } sentence } }`

/** Here dewan and dinas are not tied. */
const filter = 'tieKinds: [ALLIED_WITH, MEMBER_OF]'

interface Pair {
  readonly actors: { readonly slug: string }[]
  readonly gain: number
  readonly distance: number | null
  readonly pairsJoined: number
  readonly reasons: { readonly reason: string; readonly name: string }[]
}
const keyOf = ({ actors }: Pair) =>
  actors
    .map(({ slug }) => slug)
    .toSorted()
    .join(' ')

/** Σ 1/d over all pairs, and how many pairs reach each other. */
function closeness(graph: Graph) {
  const { distances } = shortest(graph)
  const all = distances.flatMap((row, v) => row.slice(0, v))
  const reached = all.filter((distance) => distance < Number.POSITIVE_INFINITY)
  return {
    ...{ distances, reached: reached.length },
    sum: reached.reduce((sum, distance) => sum + 1 / distance, 0),
  }
}

/** The graph with one more edge. */
function withEdge({ n, offsets, targets }: Graph, a: number, b: number): Graph {
  const from: number[] = [a]
  const to: number[] = [b]
  for (let v = 0; v < n; v += 1) {
    for (const w of targets.subarray(offsets[v], offsets[v + 1])) {
      if (w < v) continue
      from.push(v)
      to.push(w)
    }
  }
  return graphOf(n, { from, to }, false)
}

/** What each actor has, as the records tell whoever looks. */
async function thingsByHand(ask: Ask, viewer?: Viewer) {
  const list = `actors(first: 100) { nodes { slug areas { area { code parent { code } } }
    stances(first: 100) { nodes { issue { slug } } } seats(first: 100) { nodes { issue { slug } } }
    ... on Group { trades { slug } } } }`
  const { nodes } = await field(ask, list, viewer ? { viewer } : {})
  interface Issued {
    readonly nodes: { readonly issue: { readonly slug: string } }[]
  }
  return new Map<string, Set<string>>(
    nodes.map(
      (node: {
        slug: string
        areas: { area: { code: string; parent: { code: string } | null } }[]
        stances: Issued
        seats: Issued
        trades?: { slug: string }[]
      }) => [
        node.slug,
        new Set([
          ...node.areas.flatMap(({ area }) => [
            area.code,
            ...(area.parent ? [area.parent.code] : []),
          ]),
          ...[...node.stances.nodes, ...node.seats.nodes].map(({ issue }) => issue.slug),
          ...(node.trades ?? []).map(({ slug }) => slug),
        ]),
      ],
    ),
  )
}

describe('introductions', () => {
  onEveryApi(
    () => records,
    (ask, engine) => {
      it('are all pairs that share something and are not tied, with their gain', async () => {
        for (const viewer of [undefined, member, developer]) {
          const options = viewer ? { viewer } : {}
          const { graph, slugs } = await pictured(ask, options)
          const links = await field(
            ask,
            'drawing { nodes { id slug } links { source target } }',
            options,
          )
          const slugOf = new Map(
            links.nodes.map(({ id, slug }: { id: string; slug: string }) => [id, slug]),
          )
          const tied = new Set(
            links.links.map(({ source, target }: { source: string; target: string }) =>
              [slugOf.get(source), slugOf.get(target)].toSorted().join(' '),
            ),
          )
          const things = await thingsByHand(ask, viewer)
          const before = closeness(graph)
          const expected = new Map<string, object>()
          slugs.forEach((one, a) => {
            slugs.slice(a + 1).forEach((other, more) => {
              const key = [one, other].toSorted().join(' ')
              const [mine, theirs] = [things.get(one), things.get(other)]
              if (
                tied.has(key) ||
                !mine ||
                !theirs ||
                ![...mine].some((thing) => theirs.has(thing))
              )
                return
              const b = a + 1 + more
              const after = closeness(withEdge(graph, a, b))
              const distance = before.distances[a]?.[b] as number
              expected.set(key, {
                gain: expect.closeTo(after.sum - before.sum, 10),
                pairsJoined: after.reached - before.reached,
                distance: Number.isFinite(distance) ? distance : null,
                margin: null,
              })
            })
          })
          const found = await field(ask, introductions(), options)
          expect(expected.size).toBeGreaterThan(5)
          const told: Pair[] = found.introductions
          expect(told.map(keyOf).toSorted()).toEqual([...expected.keys()].toSorted())
          for (const pair of told) expect(pair).toMatchObject(expected.get(keyOf(pair)) as object)
          const gains = told.map(({ gain }) => gain)
          expect(gains).toEqual(gains.toSorted((a, b) => b - a))
          expect(found.considered).toBeGreaterThanOrEqual(told.length)
        }
      })

      it('tell what is shared as far as one may see, of areas the smallest', async () => {
        const sharing = async (a: string, b: string, viewer?: Viewer) => {
          const options = { filter, ...(viewer && { viewer }) }
          const found = await field(ask, introductions(), options)
          const pair = found.introductions.find((one: Pair) => keyOf(one) === `${a} ${b}`)
          return pair?.reasons.map(({ reason, name }: Pair['reasons'][0]) => `${reason} ${name}`)
        }
        expect(await sharing('dewan', 'dinas')).toEqual([
          'SAME_ISSUE Test bylaw',
          'SAME_AREA Daerah Istimewa Yogyakarta',
        ])
        expect(await sharing('dinas', 'federasi')).toEqual(['SAME_AREA Kabupaten Bantul'])
        // kelompok-f is for its own members.
        expect(await sharing('dinas', 'kelompok-f')).toBeUndefined()
        expect(await sharing('dinas', 'kelompok-f', developer)).toEqual([
          'SAME_AREA Kabupaten Bantul',
        ])
        const whole = await field(ask, introductions())
        expect(whole.introductions.map(keyOf)).not.toContain('dewan dinas')
      })

      it('rest on no place that one may not see, by a filter of their own too', async () => {
        const { prisma } = records
        const show = (visibility: 'GROUP' | 'PUBLIC') =>
          prisma.actorArea.updateMany({
            where: { actorId: castId('dinas') },
            data: { visibility },
          })
        const pairs = async (one: Ask) => {
          const found = await field(one, introductions('sharing: [SAME_AREA], first: 100'))
          return found.introductions.map(keyOf)
        }
        expect(await pairs(ask)).toContain('dinas federasi')
        await show('GROUP')
        const alone = await apiOver(records, engine(), { secondWall: false })
        try {
          for (const one of [ask, alone.ask]) {
            expect(await pairs(one)).not.toContain('dinas federasi')
          }
        } finally {
          await show('PUBLIC')
          await alone.close()
        }
      })

      it('can be limited to what is shared', async () => {
        const trade = await field(ask, introductions('sharing: [SAME_TRADE]'))
        expect(trade.introductions).toEqual([])
        const local = { filter, language: 'ID' } as const
        const issue = await field(ask, introductions('sharing: [SAME_ISSUE], first: 1'), local)
        expect(issue.introductions).toHaveLength(1)
        expect(issue.introductions[0].sentence).toBe(
          'Pertemukan Dewan Uji dan Dinas Uji: sama-sama terlibat dalam isu Perda Uji, tetapi belum terhubung; kini keduanya tidak saling terjangkau, dan 1 pasang pihak akan saling terjangkau.',
        )
        const english = await field(ask, introductions('sharing: [SAME_ISSUE], first: 1'), {
          filter,
        })
        expect(english.introductions[0].sentence).toMatch(
          /^Introduce .* and .*: they are both part of the issue Test bylaw, but are not tied; now neither/,
        )
        expect(english.introductions[0].reasons[0].id).toMatch(/^issue_/)
      })

      it('never name whoever is lost', async () => {
        const lose = 'whatIf(changes: [{ loseActor: { actor: { slug: "dinas" } } }])'
        const { network } = await field(ask, `${lose} { network { it: ${introductions()} } }`)
        const named = network.it.introductions.flatMap(({ actors }: Pair) => actors)
        expect(named.length).toBeGreaterThan(0)
        expect(named).not.toContainEqual({ slug: 'dinas' })
      })

      it('never bring together who work against each other', async () => {
        const whole = await field(ask, introductions())
        expect(whole.introductions.map(keyOf)).toContain('dinas federasi')
        const oppose =
          'addTie: { kind: OPPOSES, from: { slug: "federasi" }, to: { slug: "dinas" } }'
        const { network } = await field(
          ask,
          `whatIf(changes: [{ ${oppose} }]) { network { it: ${introductions()} } }`,
        )
        expect(network.it.introductions.map(keyOf)).not.toContain('dinas federasi')
      })

      it('say of nobody that there is nobody, and refuse what cannot be asked', async () => {
        const empty = await field(ask, introductions(), { filter: 'actorKinds: []' })
        expect(empty).toMatchObject({ introductions: [], considered: 0, possible: 0 })
        expect(await refused(ask, introductions('first: 101'))).toBe('BAD_FILTER')
        expect(await refused(ask, introductions('sharing: []'))).toBe('BAD_FILTER')
      })

      it('read what is shared in one statement, names and actors in one each', async () => {
        const text = `{ network { ${introductions()} } }`
        await ask(text)
        const { sql, cypher } = await ask(text)
        expect(sql).toHaveLength(3)
        expect(cypher).toHaveLength(1)
      })
    },
  )
})
