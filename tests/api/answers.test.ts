import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refusal } from '../../src/model/problem.ts'
import { publicId } from '../../src/model/public-id.ts'
import { graphUnavailable } from '../../src/network/refusals.ts'
import { castId, castTieId } from '../cast.ts'
import { type Ask, apiOver } from '../support/api.ts'
import { onBothEngines } from '../support/engines.ts'
import { castRecords } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

const others = (slug: string, args = '') =>
  `{ group(by: { slug: "${slug}" }) { ties${args} { totalCount asOf
    edges { other { slug } direction label(lang: EN) certainty node { kind } } } } }`

describe('answers', () => {
  onBothEngines((engine) => {
    let ask: Ask
    let close: () => Promise<void>
    beforeAll(async () => {
      const api = await apiOver(records, engine())
      ask = api.ask
      close = api.close
    })
    afterAll(() => close())

    it('shows ties from each side and hides what is not public', async () => {
      const a = (await ask(others('kelompok-a'))).data.group.ties
      expect(a.asOf).toBe('2024-06-01')
      const slugs = a.edges.map((edge: { other: { slug: string } }) => edge.other.slug)
      expect(slugs).toContain('kelompok-b')
      // Tied to kelompok-a for the network's eyes only.
      expect(slugs).not.toContain('kelompok-d')
      expect(a.totalCount).toBe(slugs.length)
      const member = a.edges.find(
        (edge: { node: { kind: string } }) => edge.node.kind === 'MEMBER_OF',
      )
      expect(member).toMatchObject({
        direction: 'OUT',
        label: 'member of',
        other: { slug: 'federasi' },
      })
      const { alliance } = (
        await ask(
          '{ alliance(by: { slug: "federasi" }) { memberOrganizations { nodes { slug } } ties { edges { direction other { slug } } } } }',
        )
      ).data
      expect(alliance.memberOrganizations.nodes).toContainEqual({ slug: 'kelompok-a' })
      expect(alliance.ties.edges).toContainEqual({ direction: 'IN', other: { slug: 'kelompok-a' } })
    })

    it('answers as of a day, for certain or possibly, and for all times', async () => {
      const count = async (args: string) =>
        (
          await ask(`{ group(by: { slug: "kelompok-b" }) { allies${args} { nodes { slug } } } }`)
        ).data.group.allies.nodes.filter((node: { slug: string }) => node.slug === 'kelompok-c')
          .length
      expect(await count('(asOf: "2017-01-01")')).toBe(1)
      expect(await count('(asOf: "2018-06-30")')).toBe(1)
      expect(await count('(asOf: "2018-07-01")')).toBe(0)
      expect(await count('(asOf: "2017-01-01", certainty: HOLDS)')).toBe(1)
      expect(await count('(asOf: "2024-05-01", certainty: HOLDS)')).toBe(1)
      expect(await count('(asOf: "2024-05-02", certainty: HOLDS)')).toBe(0)
      expect(await count('(asOf: null)')).toBe(2)
      expect(await count('(asOf: "0001-01-01")')).toBe(0)
    })

    it('pages both ways over every tie exactly once', async () => {
      const page = async (args: string) =>
        (
          await ask(`{ group(by: { slug: "kelompok-a" }) { ties(${args}) { nodes { id }
          pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`)
        ).data.group.ties
      for (const order of [
        '',
        ', orderBy: { field: SINCE, direction: DESC }',
        ', orderBy: { field: NAME, direction: DESC }',
      ]) {
        const all = (await page(`first: 100${order}`)).nodes
        const forward: unknown[] = []
        for (let after = ''; ; ) {
          const { nodes, pageInfo } = await page(`first: 1${after}${order}`)
          forward.push(...nodes)
          after = `, after: "${pageInfo.endCursor}"`
          if (!pageInfo.hasNextPage) break
        }
        expect(forward).toEqual(all)
        const backward: unknown[] = []
        for (let before = ''; ; ) {
          const { nodes, pageInfo } = await page(`last: 2${before}${order}`)
          backward.unshift(...nodes)
          before = `, before: "${pageInfo.startCursor}"`
          if (!pageInfo.hasPreviousPage) break
        }
        expect(backward).toEqual(all)
      }
    })

    it('never shows a hidden actor by any path', async () => {
      const id = publicId('actor', castId('kelompok-f'))
      const { data } =
        await ask(`{ node(id: "${id}") { id } group(by: { slug: "kelompok-f" }) { id }
        actor(by: { id: "${id}" }) { __typename } groups(first: 100) { nodes { slug } }
        c: group(by: { slug: "kelompok-c" }) { allies(asOf: null) { nodes { slug } } } }`)
      expect(data.node).toBeNull()
      expect(data.group).toBeNull()
      expect(data.actor).toBeNull()
      expect(JSON.stringify(data)).not.toContain('kelompok-f')
    })

    it('finds nodes of every type, in order, null for none', async () => {
      const ids = [
        publicId('actor', castId('kelompok-a')),
        publicId('actor', '00000000-0000-7000-8000-000000000000'),
        publicId('tie', castTieId('MEMBER_OF', 'kelompok-a', 'federasi', '2017-05-15')),
      ]
      const { data, errors } = await ask(
        'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Actor { name } ... on Tie { kind from { slug } to { slug } certainty(asOf: "2018-01-01") } } }',
        { ids },
      )
      expect(errors).toEqual([])
      expect(data.nodes).toEqual([
        { __typename: 'Group', id: ids[0], name: expect.any(String) },
        null,
        {
          __typename: 'Tie',
          id: ids[2],
          kind: 'MEMBER_OF',
          from: { slug: 'kelompok-a' },
          to: { slug: 'federasi' },
          certainty: 'HOLDS',
        },
      ])
    })

    it.each([
      ['first and last', '{ groups(first: 1, last: 1) { nodes { id } } }', 'BAD_PAGE'],
      ['first: 0', '{ groups(first: 0) { nodes { id } } }', 'BAD_PAGE'],
      ['first: 101', '{ groups(first: 101) { nodes { id } } }', 'PAGE_TOO_LARGE'],
      ['a wrong cursor', '{ groups(after: "x") { nodes { id } } }', 'BAD_CURSOR'],
      ['a malformed id', '{ node(id: "x") { id } }', 'BAD_ID'],
      [
        'an id of another type',
        '{ group(by: { id: "tie_01890a5d-ac96-774b-bcce-b302099a8057" }) { id } }',
        'BAD_ID',
      ],
      [
        'a bad area code',
        '{ groups(filter: { area: { code: "x" } }) { nodes { id } } }',
        'BAD_FILTER',
      ],
    ])('refuses %s', async (_what, document, code) => {
      expect((await ask(document)).errors).toMatchObject([{ code }])
    })

    it('refuses an impossible date and a foreign cursor', async () => {
      const impossible = await ask(
        '{ group(by: { slug: "kelompok-a" }) { ties(asOf: "2018-02-30") { nodes { id } } } }',
      )
      expect(JSON.stringify(impossible.errors)).toContain('YYYY-MM-DD')
      const { data } = await ask('{ groups(first: 1) { pageInfo { endCursor } } }')
      const cursor = data.groups.pageInfo.endCursor
      const foreign = `{ groups(first: 1, after: "${cursor}", orderBy: { field: NAME, direction: DESC }) { nodes { id } } }`
      expect((await ask(foreign)).errors).toMatchObject([{ code: 'FOREIGN_CURSOR' }])
    })

    it('answers an unknown slug with null and finds names without case or accents', async () => {
      expect((await ask('{ group(by: { slug: "nobody" }) { id } }')).data.group).toBeNull()
      const { data } = await ask('{ group(by: { slug: "kelompok-a" }) { name } }')
      const upper = data.group.name.toUpperCase()
      const found = await ask(
        'query ($name: String!) { actor(by: { name: $name }) { ... on Group { slug } } }',
        { name: upper },
      )
      expect(found.data.actor).toEqual({ slug: 'kelompok-a' })
    })

    it('keeps invented people out unless asked for', async () => {
      const { data } = await ask(
        '{ group(by: { slug: "kelompok-a" }) { memberships { totalCount } all: memberships(includeSynthetic: true) { totalCount } memberCounts { recorded { value } synthetic } } }',
      )
      expect(data.group.memberships.totalCount).toBe(0)
      expect(data.group.all.totalCount).toBeGreaterThan(0)
      expect(data.group.memberCounts.recorded.value).toBe(0)
    })

    it('says GRAPH_UNAVAILABLE and still answers from the records', async () => {
      const down = { ...engine(), read: () => Promise.reject(graphUnavailable()) }
      const api = await apiOver(records, engine())
      await api.close()
      const { makeContext } = await import('../../src/api/make-context.ts')
      const { schema } = await import('../../src/api/schema.ts')
      const { graphql } = await import('graphql')
      const result = await graphql({
        schema,
        source:
          '{ group(by: { slug: "kelompok-a" }) { name ties { nodes { id } } } status { network { from } } }',
        contextValue: makeContext(
          {
            records: records.prisma,
            network: down,
            engineState: () => ({ state: 'DOWN', since: new Date() }),
          },
          { language: 'ID', signal: AbortSignal.timeout(5000) },
        ),
      })
      expect(result.data).toMatchObject({
        group: { name: expect.any(String), ties: null },
        status: { network: null },
      })
      const [error] = result.errors ?? []
      expect(error?.originalError).toBeInstanceOf(Refusal)
      expect(error?.originalError).toMatchObject({ code: 'GRAPH_UNAVAILABLE' })
    })
  })
})
