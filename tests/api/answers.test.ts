import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refusal } from '../../src/model/problem.ts'
import { publicId } from '../../src/model/public-id.ts'
import { graphUnavailable } from '../../src/network/refusals.ts'
import { reconcile } from '../../src/relay/reconcile.ts'
import { castId, castTieId } from '../cast.ts'
import { apiOver, onEveryApi } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'
import { bothWays } from '../support/paging.ts'
import { idleRelay } from '../support/relay-status.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

const others = (slug: string, args = '') =>
  `{ group(by: { slug: "${slug}" }) { ties${args} { totalCount asOf
    edges { other { slug } direction label(lang: EN) certainty node { kind } } } } }`

describe('answers', () => {
  onEveryApi(
    () => records,
    (ask, engine) => {
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
        expect(alliance.ties.edges).toContainEqual({
          direction: 'IN',
          other: { slug: 'kelompok-a' },
        })
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
          const { forward, backward } = await bothWays(page, { first: 1, last: 2 }, order)
          expect(forward).toEqual(all)
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
        [
          'a strength above 1',
          '{ group(by: { slug: "kelompok-a" }) { ties(filter: { minStrength: 7 }) { nodes { id } } } }',
          'BAD_FILTER',
        ],
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

      it('refuses forged cursors and cursors of another day or filter', async () => {
        const { data } = await ask(`{ groups(first: 1) { pageInfo { endCursor } }
        actors(first: 1, orderBy: { field: CREATED_AT }) { pageInfo { endCursor } }
        group(by: { slug: "kelompok-a" }) { ties(first: 1) { pageInfo { endCursor } } } }`)
        const forged = (cursor: string, change: (parts: unknown[]) => unknown[]) => {
          const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
          return Buffer.from(JSON.stringify(change(parts))).toString('base64url')
        }
        const code = async (document: string) => (await ask(document)).errors[0]?.code
        const groups = data.groups.pageInfo.endCursor as string
        const actors = data.actors.pageInfo.endCursor as string
        const ties = data.group.ties.pageInfo.endCursor as string
        const notUuid = forged(groups, ([list, key, , day]) => [list, key, 'x', day])
        const nul = forged(groups, ([list, , id, day]) => [list, '\0', id, day])
        const notDate = forged(actors, ([list, , id, day]) => [list, 'zz', id, day])
        for (const cursor of [notUuid, nul]) {
          expect(await code(`{ groups(after: "${cursor}") { nodes { id } } }`)).toBe('BAD_CURSOR')
        }
        const byDate = `{ actors(after: "${notDate}", orderBy: { field: CREATED_AT }) { nodes { id } } }`
        expect(await code(byDate)).toBe('BAD_CURSOR')
        for (const args of ['asOf: "2018-01-01"', 'asOf: null', 'filter: { kinds: [MEMBER_OF] }']) {
          const document = `{ group(by: { slug: "kelompok-a" }) { ties(after: "${ties}", ${args}) { nodes { id } } } }`
          expect(await code(document)).toBe('FOREIGN_CURSOR')
        }
      })

      it('keeps a page on the day that its first page was asked on', async () => {
        const first = await ask(
          '{ group(by: { slug: "kelompok-a" }) { ties(first: 1) { pageInfo { endCursor } } } }',
        )
        const cursor = first.data.group.ties.pageInfo.endCursor
        const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString())
        const yesterday = Buffer.from(
          JSON.stringify([...parts.slice(0, 3), '2024-05-31']),
        ).toString('base64url')
        const { data } = await ask(
          `{ group(by: { slug: "kelompok-a" }) { ties(first: 1, after: "${yesterday}") { asOf } } }`,
        )
        expect(data.group.ties.asOf).toBe('2024-05-31')
      })

      it('answers other arguments under other aliases', async () => {
        const member = await records.prisma.membership.findFirstOrThrow({
          where: { visibility: 'PUBLIC', groupId: castId('kelompok-a') },
        })
        const { personId } = member
        await records.prisma.membership.deleteMany({ where: { personId, NOT: { id: member.id } } })
        const second = { personId, groupId: castId('kelompok-e'), synthetic: true } as const
        await records.prisma.membership.create({ data: { ...second, visibility: 'PUBLIC' } })
        await reconcile(records.prisma, engine())
        const twice = publicId('person', personId)
        const { data, errors } =
          await ask(`{ person(by: { id: "${twice}" }) { unasked: groups { totalCount }
        a: groups(first: 1, includeSynthetic: true) { nodes { slug } }
        b: groups(last: 1, includeSynthetic: true) { totalCount nodes { slug summary } } }
        group(by: { slug: "kelompok-a" }) { x: memberships(first: 1, includeSynthetic: true) { nodes { id } }
        y: memberships(includeSynthetic: true) { totalCount } z: memberships { totalCount } } }`)
        expect(errors).toEqual([])
        expect(data.person.unasked.totalCount).toBe(0)
        expect(data.person.b.totalCount).toBe(2)
        expect(data.person.a.nodes[0].slug).not.toBe(data.person.b.nodes[0].slug)
        expect(data.group.x.nodes).toHaveLength(1)
        expect(data.group.y.totalCount).toBeGreaterThan(0)
        expect(data.group.z.totalCount).toBe(0)
      })

      it('lists the candidates of a name with what is asked of each', async () => {
        const name = 'Nama Kembar'
        const ids = ['kelompok-a', 'kelompok-b'].map(castId)
        await records.prisma.actorName.createMany({
          data: ids.map((actorId) => ({
            actorId,
            kind: 'OTHER' as const,
            name,
            sortName: 'nama kembar',
          })),
        })
        const { data, errors } =
          await ask(`{ actor(by: { name: "${name}" }) { ... on Actor { areas { role } }
        ... on AmbiguousName { code message path candidates { slug areas { area { name } } } } } }`)
        await records.prisma.actorName.deleteMany({ where: { name } })
        expect(errors).toEqual([])
        expect(data.actor).toMatchObject({ code: 'AMBIGUOUS_NAME', path: ['by', 'name'] })
        expect(data.actor.candidates.map((one: { slug: string }) => one.slug).sort()).toEqual([
          'kelompok-a',
          'kelompok-b',
        ])
        expect(data.actor.candidates[0].areas[0].area.name).toEqual(expect.any(String))
      })

      it('finds nothing under a name or slug that no text can be', async () => {
        const { data, errors } = await ask(
          '{ group(by: { slug: "a\\u0000" }) { id } actor(by: { name: "a\\u0000" }) { __typename } }',
        )
        expect(errors).toEqual([])
        expect(data).toEqual({ group: null, actor: null })
      })

      it('refuses a bad argument at its own place and answers the rest', async () => {
        const nested = await ask(
          '{ status { today } groups(first: 1) { nodes { memberships(after: "x") { totalCount } } } }',
        )
        expect(nested.errors).toMatchObject([
          { code: 'BAD_CURSOR', path: ['groups', 'nodes', 0, 'memberships'] },
        ])
        const good = publicId('actor', castId('kelompok-a'))
        const some = await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
          ids: [good, 'bad'],
        })
        expect(some.data.nodes).toEqual([{ id: good }, null])
        expect(some.errors).toMatchObject([{ code: 'BAD_ID', path: ['nodes', 1] }])
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
              relayStatus: idleRelay,
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
    },
  )
})
