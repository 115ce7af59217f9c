import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { castId } from '../cast.ts'
import { type Ask, onEveryApi } from '../support/api.ts'
import { castRecords, fillGraph } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

const problems = '... on Problems { problems { code message path } }'
const merging = `mutation ($input: MergeActorsInput!) { mergeActors(input: $input) {
  ... on ActorMergeSaved { survivor { id slug version mergedFrom { slug mergeId } }
    mergeId moved aside asideCount token replayed warnings { code } } ${problems} } }`
const unmerging = `mutation ($input: UnmergeActorsInput!) { unmergeActors(input: $input) {
  ... on ActorUnmergeSaved { survivor { slug mergedFrom { slug } } restored { slug otherNames { name } }
    left { id reason } leftCount madeSince madeSinceCount token } ${problems} } }`

const publicId = (slug: string) => `actor_${castId(slug)}`
const version = async (slug: string) => {
  const row = await records.prisma.actor.findUniqueOrThrow({ where: { slug } })
  return row.version
}

async function merge(ask: Ask, absorbed: string, survivor: string, more: object = {}) {
  const input = {
    survivor: { slug: survivor },
    absorbed: { slug: absorbed },
    expectedSurvivorVersion: await version(survivor),
    expectedAbsorbedVersion: await version(absorbed),
    ...more,
  }
  const { data, errors } = await ask(merging, { input })
  expect(errors).toEqual([])
  return data.mergeActors
}

async function unmerge(ask: Ask, mergeId: string) {
  const { data, errors } = await ask(unmerging, { input: { merge: mergeId, expectedVersion: 1 } })
  expect(errors).toEqual([])
  return data.unmergeActors
}

onEveryApi(
  () => records,
  (ask, engine) => {
    describe('kelompok-b merged into kelompok-a', () => {
      let made: { mergeId: string; [name: string]: unknown }
      beforeAll(async () => {
        made = await merge(ask, 'kelompok-b', 'kelompok-a')
        await fillGraph(records, engine())
      })
      afterAll(async () => {
        await unmerge(ask, made.mergeId)
        await fillGraph(records, engine())
      })

      it('tells what moved and what stays aside', () => {
        expect(made).toMatchObject({
          survivor: { id: publicId('kelompok-a'), mergedFrom: [{ slug: 'kelompok-b' }] },
          asideCount: 3,
          replayed: false,
          token: expect.any(String),
        })
        expect(made.aside).toEqual([
          expect.stringMatching(/^actorTrade_/),
          expect.stringMatching(/^tie_/),
          expect.stringMatching(/^tie_/),
        ])
      })

      it('leads there by its old id and slug, everywhere', async () => {
        const old = publicId('kelompok-b')
        const to = { slug: 'kelompok-a', name: 'Kelompok Uji A' }
        const { data, errors, sql } = await ask(
          `query ($old: ID!, $now: ID!) {
            node(id: $old) { ... on Group { slug name } }
            nodes(ids: [$old, $now]) { ... on Group { slug } }
            actor(by: { id: $old }) { ... on Group { slug name } }
            bySlug: actor(by: { slug: "kelompok-b" }) { ... on Group { slug name } }
            byName: actor(by: { name: "kelompok uji b jum'at" }) { ... on Group { slug name } }
            group(by: { slug: "kelompok-b" }) { slug name }
          }`,
          { old, now: publicId('kelompok-a') },
        )
        expect(errors).toEqual([])
        expect(data).toEqual({
          node: to,
          nodes: [{ slug: to.slug }, { slug: to.slug }],
          ...{ actor: to, bySlug: to, byName: to, group: to },
        })
        expect(sql.length).toBe(16)
      })

      it('is meant by its old slug in references and filters', async () => {
        const document = (slug: string) => `{
          ties(first: 50, filter: { actor: { slug: "${slug}" } }) { nodes { id } }
          activities(filter: { participant: { actor: { slug: "${slug}" } } }) { nodes { slug } }
          commitments(filter: { by: { slug: "${slug}" } }) { nodes { id } }
          network(filter: { around: { actor: { slug: "${slug}" } } }) {
            commonAllies(of: [{ slug: "${slug}" }, { slug: "kelompok-c" }]) { totalCount }
            summary { actors ties }
          }
          issues { nodes { stances(actor: { slug: "${slug}" }) { nodes { id } } } }
        }`
        const [old, now] = [await ask(document('kelompok-b')), await ask(document('kelompok-a'))]
        expect(now.errors).toEqual([])
        expect(old.data).toEqual(now.data)
        expect(now.data.ties.nodes.length).toBeGreaterThan(5)
      })

      it('shows names and ties once, from records and network alike', async () => {
        const { data } = await ask(`{
          group(by: { slug: "kelompok-a" }) {
            otherNames { name }
            trades { slug }
            ties(first: 50) { totalCount edges { other { ... on Group { slug } } } }
            mergedFrom { id slug name mergedAt mergeVersion }
          }
          groups { nodes { slug } }
          search(text: "kelompok uji b jumat", first: 1) { nodes { ... on Group { slug } } }
        }`)
        const { group } = data
        expect(group.otherNames).toContainEqual({ name: "Kelompok Uji B Jum'at" })
        expect(group.trades).toHaveLength(2)
        expect(group.ties.edges).toHaveLength(group.ties.totalCount)
        expect(group.ties.edges).not.toContainEqual({ other: { slug: 'kelompok-a' } })
        expect(group.mergedFrom).toMatchObject([
          { id: publicId('kelompok-b'), slug: 'kelompok-b', mergeVersion: 1 },
        ])
        expect(data.groups.nodes).not.toContainEqual({ slug: 'kelompok-b' })
        expect(data.search.nodes).toEqual([{ slug: 'kelompok-a' }])
      })

      it('costs nothing more where nothing is missed, and one statement for all that is merged', async () => {
        const hit = await ask(`query ($id: ID!) { node(id: $id) { id } }`, {
          id: publicId('kelompok-a'),
        })
        expect(hit.sql).toHaveLength(1)
        const miss = await ask(`{ group(by: { slug: "tiada" }) { slug } }`)
        expect(miss).toMatchObject({ data: { group: null }, sql: { length: 2 } })
        const all = await ask('{ groups { nodes { mergedFrom { slug } } } }')
        expect(all.sql).toHaveLength(2)
      })

      it('cannot be merged again, nor with another kind, nor of another version', async () => {
        const codes = async (more: object) =>
          (await merge(ask, 'kelompok-c', 'kelompok-a', more)).problems.map(
            ({ code }: { code: string }) => code,
          )
        expect(await codes({ absorbed: { slug: 'kelompok-b' } })).toEqual(['ALREADY_MERGED'])
        expect(await codes({ absorbed: { slug: 'dinas' } })).toContain('WRONG_KIND')
        expect(await codes({ absorbed: { slug: 'tiada' } })).toEqual(['NOT_FOUND'])
        expect(await codes({ expectedSurvivorVersion: 99 })).toEqual(['VERSION_CONFLICT'])
      })
    })

    describe('undoing', () => {
      it('gives back what was moved, and lists what was made since', async () => {
        const { mergeId } = await merge(ask, 'kelompok-e', 'kelompok-a')
        const tie = await records.prisma.tie.create({
          data: { kind: 'OPPOSES', fromId: castId('kelompok-a'), toId: castId('pabrik') },
        })
        const undone = await unmerge(ask, mergeId)
        await records.prisma.tie.delete({ where: { id: tie.id } })
        expect(undone).toMatchObject({
          survivor: { slug: 'kelompok-a', mergedFrom: [] },
          restored: { slug: 'kelompok-e' },
          ...{ left: [], leftCount: 0, madeSince: [`tie_${tie.id}`], madeSinceCount: 1 },
        })
        const again = await unmerge(ask, mergeId)
        expect(again.problems).toMatchObject([{ code: 'MERGE_UNDONE', path: ['input', 'merge'] }])
      })

      it('is done last first', async () => {
        const first = await merge(ask, 'kelompok-e', 'kelompok-b')
        const second = await merge(ask, 'kelompok-b', 'kelompok-a')
        const { problems: told } = await unmerge(ask, first.mergeId)
        expect(told).toMatchObject([{ code: 'MERGE_NOT_LAST' }])
        expect(told[0].message).toContain(second.mergeId)
        expect((await unmerge(ask, second.mergeId)).restored.slug).toBe('kelompok-b')
        expect((await unmerge(ask, first.mergeId)).restored.slug).toBe('kelompok-e')
      })
    })

    it('can be tried without doing it, and is done once for one key', async () => {
      const tried = await merge(ask, 'kelompok-e', 'kelompok-d', { validateOnly: true })
      expect(tried).toMatchObject({ survivor: null, mergeId: null, token: null, asideCount: 0 })
      const versions = {
        expectedSurvivorVersion: await version('kelompok-d'),
        expectedAbsorbedVersion: await version('kelompok-e'),
        idempotencyKey: `gabung-${crypto.randomUUID()}`,
      }
      const once = await merge(ask, 'kelompok-e', 'kelompok-d', versions)
      const twice = await merge(ask, 'kelompok-e', 'kelompok-d', versions)
      expect(twice).toMatchObject({ mergeId: once.mergeId, moved: once.moved, replayed: true })
      await unmerge(ask, once.mergeId)
    })

    it('suggests pairs that may be one body', async () => {
      const { data, errors, sql } = await ask(`{
        possibleDuplicates(first: 2, kind: GROUP) {
          totalCount
          edges { cursor node { score actors { slug name } reasons { reason against values } } }
          pageInfo { hasNextPage endCursor }
        }
      }`)
      expect(errors).toEqual([])
      expect(sql).toHaveLength(2)
      const { edges, totalCount, pageInfo } = data.possibleDuplicates
      expect(totalCount).toBeGreaterThan(0)
      for (const { node } of edges) {
        expect(node.actors).toHaveLength(2)
        expect(node.reasons.length).toBeGreaterThan(0)
        expect(node.score).toBeGreaterThanOrEqual(0.3)
      }
      const next = await ask(
        `query ($after: String) { possibleDuplicates(after: $after, kind: GROUP) { edges { cursor } } }`,
        { after: pageInfo.endCursor },
      )
      expect(next.errors).toEqual([])
      expect(next.data.possibleDuplicates.edges).toHaveLength(totalCount - edges.length)
    })
  },
)
