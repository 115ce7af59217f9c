import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { developer } from '../../../src/access/circles.ts'
import { stanceOfPosition } from '../../../src/analysis/leverage-defaults.ts'
import { type TieKind, tieKinds } from '../../../src/model/tie.ts'
import { castId, castTieId } from '../../cast.ts'
import { onEveryApi } from '../../support/api.ts'
import { castRecords } from '../../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

const usual = 'issue: { slug: "perda-uji" }, organizers: [{ slug: "kelompok-a" }], mostAssumed: 1'
const asks = (selection: string, input = usual, filter = '') =>
  `{ network(filter: { ${filter} }) { leverage(input: { ${input} }) { __typename ${selection} } } }`
const rows = '... on Leverage { outcome rows { actor { slug } rank score reach share room } }'
const tieId = (kind: string, from: string, to: string, since?: string) =>
  `tie_${castTieId(kind, from, to, since)}`

interface Row {
  actor: { slug: string }
  score: number
  reach: number
  share: number
  room: number
}
interface Link {
  source: string
  target: string
  kind: TieKind
  strength: number | null
}
interface Default {
  input: string
  actorKind: string | null
  classification: string | null
  tieKind: string | null
  assumed: number
}

/** h by a plain series, from a picture and the published defaults: no code in common with the method. */
function sharesOf(
  nodes: { id: string; slug: string; kind: string; classification: string }[],
  links: Link[],
  defaults: Default[],
  votes: Record<string, number>,
): Map<string, number> {
  const at = new Map(nodes.map(({ id }, place) => [id, place]))
  const line = (match: (one: Default) => boolean) => defaults.find(match)?.assumed as number
  const weights = nodes.map(() => nodes.map(() => 0))
  for (const { source, target, kind, strength } of links) {
    const [a, b] = [at.get(source) as number, at.get(target) as number]
    const p = strength ?? line(({ tieKind }) => tieKind === kind)
    const { listens } = tieKinds[kind]
    const add = (i: number, j: number) => {
      const row = weights[i] as number[]
      row[j] = (row[j] as number) + p
    }
    if (listens === 'FROM_LISTENS' || listens === 'BOTH_LISTEN') add(a, b)
    if (listens === 'TO_LISTENS' || listens === 'BOTH_LISTEN') add(b, a)
  }
  const open = nodes.map(({ kind, classification }, i) => {
    if ((weights[i] as number[]).every((one) => one === 0)) return 0
    const own = line((one) => one.classification === classification)
    return own ?? line(({ actorKind }) => actorKind === kind)
  })
  let left = nodes.map(({ slug }) => votes[slug] ?? 0)
  const shares = nodes.map(() => 0)
  for (let step = 0; step < 500; step += 1) {
    const next = nodes.map(() => 0)
    left.forEach((amount, i) => {
      shares[i] = (shares[i] as number) + amount * (1 - (open[i] as number))
      const row = weights[i] as number[]
      const total = row.reduce((sum, one) => sum + one, 0)
      row.forEach((w, j) => {
        if (w > 0) next[j] = (next[j] as number) + (amount * (open[i] as number) * w) / total
      })
    })
    left = next
  }
  return new Map(nodes.map(({ slug }, i) => [slug, shares[i] as number]))
}

describe('leverage', () => {
  onEveryApi(
    () => records,
    (ask) => {
      const leverage = async (selection: string, input = usual, filter = '', ...more: never[]) => {
        const { data, errors } = await ask(asks(selection, input, filter), {}, ...more)
        expect(errors).toEqual([])
        return data.network.leverage
      }
      const refused = async (input: string) => {
        const { data, errors } = await ask(asks(rows, input))
        expect(data.network.leverage).toBeNull()
        return errors.map(({ code, path }) => [code, path])
      }

      it('is reach × share × room, the shares by a plain series over what a picture shows', async () => {
        const found = await leverage(rows)
        const { data } = await ask(`{
          leverageDefaults { input actorKind classification tieKind assumed least most }
          network { drawing { nodes { id slug kind classification }
            links { source target kind strength } } } }`)
        const { nodes, links } = data.network.drawing
        const shares = sharesOf(nodes, links, data.leverageDefaults, { dewan: 0.8, dinas: 0.2 })
        expect([...shares.values()].reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9)
        const list: Row[] = found.rows
        expect(list).toHaveLength(10)
        for (const { actor, score, reach, share, room } of list) {
          expect(share).toBeCloseTo(shares.get(actor.slug) as number, 9)
          expect(score).toBeCloseTo(reach * share * room, 12)
        }
        const scores = list.map(({ score }) => score)
        expect(scores).toEqual(scores.toSorted((a, b) => b - a))
        // kelompok-a – federasi (member, 0.6 assumed) – dewan (lobbies, 0.6 judged).
        expect(list[0]).toMatchObject({ actor: { slug: 'dewan' }, room: 0.4 })
        expect(list[0]?.reach).toBeCloseTo(0.36, 12)
        // All stances that anybody may see are neutral.
        expect(found.outcome).toBe(0)
      })

      it('names the way with its ties, the walks, and what is assumed', async () => {
        const step =
          '{ from { slug } to { slug } kind strength assumed lastConfirmedOn tie { id } }'
        const found = await leverage(`... on Leverage { rows { actor { slug } path ${step}
          walks { actors { slug } steps ${step} share } explained
          assumed { share stance openness { slug } strengths } interval { low high } stability } }`)
        const [first] = found.rows
        expect(first.path).toEqual([
          {
            ...{ from: { slug: 'kelompok-a' }, to: { slug: 'federasi' }, kind: 'MEMBER_OF' },
            ...{ strength: 0.6, assumed: true, lastConfirmedOn: '2024-05-01' },
            tie: { id: tieId('MEMBER_OF', 'kelompok-a', 'federasi', '2017-05-15') },
          },
          {
            ...{ from: { slug: 'federasi' }, to: { slug: 'dewan' }, kind: 'LOBBIES' },
            ...{ strength: 0.6, assumed: false, lastConfirmedOn: null },
            tie: { id: tieId('LOBBIES', 'federasi', 'dewan', '2018') },
          },
        ])
        expect(first.walks[0]).toMatchObject({ actors: [{ slug: 'dewan' }], steps: [] })
        expect(first.explained).toBeGreaterThan(0.8)
        expect(first.explained).toBeLessThanOrEqual(1)
        // Two ties, its openness, its stance: the stance and one tie are judged.
        expect(first.assumed).toEqual({
          ...{ share: 0.5, stance: false, openness: [{ slug: 'dewan' }], strengths: 1 },
        })
        expect(first.interval.low).toBeLessThan(first.interval.high)
        expect(first.stability).toBeGreaterThan(0.9)
      })

      it('says a row in one sentence, in both languages', async () => {
        const sentence = '... on Leverage { rows { sentence } }'
        const [en] = (await leverage(sentence)).rows
        const { data } = await ask(asks(sentence), {}, 'ID')
        expect(en.sentence).toMatch(
          /^Approach Dewan Uji through Kelompok Uji A–Federasi Uji–Dewan Uji/,
        )
        expect(data.network.leverage.rows[0].sentence).toMatch(/^Dekati Dewan Uji lewat /)
      })

      it('repeats itself with the same seed, and draws otherwise with another', async () => {
        const interval =
          '... on Leverage { outcomeInterval { low high } rows { interval { low } } }'
        const again = await leverage(interval, `${usual}, seed: 2`)
        expect(await leverage(interval, `${usual}, seed: 2`)).toEqual(again)
        expect(await leverage(interval, `${usual}, seed: 3`)).not.toEqual(again)
        expect(await leverage(interval, `${usual}, draws: 0`)).toMatchObject({
          outcomeInterval: null,
        })
      })

      it('lists what was assumed, by line of the table, and what should be judged', async () => {
        const { assumptions, missing, assumedShare, votes } = await leverage(`... on Leverage {
          assumedShare votes { actor { slug } roles weight settled }
          assumptions { default { input tieKind classification actorKind } count }
          missing { input actor { slug } tie { id } weight } }`)
        const stances = assumptions.find(
          (one: { default: Default }) => one.default.input === 'STANCE',
        )
        // 13 actors are seen; dewan alone has a stance that is.
        expect(stances.count).toBe(12)
        expect(assumedShare).toBeGreaterThan(0)
        expect(assumedShare).toBeLessThan(1)
        expect(missing[0].weight).toBeGreaterThan(missing.at(-1).weight)
        expect(votes).toMatchObject([
          { actor: { slug: 'dewan' }, roles: ['DECIDES'], weight: 0.8, settled: 0 },
          { actor: { slug: 'dinas' }, roles: ['DRAFTS'], weight: 0.2 },
        ])
      })

      it('takes suppositions, as given and written nowhere', async () => {
        const supposed = `${usual}, draws: 0, assumptions: {
          actors: [{ actor: { slug: "dewan" }, stance: -1, openness: 0.5 }]
          strengths: [{ of: { kind: MEMBER_OF }, strength: 0.9 },
            { of: { tie: "${tieId('MEMBER_OF', 'kelompok-a', 'federasi', '2017-05-15')}" }, strength: 1 }] }`
        const found = await leverage(rows, supposed)
        const dewan: Row = found.rows.find(({ actor }: Row) => actor.slug === 'dewan')
        expect(dewan.reach).toBeCloseTo(0.6, 12)
        expect(dewan.room).toBeCloseTo(1, 12)
        expect(found.outcome).toBeCloseTo(-dewan.share, 12)
        expect((await leverage(rows)).outcome).toBe(0)
      })

      it('refuses to dress up what is assumed', async () => {
        const problem = `... on Problem { code message path } ... on TooLittleKnown {
          assumedShare mostAssumed missing { input } computation { method } }`
        const found = await leverage(problem, usual.replace('mostAssumed: 1', 'mostAssumed: 0.1'))
        expect(found).toMatchObject({
          ...{ __typename: 'TooLittleKnown', code: 'TOO_LITTLE_KNOWN', mostAssumed: 0.1 },
          path: ['input', 'mostAssumed'],
        })
        expect(found.assumedShare).toBeGreaterThan(0.1)
        expect(found.missing.length).toBeGreaterThan(0)
        const nobody = 'issue: { slug: "upah-layak" }, organizers: [{ slug: "kelompok-a" }]'
        expect(await leverage(problem, nobody)).toMatchObject({
          ...{ __typename: 'TooLittleKnown', assumedShare: null, missing: [] },
          path: ['input', 'issue'],
        })
      })

      it('says who decides outside of the part', async () => {
        const found = await leverage(
          '... on TooLittleKnown { computation { notes } }',
          usual,
          'actorKinds: [GROUP, ALLIANCE]',
        )
        expect(found.computation.notes.join(' ')).toContain('Dewan Uji, Dinas Uji')
      })

      it('counts nothing that is hidden, and shows whoever may see it', async () => {
        const everything = `... on Leverage { outcome rows { actor { slug } score sentence }
          missing { input actor { slug } } newTies { listener { slug } voice { slug } gain } }`
        const input = usual.replace('mostAssumed', 'count: 50, mostAssumed')
        const open = await leverage(everything, input)
        expect(JSON.stringify(open)).not.toContain('kelompok-f')
        const { data } = await ask(asks(everything, input), {}, 'EN', developer)
        const all = data.network.leverage
        expect(JSON.stringify(all)).toContain('kelompok-f')
        // The stance of dewan that is for its own group alone: passive ally, openness 0.5.
        expect(open.outcome).toBe(0)
        expect(all.outcome).toBeGreaterThan(0)
        expect(all.outcome).toBeLessThan(stanceOfPosition.PASSIVE_ALLY)
        const hidden = usual.replace('kelompok-a', 'kelompok-f')
        expect(await refused(hidden)).toEqual([['NOT_IN_SLICE', ['network', 'leverage']]])
      })

      it.each([
        ['an issue that is not there', usual.replace('perda-uji', 'tidak-ada')],
        ['no organizer', usual.replace('[{ slug: "kelompok-a" }]', '[]')],
        ['five hops', `${usual}, hops: 5`],
        ['no row', `${usual}, count: 0`],
        ['too many draws', `${usual}, draws: 501`],
        ['a share above 1', usual.replace('mostAssumed: 1', 'mostAssumed: 1.1')],
        [
          'a stance above 1',
          `${usual}, assumptions: { actors: [{ actor: { slug: "dewan" }, stance: 2 }] }`,
        ],
        [
          'an openness of 1',
          `${usual}, assumptions: { actors: [{ actor: { slug: "dewan" }, openness: 1 }] }`,
        ],
        [
          'no strength',
          `${usual}, assumptions: { strengths: [{ of: { kind: LOBBIES }, strength: 0 }] }`,
        ],
      ])('refuses %s', async (_what, input) => {
        expect(await refused(input)).toEqual([['BAD_FILTER', ['network', 'leverage']]])
      })

      it('refuses an actor or a tie that is not in the part', async () => {
        const unknown = usual.replace('kelompok-a', 'tidak-ada')
        const ended = tieId('ALLIED_WITH', 'kelompok-b', 'kelompok-c', '2016-03')
        const strength = `${usual}, assumptions: { strengths: [{ of: { tie: "${ended}" }, strength: 1 }] }`
        for (const input of [unknown, strength]) {
          expect(await refused(input)).toEqual([['NOT_IN_SLICE', ['network', 'leverage']]])
        }
      })

      it('statements: actors named, the issue, stances, rows of actors and of ties, names', async () => {
        const plain = await ask(asks('... on Leverage { outcome }'))
        const full = await ask(
          asks(`... on Leverage { rows { actor { slug summary } sentence path { tie { note } to { name } } }
            newTies { listener { name } voice { summary } } losses { actor { name } } }`),
        )
        expect(full.errors).toEqual([])
        // Actors named, the issue with its seats, stances, rows of actors and of ties; then names.
        expect(plain.sql).toHaveLength(5)
        expect(full.sql).toHaveLength(6)
        expect(full.cypher).toHaveLength(1)
      })

      it('knows the organizer by id as well', async () => {
        const byId = usual.replace('slug: "kelompok-a"', `id: "actor_${castId('kelompok-a')}"`)
        expect(await leverage(rows, byId)).toEqual(await leverage(rows))
      })
    },
  )
})
