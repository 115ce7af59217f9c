import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { castId } from '../cast.ts'
import { onEveryApi } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

const fields = `truncated asOf items { alliance { slug } own { role since } theirs { role until }
  overlap { certain { from to } possible { from to } } }`

const shared = (slug: string, args: string, selection = fields) =>
  `{ actor(by: { slug: "${slug}" }) { ... on Actor { sharedAlliances(${args}) { ${selection} } } } }`

const withB = 'with: { slug: "kelompok-b" }'

describe('alliances that two actors share', () => {
  onEveryApi(
    () => records,
    (ask) => {
      it('of all times, with both memberships and their overlap', async () => {
        const { data, errors } = await ask(shared('kelompok-a', withB))
        expect(errors).toEqual([])
        expect(data.actor.sharedAlliances).toEqual({
          truncated: false,
          asOf: null,
          items: [
            {
              alliance: { slug: 'federasi' },
              own: { role: 'MEMBER', since: '2017-05-15' },
              theirs: { role: 'MEMBER', until: '2020-12' },
              overlap: {
                certain: { from: '2017-05-15', to: '2020-12-01' },
                possible: { from: '2017-05-15', to: '2020-12-31' },
              },
            },
          ],
        })
      })

      it('reads the same from the other side', async () => {
        const { data } = await ask(
          shared('kelompok-b', `with: { id: "actor_${castId('kelompok-a')}" }`),
        )
        const [item] = data.actor.sharedAlliances.items
        expect(item.own.role).toBe('MEMBER')
        expect(item.overlap.certain).toEqual({ from: '2017-05-15', to: '2020-12-01' })
      })

      it.each([
        ['on a day that both are certain of', '2020-12-01', 'HOLDS', 1],
        ['on a day that one is not certain of', '2020-12-02', 'HOLDS', 0],
        ['on the last day that both may', '2020-12-31', 'MAY_HOLD', 1],
        ['after one has left', '2021-01-01', 'MAY_HOLD', 0],
        ['before everything', '0001-01-01', 'MAY_HOLD', 0],
      ])('%s', async (_what, asOf, certainty, found) => {
        const { data } = await ask(
          shared('kelompok-a', `${withB}, asOf: "${asOf}", certainty: ${certainty}`),
        )
        expect(data.actor.sharedAlliances.asOf).toBe(asOf)
        expect(data.actor.sharedAlliances.items).toHaveLength(found)
      })

      it('of all times for certain: leaves out what nobody is sure of', async () => {
        // Nothing is known of when kelompok-c joined the network.
        const args = 'with: { slug: "kelompok-d" }'
        const may = await ask(shared('kelompok-c', args))
        expect(may.data.actor.sharedAlliances.items).toMatchObject([
          { alliance: { slug: 'jaringan' }, overlap: { certain: null, possible: { to: null } } },
        ])
        const sure = await ask(shared('kelompok-c', `${args}, certainty: HOLDS`))
        expect(sure.data.actor.sharedAlliances.items).toEqual([])
      })

      it.each([
        ['nobody', 'with: { slug: "tidak-ada" }'],
        ['a hidden actor', 'with: { slug: "kelompok-f" }'],
        ['a hidden actor by its id', `with: { id: "actor_${castId('kelompok-f')}" }`],
        ['itself', 'with: { slug: "kelompok-a" }'],
        ['one without alliances', 'with: { slug: "kelompok-e" }'],
        ['a slug that no text can hold', 'with: { slug: "a\\u0000b" }'],
        ['a slug like the id of another', `with: { slug: "${castId('kelompok-b')}" }`],
      ])('with %s: none', async (_who, args) => {
        const { data, errors } = await ask(shared('kelompok-a', args))
        expect(errors).toEqual([])
        expect(data.actor.sharedAlliances.items).toEqual([])
      })

      it('refuses an id of something else at its place', async () => {
        const { data, errors } = await ask(shared('kelompok-a', 'with: { id: "tie_1" }'))
        expect(data.actor.sharedAlliances).toBeNull()
        expect(errors).toMatchObject([{ code: 'BAD_ID', path: ['actor', 'sharedAlliances'] }])
      })

      it.each([
        ['what the network carries', 'items { alliance { name } own { kind since } }', 2, 1],
        [
          'columns of the records',
          'items { alliance { summary } own { note } theirs { note } }',
          4,
          1,
        ],
        ['the ends of ties', 'items { own { from { name } to { name } } }', 3, 1],
        ['the version', 'version { from to complete }', 2, 3],
      ])(
        'costs the same for every actor of a list: %s',
        async (_what, selection, statements, texts) => {
          const { errors, sql, cypher, data } = await ask(
            `{ actors { nodes { slug sharedAlliances(${withB}) { ${selection} } } } }`,
          )
          expect(errors).toEqual([])
          expect(data.actors.nodes.length).toBeGreaterThan(5)
          expect([sql.length, cypher.length]).toEqual([statements, texts])
        },
      )

      it('names the ends of ties', async () => {
        const { data, errors } = await ask(
          shared(
            'kelompok-a',
            withB,
            'items { own { from { slug } to { slug } } theirs { id from { slug summary } } }',
          ),
        )
        expect(errors).toEqual([])
        expect(data.actor.sharedAlliances.items).toMatchObject([
          {
            own: { from: { slug: 'kelompok-a' }, to: { slug: 'federasi' } },
            theirs: { from: { slug: 'kelompok-b', summary: null } },
          },
        ])
      })
    },
  )
})
