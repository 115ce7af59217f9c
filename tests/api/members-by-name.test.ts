import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous } from '../../src/access/circles.ts'
import { makeVault } from '../../src/access/vault.ts'
import { nothingPersonal } from '../../src/model/person.ts'
import type { Purpose, Role, Viewer } from '../../src/model/viewer.ts'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import { castId } from '../cast.ts'
import { type Ask, apiOver } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'
import { testKeys } from '../support/keys.ts'

const c = castId('kelompok-c')
let records: Awaited<ReturnType<typeof castRecords>>
let ask: Ask
const undo: (() => Promise<unknown>)[] = []

/** Invented members of kelompok-c; those without a consent come last in order of name. */
const names = ['Wulan Rekaan', 'āyu Rekaan', 'Bunga Rekaan', 'Ayu  Rekaan Kecil', 'ayu rekaan']

const agreed = (personId: string) => ({
  ...{ personId, purposes: ['MEMBER_ADMINISTRATION' as const], wording: 'Boleh.', language: 'id' },
  ...{ manner: 'SPOKEN' as const, givenOn: new Date('2024-01-01') },
})

async function plant(groupId: string, name: string, isKnown = true): Promise<void> {
  const { prisma } = records
  const { id } = await prisma.person.create({ data: { synthetic: true } })
  const [sealed] = await makeVault(testKeys).seal(prisma, [
    { id, data: { ...nothingPersonal, name } },
  ])
  await prisma.person.update({
    where: { id },
    data: { sealed: Buffer.from(sealed as Uint8Array) },
  })
  await prisma.membership.create({ data: { personId: id, groupId, synthetic: true } })
  if (!isKnown) return
  await prisma.consent.create({ data: agreed(id) })
}

beforeAll(async () => {
  records = await castRecords()
  for (const name of names) await plant(c, name)
  await plant(c, 'Anggrek Rekaan', false)
  const engine = openGrafeo({ readTimer: 20_000 })
  const api = await apiOver(records, engine)
  ask = api.ask
  undo.push(api.close, engine.close, records.drop)
})
afterAll(async () => {
  for (const step of undo) await step()
})

const as = (
  role: Role,
  over: string | null,
  purpose: Purpose | null = 'MEMBER_ADMINISTRATION',
): Viewer => ({
  ...anonymous,
  ...{ accountId: castId('mitra'), held: [{ role, over }], purpose },
  scopes: ['READ', 'WRITE', 'PERSONAL'],
})
const organizer = as('ORGANIZER', c)

const document = `query ($first: Int, $after: String, $search: String, $orderBy: MemberOrderField) {
  group(by: { slug: "kelompok-c" }) {
    members(first: $first, after: $after, search: $search, orderBy: $orderBy, includeSynthetic: true) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { id person { personal { name withheld { rule } } } } } } }`

async function members(variables: object, viewer: Viewer = organizer) {
  const { data, errors } = await ask(document, variables, 'EN', viewer)
  const found = data.group?.members
  return {
    names: found?.nodes.map(
      // biome-ignore lint/suspicious/noExplicitAny: answers are compared as plain JSON.
      ({ person }: any) => person.personal?.name ?? person.personal?.withheld.rule ?? null,
    ) as string[],
    total: found?.totalCount,
    page: found?.pageInfo,
    codes: errors.map(({ code }) => code),
  }
}

const byName = ['ayu rekaan', 'āyu Rekaan', 'Ayu  Rekaan Kecil', 'Bunga Rekaan', 'Wulan Rekaan']

describe('the members of a group', () => {
  it('are put in order of their names, folded; those without a basis come last', async () => {
    const { names: found, total, codes } = await members({ orderBy: 'NAME' })
    expect(codes).toEqual([])
    expect(total).toBe(6)
    expect(new Set(found.slice(0, 2))).toEqual(new Set(byName.slice(0, 2)))
    expect(found.slice(2)).toEqual([...byName.slice(2), 'NO_CONSENT'])
  })
  it('are paged without a gap, and no cursor tells a name', async () => {
    const whole = (await members({ orderBy: 'NAME' })).names
    const found: string[] = []
    let after: string | null = null
    do {
      const { names: some, page } = await members({ orderBy: 'NAME', first: 2, after })
      found.push(...some)
      after = page.hasNextPage ? page.endCursor : null
      const cursor = Buffer.from(page.endCursor, 'base64url').toString()
      expect(JSON.parse(cursor)).toEqual([expect.any(String), '', expect.any(String), null])
      expect(cursor.toLowerCase()).not.toMatch(/ayu|rekaan|bunga/)
    } while (after !== null)
    expect(found).toEqual(whole)
  })
  it('are found by words of their names, whatever case and accents', async () => {
    const found = async (search: string) => (await members({ search, orderBy: 'NAME' })).names
    expect(new Set(await found('AYU'))).toEqual(new Set(byName.slice(0, 3)))
    expect(await found('rek bun')).toEqual(['Bunga Rekaan'])
    expect(await found('kecil ayu')).toEqual(['Ayu  Rekaan Kecil'])
    expect(await found('ulan')).toEqual([])
    expect(await found('  ')).toEqual([])
    // No consent, no name: nothing tells that she is there.
    expect(await found('Anggrek')).toEqual([])
    const cursors = await Promise.all(
      ['ayu', 'rekaan'].map(async (search) => (await members({ search, first: 1 })).page.endCursor),
    )
    const lists = cursors.map((one) => JSON.parse(Buffer.from(one, 'base64url').toString())[0])
    expect(new Set(lists).size).toBe(1)
  })
  it('are opened for those who may read names, for a purpose', async () => {
    const refused = async (viewer: Viewer, more: object = { orderBy: 'NAME' }) =>
      (await members(more, viewer)).codes
    expect(await refused(as('ORGANIZER', c, null))).toContain('PURPOSE_REQUIRED')
    expect(await refused(as('MEMBER', c))).toEqual(['NOT_ALLOWED'])
    expect(await refused(as('MEMBER', c), { search: 'ayu' })).toEqual(['NOT_ALLOWED'])
    expect(await refused(as('ORGANIZER', castId('kelompok-a')))).toEqual(['NOT_ALLOWED'])
    expect(await refused(organizer, { search: 'x'.repeat(201) })).toEqual(['BAD_FILTER'])
    const plain = await members({ orderBy: 'SINCE' }, as('MEMBER', c))
    expect(plain.codes).toEqual([])
    expect(plain.names).toEqual(Array.from({ length: 6 }, () => 'NOT_ALLOWED'))
    expect((await members({ orderBy: 'SINCE' }, anonymous)).total).toBe(0)
  })
  it('stand on the audit trail when names were opened, and when that was refused', async () => {
    const before = await records.prisma.auditEntry.count()
    await members({ search: 'bunga' })
    await members({ orderBy: 'NAME' }, as('MEMBER', c))
    const noted = await records.prisma.auditEntry.findMany({ orderBy: { id: 'asc' }, skip: before })
    expect(noted.map(({ operation, decision, code }) => [operation, decision, code])).toEqual([
      ['group.members', 'ALLOWED', null],
      ['person.personal', 'ALLOWED', null],
      ['group.members', 'REFUSED', 'NOT_ALLOWED'],
    ])
    expect(noted[0]?.subjects).toEqual([`actor_${c}`, expect.stringMatching(/^person_/)])
  })
  it('cost the same few statements, however many there are', async () => {
    const costs = async (first: number) => {
      const { sql } = await ask(document, { orderBy: 'NAME', first }, 'EN', organizer)
      // Whether personal data are closed is remembered for half a second.
      return sql.filter((text) => !text.includes('"Panic"')).length
    }
    // Begin, settings, group, members, keys, memberships, people, keys, trail, end.
    expect([await costs(1), await costs(6)]).toEqual([10, 10])
  })
})

describe('members who may be one person', () => {
  const doubles = `{ group(by: { slug: "kelompok-c" }) { memberDoubles { memberships {
    person { personal { name } } } } } }`
  it('are those of one name', async () => {
    const { data } = await ask(doubles, {}, 'EN', organizer)
    const sets = data.group.memberDoubles.map(({ memberships }: { memberships: object[] }) =>
      memberships.map(
        (one) => (one as { person: { personal: { name: string } } }).person.personal.name,
      ),
    )
    expect(sets.map((one: string[]) => one.toSorted())).toEqual([['ayu rekaan', 'āyu Rekaan']])
    expect((await ask(doubles, {}, 'EN', as('MEMBER', c))).errors).toMatchObject([
      { code: 'NOT_ALLOWED' },
    ])
  })
})

describe('a group of many', () => {
  it('is put in order up to 2,000 people, and refused beyond', async () => {
    const { prisma } = records
    const have = await prisma.membership.count({ where: { groupId: c } })
    const add = async (count: number) => {
      const toSeal = Array.from({ length: count }, (_, n) => ({
        id: randomUUID(),
        data: { ...nothingPersonal, name: `Rekaan ${(n * 7919) % count}` },
      }))
      const sealed = await makeVault(testKeys).seal(prisma, toSeal)
      const people = toSeal.map(({ id }, at) => ({
        ...{ id, synthetic: true, sealed: Buffer.from(sealed[at] as Uint8Array) },
      }))
      await prisma.person.createMany({ data: people })
      await prisma.consent.createMany({ data: people.map(({ id }) => agreed(id)) })
      await prisma.membership.createMany({
        data: people.map(({ id }) => ({ personId: id, groupId: c, synthetic: true })),
      })
    }
    await add(2000 - have)
    const just = await members({ orderBy: 'NAME', first: 2 })
    expect([just.total, just.codes]).toEqual([2000, []])
    await add(1)
    expect((await members({ orderBy: 'NAME', first: 2 })).codes).toEqual(['GROUP_TOO_LARGE'])
  })
})
