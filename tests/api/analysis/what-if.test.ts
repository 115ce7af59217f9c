import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { developer } from '../../../src/access/circles.ts'
import { castTieId } from '../../cast.ts'
import { onEveryApi } from '../../support/api.ts'
import { castRecords } from '../../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

const asks = (changes: string, selection: string, filter = '') =>
  `{ network(filter: { ${filter} }) { whatIf(changes: [${changes}]) { ${selection} } } }`
const tieId = (kind: string, from: string, to: string, since?: string) =>
  `tie_${castTieId(kind, from, to, since)}`
const member = tieId('MEMBER_OF', 'kelompok-a', 'federasi', '2017-05-15')
const figures = `{ actors tiedActors ties components largestComponent fragmentation
  distanceFragmentation density }`
const comparison = `comparison { before ${figures} after ${figures} fallenOff { slug } fallenOffCount }`
const lose = (slug: string) => `{ loseActor: { actor: { slug: "${slug}" } } }`
const add = (kind: string, from: string, to: string, more = '') =>
  `{ addTie: { kind: ${kind}, from: { slug: "${from}" }, to: { slug: "${to}" } ${more} } }`

describe('what if', () => {
  onEveryApi(
    () => records,
    (ask) => {
      const whatIf = async (changes: string, selection: string, filter = '') => {
        const { data, errors } = await ask(asks(changes, selection, filter))
        expect(errors).toEqual([])
        return data.network.whatIf
      }

      it('compares how it hangs together, the lost ones left out', async () => {
        const { comparison: found } = await whatIf(lose('kelompok-a'), comparison)
        // kelompok-e has no tie at all. 16 pairs of 78 are tied, 17 ties.
        expect(found.before).toMatchObject({
          ...{ actors: 13, tiedActors: 12, ties: 17, components: 2, largestComponent: 12 },
        })
        expect(found.before.fragmentation).toBeCloseTo(1 - 132 / 156, 12)
        expect(found.before.density).toBeCloseTo(16 / 78, 12)
        // federasi, jaringan, dewan, dinas, kelompok-c, kelompok-d, kelompok-b, pabrik, pendamping,
        // mitra, koalisi hang together without it: by kelompok-c, jaringan and pendamping.
        expect(found.after).toMatchObject({
          ...{ actors: 12, tiedActors: 11, ties: 11, components: 2, largestComponent: 11 },
        })
        expect(found.after.fragmentation).toBeCloseTo(1 - 110 / 132, 12)
        expect(found.fallenOff).toEqual([])
      })

      it('tells who falls off', async () => {
        const { comparison: found } = await whatIf(
          `${lose('federasi')}, { endTies: { kind: LOBBIES } }`,
          comparison,
        )
        expect(found.fallenOff.map(({ slug }: { slug: string }) => slug).sort()).toEqual([
          'dewan',
          'dinas',
        ])
        expect(found.fallenOffCount).toBe(2)
        expect(found.after).toMatchObject({ components: 3, largestComponent: 9 })
      })

      it('every analysis can be asked of it, with the real value beside', async () => {
        const degrees = `network { asOf centrality(measure: DEGREE, first: 20) { edges { value before
          node { slug } } computation { notes } } }`
        const { network } = await whatIf(add('ALLIED_WITH', 'kelompok-e', 'kelompok-a'), degrees)
        expect(network.asOf).toBe('2024-06-01')
        const of = (slug: string) =>
          network.centrality.edges.find(
            (edge: { node: { slug: string } }) => edge.node.slug === slug,
          )
        expect(of('kelompok-e')).toMatchObject({ value: 1, before: 0 })
        expect(of('kelompok-a').value).toBe(of('kelompok-a').before + 1)
        expect(of('dewan').value).toBe(of('dewan').before)
      })

      it('pages of it fit it alone', async () => {
        const page = (after: string) =>
          `network { centrality(measure: DEGREE, first: 2 ${after}) { nodes { slug } pageInfo { endCursor } } }`
        const { network } = await whatIf(lose('mitra'), page(''))
        const after = `, after: "${network.centrality.pageInfo.endCursor}"`
        const next = await whatIf(lose('mitra'), page(after))
        expect(next.network.centrality.nodes).toHaveLength(2)
        const other = await ask(asks(lose('dinas'), page(after)))
        expect(other.errors).toMatchObject([{ code: 'FOREIGN_CURSOR' }])
      })

      it('moves stances for leverage, and the outcome with them', async () => {
        const move = `{ moveStance: { actor: { slug: "dinas" }, issue: { slug: "perda-uji" }, stance: 1 } }`
        const input =
          'issue: { slug: "perda-uji" }, organizers: [{ slug: "kelompok-a" }], mostAssumed: 1, draws: 0'
        const selection = `changes network { leverage(input: { ${input} }) { ... on Leverage {
          outcome before rows { actor { slug } score before share } } } }`
        const { network, changes } = await whatIf(move, selection)
        const { outcome, before, rows } = network.leverage
        const dinas = rows.find((row: { actor: { slug: string } }) => row.actor.slug === 'dinas')
        expect(before).toBe(0)
        expect(changes).toEqual(['Dinas Uji on Test bylaw: stance 1.'])
        // It has no room left, so it is no row; the outcome moves by its share.
        expect(dinas).toBeUndefined()
        const real = await ask(`{ network { leverage(input: { ${input} }) { ... on Leverage {
          rows { actor { slug } share } } } } }`)
        const share = real.data.network.leverage.rows.find(
          (row: { actor: { slug: string } }) => row.actor.slug === 'dinas',
        ).share
        expect(outcome).toBeCloseTo(share, 12)
      })

      it('a lost actor has no vote and no say', async () => {
        const input =
          'issue: { slug: "perda-uji" }, organizers: [{ slug: "kelompok-a" }], mostAssumed: 1'
        const selection = `network { leverage(input: { ${input} }) { ... on Leverage {
          votes { actor { slug } weight } computation { notes } } } }`
        const { network } = await whatIf(lose('dewan'), selection)
        expect(network.leverage.votes).toEqual([{ actor: { slug: 'dinas' }, weight: 1 }])
        const gone = await ask(asks(lose('kelompok-a'), selection))
        expect(gone.errors).toMatchObject([{ code: 'BAD_FILTER' }])
      })

      it('says what it understood, in both languages', async () => {
        const changes = `${lose('mitra')}, { endTie: { tie: "${member}" } },
          { strengthenTie: { tie: "${tieId('LOBBIES', 'federasi', 'dewan', '2018')}", strength: 0.9 } },
          { endTies: { kind: ACCOMPANIED_BY, to: { slug: "pendamping" } } },
          ${add('WORKS_WITH', 'kelompok-e', 'dinas', ', strength: 0.4')}`
        expect((await whatIf(changes, 'changes')).changes).toEqual([
          'Lost: Mitra Uji.',
          'Ends: Kelompok Uji A member of Federasi Uji.',
          'Strength becomes 0.9 (before: 0.6): Federasi Uji lobbies Dewan Uji.',
          'Ends: all “… accompanied by Pendamping Uji”, 1 tie.',
          'New tie: Kelompok Uji E 🧵 works with Dinas Uji, strength 0.4.',
        ])
        const { data } = await ask(asks(changes, 'changes'), {}, 'ID')
        expect(data.network.whatIf.changes[0]).toBe('Hilang: Mitra Uji.')
      })

      it('finds ties without direction from either end', async () => {
        for (const end of ['from', 'to']) {
          const changes = `{ endTies: { kind: ALLIED_WITH, ${end}: { slug: "kelompok-b" } } }`
          const { comparison: found } = await whatIf(changes, comparison)
          expect(found.after.ties).toBe(found.before.ties - 2)
        }
      })

      it.each([
        ['no change', '', 'BAD_FILTER'],
        ['an unknown actor', lose('tidak-ada'), 'NOT_IN_SLICE'],
        ['a hidden actor', lose('kelompok-f'), 'NOT_IN_SLICE'],
        [
          'a hidden tie',
          `{ endTie: { tie: "${tieId('ALLIED_WITH', 'kelompok-a', 'kelompok-d', '2014-06~')}" } }`,
          'NOT_IN_SLICE',
        ],
        [
          'a tie of another day',
          `{ endTie: { tie: "${tieId('ALLIED_WITH', 'kelompok-b', 'kelompok-c', '2016-03')}" } }`,
          'NOT_IN_SLICE',
        ],
        ['a tie to oneself', add('ALLIED_WITH', 'mitra', 'mitra'), 'BAD_FILTER'],
        ['a tie that is there', add('ALLIED_WITH', 'kelompok-b', 'kelompok-a'), 'BAD_FILTER'],
        ['a tie that its kind forbids', add('LOBBIES', 'mitra', 'kelompok-a'), 'BAD_FILTER'],
        ['a strength of 0', `{ strengthenTie: { tie: "${member}", strength: 0 } }`, 'BAD_FILTER'],
        [
          'a tie of a lost one',
          `${lose('mitra')}, ${add('ALLIED_WITH', 'mitra', 'dewan')}`,
          'BAD_FILTER',
        ],
        [
          'an unknown issue',
          '{ moveStance: { actor: { slug: "mitra" }, issue: { slug: "x" }, stance: 0 } }',
          'BAD_FILTER',
        ],
        [
          'a stance that does not move',
          '{ moveStance: { actor: { slug: "mitra" }, issue: { slug: "perda-uji" } } }',
          'BAD_FILTER',
        ],
      ])('refuses %s', async (_what, changes, code) => {
        const { data, errors } = await ask(asks(changes, 'changes'))
        expect(data.network.whatIf).toBeNull()
        expect(errors).toMatchObject([{ code, path: ['network', 'whatIf'] }])
      })

      it('counts nothing that is hidden', async () => {
        const { data } = await ask(asks(lose('kelompok-e'), comparison), {}, 'EN', developer)
        const { comparison: open } = await whatIf(lose('kelompok-e'), comparison)
        expect(open.after.actors).toBe(12)
        expect(data.network.whatIf.comparison.after.actors).toBe(13)
      })

      it('an empty part says so', async () => {
        const { data, errors } = await ask(asks(lose('mitra'), 'changes', 'actorKinds: []'))
        expect([data.network.whatIf, errors[0]?.code]).toEqual([null, 'NOT_IN_SLICE'])
      })

      it('statements: actors named once, names once', async () => {
        const changes = `${lose('mitra')}, ${lose('dinas')}, ${add('WORKS_WITH', 'kelompok-e', 'dewan')}`
        const { sql, cypher, errors } = await ask(asks(changes, `changes ${comparison}`))
        expect(errors).toEqual([])
        expect([sql.length, cypher.length]).toEqual([2, 1])
      })
    },
  )
})
