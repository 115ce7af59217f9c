import { describe, expect, it } from 'vitest'
import type { Records } from '../../../src/records/database.ts'
import type { Ask } from '../../support/api.ts'
import { onCast } from './changing.ts'

let records: Records
let ask: Ask
onCast((...given) => {
  ;[records, ask] = given
})

const problems =
  '... on Problems { problems { __typename code message path ... on VersionConflict { current { id ... on Tie { version } ... on Actor { version } } } } }'
const createActor = `mutation ($input: CreateActorInput!) { createActor(input: $input) {
  ... on ActorSaved { actor { id slug name kind visibility version otherNames { name } areas { area { code } }
    claims { property asPrinted source { slug visibility } } ... on Group { trades { slug } recognitions { kind } } }
    token replayed warnings { code } } ${problems} } }`
const createTie = `mutation ($input: CreateTieInput!) { createTie(input: $input) {
  ... on TieSaved { tie { id kind version since until certainty } token replayed } ${problems} } }`

const union = { name: 'Serikat Uji Baru', classification: 'UNION', level: 'REGENCY' }
const made = async (input: object) => (await ask(createActor, { input })).data.createActor

describe('a new actor', () => {
  it('comes with names, areas, trades, recognitions, sources and claims in one request', async () => {
    const { data, errors } = await ask(createActor, {
      input: {
        ...union,
        visibility: 'PUBLIC',
        names: [{ kind: 'ACRONYM', name: 'SUB' }],
        recognitions: [{ kind: 'VILLAGE_DECREE', givenOn: '2019' }],
        sources: [
          {
            says: 'Serikat itu ada.',
            source: {
              create: {
                kind: 'PRESS',
                title: 'Berita Uji',
                url: 'https://contoh.test/a',
                visibility: 'PUBLIC',
              },
            },
          },
        ],
        claims: [
          {
            property: 'foundedOn',
            asPrinted: 'tahun 2016',
            text: '2016',
            source: { slug: 'berita-uji' },
          },
        ],
      },
    })
    expect(errors).toEqual([])
    expect(data.createActor).toMatchObject({
      actor: {
        slug: 'serikat-uji-baru',
        kind: 'GROUP',
        version: 1,
        otherNames: [{ name: 'SUB' }],
        recognitions: [{ kind: 'VILLAGE_DECREE' }],
        claims: [
          { property: 'existence' },
          { property: 'foundedOn', source: { slug: 'berita-uji' } },
        ],
      },
      replayed: false,
      warnings: [],
    })
  })
  it('tells all that is wrong at once, each with its path', async () => {
    const { problems: found } = await made({
      ...union,
      name: ' \t ',
      slug: 'Bukan Slug',
      foundedOn: '2020',
      dissolvedOn: '2018',
      names: [{ kind: 'OTHER', name: 'a\u0007b' }],
      areas: [{ area: { code: '99' }, role: 'SEAT' }],
    })
    expect(
      found.map(({ code, path }: { code: string; path: string[] }) => [code, path.join('.')]),
    ).toEqual(
      expect.arrayContaining([
        ['BAD_TEXT', 'input.name'],
        ['BAD_VALUE', 'input.slug'],
        ['ENDS_BEFORE_IT_BEGINS', 'input.dissolvedOn'],
        ['BAD_TEXT', 'input.names.0.name'],
        ['NOT_FOUND', 'input.areas.0.area.code'],
      ]),
    )
  })
  it('takes a slug that is free, and refuses one that is taken', async () => {
    const first = await made(union)
    const second = await made(union)
    expect([first.actor.slug, second.actor.slug]).toEqual([
      expect.stringMatching(/^serikat-uji-baru-[a-z2-7]{5}$/),
      expect.stringMatching(/^serikat-uji-baru-[a-z2-7]{5}$/),
    ])
    expect((await made({ ...union, slug: first.actor.slug })).problems).toMatchObject([
      { code: 'SLUG_TAKEN', path: ['input', 'slug'] },
    ])
  })
})

describe('a slug that many want at once', () => {
  const at = (more: object) =>
    Promise.all(Array.from({ length: 5 }, () => made({ ...union, name: 'Bersamaan', ...more })))
  it('is given once, when it was asked for', async () => {
    const all = await at({ slug: 'satu-slug' })
    expect(all.filter(({ actor }) => actor)).toHaveLength(1)
    for (const { problems: found } of all.filter(({ actor }) => !actor)) {
      expect(found).toMatchObject([{ code: 'SLUG_TAKEN', path: ['input', 'slug'] }])
    }
  })
  it('is made anew, when it was not', async () => {
    const all = await at({})
    expect(new Set(all.map(({ actor }) => actor?.slug)).size).toBe(5)
  })
})

describe('a key', () => {
  it('does a thing once, refuses another body, and forgets what was refused', async () => {
    const input = { ...union, name: 'Sekali Saja', idempotencyKey: 'k1' }
    const first = await made(input)
    const again = await made(input)
    expect(again).toEqual({ ...first, replayed: true })
    expect((await made({ ...input, name: 'Lain' })).problems).toMatchObject([
      { code: 'IDEMPOTENCY_KEY_REUSED', path: ['input', 'idempotencyKey'] },
    ])
    expect((await made({ ...input, name: ' ', idempotencyKey: 'k2' })).problems).toHaveLength(1)
    expect((await made({ ...input, idempotencyKey: 'k2' })).replayed).toBe(false)
  })
  it('does it once for many at once', async () => {
    const input = { ...union, name: 'Serentak', idempotencyKey: 'k3' }
    const all = await Promise.all(Array.from({ length: 5 }, () => made(input)))
    expect(new Set(all.map(({ actor }) => actor.id)).size).toBe(1)
    expect(all.filter(({ replayed }) => !replayed)).toHaveLength(1)
  })
})

describe('a tie', () => {
  it('is made, changed under its version, ended and removed', async () => {
    const [a, b] = [
      await made({ ...union, name: 'Ujung A' }),
      await made({ ...union, name: 'Ujung B' }),
    ]
    const input = {
      kind: 'ALLIED_WITH',
      from: { id: b.actor.id },
      to: { slug: a.actor.slug },
      since: '2015',
    }
    const { data, errors } = await ask(createTie, { input })
    expect(errors).toEqual([])
    const { tie } = data.createTie
    expect(tie).toMatchObject({ kind: 'ALLIED_WITH', version: 1, certainty: 'MAY_HOLD' })
    if (!data) throw new Error('x')
    const swapped = { ...input, from: input.to, to: input.from }
    expect((await ask(createTie, { input: swapped })).data.createTie.problems).toMatchObject([
      { code: 'TIE_EXISTS' },
    ])
    const end = `mutation ($input: EndTieInput!) { endTie(input: $input) { ... on TieSaved { tie { version until } } ${problems} } }`
    const ended = await ask(end, { input: { id: tie.id, expectedVersion: 1, until: '2014' } })
    expect(ended.data.endTie.problems).toMatchObject([
      { code: 'ENDS_BEFORE_IT_BEGINS', path: ['input', 'until'] },
    ])
    expect(
      (await ask(end, { input: { id: tie.id, expectedVersion: 1, until: '2019' } })).data.endTie,
    ).toEqual({
      tie: { version: 2, until: '2019' },
    })
    const stale = await ask(end, { input: { id: tie.id, expectedVersion: 1, until: '2020' } })
    expect(stale.data.endTie.problems).toMatchObject([
      {
        __typename: 'VersionConflict',
        code: 'VERSION_CONFLICT',
        current: { id: tie.id, version: 2 },
      },
    ])
    const remove = `mutation ($input: DeleteInput!) { deleteTie(input: $input) { ... on Deleted { id } ${problems} } }`
    expect(
      (await ask(remove, { input: { id: tie.id, expectedVersion: 2 } })).data.deleteTie,
    ).toEqual({ id: tie.id })
  })
  it('tells of what cannot be', async () => {
    const a = (await made({ ...union, name: 'Ujung C' })).actor
    const problemsOf = async (input: object) =>
      (await ask(createTie, { input })).data.createTie.problems
    const self = { kind: 'LOBBIES', from: { id: a.id }, to: { id: a.id } }
    expect(await problemsOf(self)).toMatchObject([
      { code: 'SELF_TIE' },
      { code: 'WRONG_KIND', path: ['input', 'to'] },
    ])
    expect(
      await problemsOf({ ...self, visibility: 'PUBLIC', to: { slug: 'tidak-ada' } }),
    ).toMatchObject([
      { code: 'NOT_FOUND', path: ['input', 'to', 'slug'] },
      { code: 'PUBLIC_NEEDS_SOURCE', path: ['input', 'visibility'] },
    ])
  })
  it('is only tried with validateOnly', async () => {
    const a = await ask(createActor, {
      input: { ...union, name: 'Coba', validateOnly: true, idempotencyKey: 'k9' },
    })
    expect(a.data.createActor).toMatchObject({ actor: null, token: null })
    expect(await records.prisma.actor.count({ where: { name: 'Coba' } })).toBe(0)
  })
})
