import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous, developer } from '../../src/access/circles.ts'
import { type Purpose, purposes, type Role, type Viewer } from '../../src/model/viewer.ts'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import { foundIn, plantAccount } from '../access/rights.ts'
import { castId } from '../cast.ts'
import { type Ask, apiOver } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'
import { problems } from './changes/changing.ts'

// biome-ignore lint/suspicious/noExplicitAny: answers are compared as plain JSON.
type Answer = any

const canary = 'Kenari Rekaan Ungu'
const contact = '0000-KENARI-REKAAN'
const notes = 'Catatan kenari rekaan.'
const a = castId('kelompok-a')
const b = castId('kelompok-b')

let records: Awaited<ReturnType<typeof castRecords>>
let ask: Ask
let organizer: Viewer
const undo: (() => Promise<unknown>)[] = []
beforeAll(async () => {
  records = await castRecords()
  const engine = openGrafeo({ readTimer: 20_000 })
  const api = await apiOver(records, engine)
  ask = api.ask
  undo.push(api.close, engine.close, records.drop)
  organizer = { ...(await plantAccount(records, 'ORGANIZER', a)), purpose: 'MEMBER_ADMINISTRATION' }
})
afterAll(async () => {
  for (const step of undo) await step()
})

async function change(
  name: string,
  input: object,
  viewer: Viewer,
  record = 'person { id version }',
) {
  const Name = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
  const type = name.endsWith('Consent') ? 'ConsentSaved' : 'PersonSaved'
  const { data, errors } = await ask(
    `mutation ($input: ${Name}Input!) { ${name}(input: $input) {
      ... on ${type} { ${record} token replayed } ${problems} } }`,
    { input },
    'EN',
    viewer,
  )
  return { answer: data?.[name] as Answer, errors }
}

const given = {
  wording: 'Nama boleh dicatat.',
  language: 'id',
  manner: 'SPOKEN',
  givenOn: '2024-05-01',
}
const consent = { ...given, purposes: ['MEMBER_ADMINISTRATION', 'CONTACTING_MEMBERS'] }

/** A new member of a group, with what is kept of them; the organizer of kelompok-a puts them there. */
async function join(create: object, viewer: Viewer = organizer, slug = 'kelompok-a') {
  const { data, errors } = await ask(
    `mutation ($input: AddMembershipsInput!) { addMemberships(input: $input) {
      ... on MembershipsSaved { memberships { id person { id } } } ${problems} } }`,
    { input: { group: { slug }, memberships: [{ person: { create } }] } },
    'EN',
    viewer,
  )
  expect(errors).toEqual([])
  expect(data.addMemberships.problems).toBeUndefined()
  return data.addMemberships.memberships[0].person.id as string
}

const full = { synthetic: true, name: canary, contacts: [{ kind: 'PHONE', value: contact }], notes }

async function personal(id: string, viewer: Viewer) {
  const { data, errors } = await ask(
    `query ($id: ID!) { person(by: { id: $id }) { personal {
      name contacts { kind value } notes withheld { rule message } } } }`,
    { id },
    'EN',
    viewer,
  )
  return { told: data.person?.personal as Answer, codes: errors.map(({ code }) => code) }
}

const uuid = (id: string) => id.slice('person_'.length)
const as = (role: Role, over: string | null, purpose: Purpose | null): Viewer => ({
  ...anonymous,
  ...{ accountId: castId('mitra'), held: [{ role, over }], purpose },
  scopes: ['READ', 'WRITE', 'PERSONAL', 'MANAGE'],
})
const self = (id: string): Viewer => ({ ...as('MEMBER', a, null), personId: uuid(id) })

describe('what is kept of a person', () => {
  it('is told to an organizer of their group, for a purpose that they agreed to', async () => {
    const id = await join({ ...full, consent })
    expect(await personal(id, organizer)).toEqual({
      told: { name: canary, contacts: [{ kind: 'PHONE', value: contact }], notes, withheld: null },
      codes: [],
    })
    const { told } = await personal(id, { ...organizer, purpose: 'REPRESENTATION' })
    expect(told).toMatchObject({ name: null, contacts: null, withheld: { rule: 'NO_CONSENT' } })
    const without = await personal(id, { ...organizer, purpose: null })
    expect(without).toEqual({ told: null, codes: ['PURPOSE_REQUIRED'] })
  })
  it('is put on the audit trail, told or not, by ids alone', async () => {
    const id = await join({ ...full, consent })
    for (const purpose of ['MEMBER_ADMINISTRATION', 'REPRESENTATION', null] as const) {
      await personal(id, { ...organizer, purpose })
    }
    await personal(id, as('MEMBER', a, 'SUPPORT'))
    const noted = await records.prisma.auditEntry.findMany({
      where: { subjects: { has: id } },
      orderBy: { id: 'asc' },
      omit: { id: true },
    })
    expect(noted.map(({ operation, purpose, code }) => [operation, purpose, code])).toEqual([
      ['person.write', 'MEMBER_ADMINISTRATION', null],
      ['person.personal', 'MEMBER_ADMINISTRATION', null],
      ['person.personal', 'REPRESENTATION', 'NO_CONSENT'],
      ['person.personal', null, 'PURPOSE_REQUIRED'],
      ['person.personal', 'SUPPORT', 'NOT_ALLOWED'],
    ])
    expect(JSON.stringify(noted)).not.toContain('Kenari')
  })
  it('changes by what is given alone, and is sealed anew each time', async () => {
    const id = await join({ ...full, consent })
    const sealedNow = async () =>
      (await records.prisma.person.findUniqueOrThrow({ where: { id: uuid(id) } })).sealed
    const first = await sealedNow()
    const changed = await change('updatePerson', { id, expectedVersion: 1, notes: null }, organizer)
    expect(changed.answer.person).toMatchObject({ version: 2 })
    expect(await personal(id, organizer)).toMatchObject({
      told: { name: canary, contacts: [{ value: contact }], notes: null },
    })
    expect(await sealedNow()).not.toEqual(first)
    const emptied = { id, expectedVersion: 2, name: null, contacts: [] }
    expect((await change('updatePerson', emptied, organizer)).answer.person.version).toBe(3)
    expect(await sealedNow()).toBeNull()
    expect((await personal(id, organizer)).told).toMatchObject({ name: null, withheld: null })
  })
  it('is refused when it cannot be kept, and what is wrong is told without it', async () => {
    const bad = {
      synthetic: true,
      name: 'Kenari\u200bRekaan',
      contacts: [{ kind: 'PHONE', value: '0\u0007' }],
      notes: 'x'.repeat(2001),
    }
    const { answer } = await change('createPerson', bad, { ...organizer })
    expect(answer.problems.map(({ code, path }: Answer) => [code, path.join('.')])).toEqual([
      ['BAD_TEXT', 'input.name'],
      ['BAD_TEXT', 'input.notes'],
      ['BAD_TEXT', 'input.contacts.0.value'],
    ])
    expect(JSON.stringify(answer)).not.toContain('Kenari')
    const many = Array.from({ length: 11 }, () => ({ kind: 'PHONE', value: '0' }))
    const eleven = await change('createPerson', { synthetic: true, contacts: many }, organizer)
    expect(eleven.answer.problems).toMatchObject([{ code: 'LIST_TOO_LONG' }])
    const { errors } = await change('createPerson', full, { ...organizer, purpose: null })
    expect(errors).toMatchObject([{ code: 'PURPOSE_REQUIRED' }])
  })
  it('is kept back once it cannot be opened, with a reason and no fault', async () => {
    const id = await join({ ...full, consent })
    await records.prisma
      .$executeRaw`UPDATE "Person" SET sealed = set_byte(sealed, 30, get_byte(sealed, 30) # 1)
      WHERE id = ${uuid(id)}::uuid`
    expect(await personal(id, organizer)).toMatchObject({
      told: { name: null, withheld: { rule: 'PERSONAL_UNREADABLE' } },
      codes: [],
    })
    const { answer } = await change(
      'updatePerson',
      { id, expectedVersion: 1, name: 'Rekaan' },
      organizer,
    )
    expect(answer.problems).toMatchObject([{ code: 'PERSONAL_UNREADABLE', path: ['input', 'id'] }])
  })
  it('dies with its person: no image of the past is opened again', async () => {
    const id = await join({ ...full, consent })
    const { data } = await ask(
      'mutation ($input: DeleteInput!) { deletePerson(input: $input) { ... on Deleted { id } } }',
      { input: { id, expectedVersion: 1 } },
      'EN',
      organizer,
    )
    expect(data.deletePerson).toEqual({ id })
    const keys = await records.prisma
      .$queryRaw`SELECT FROM vault."PersonKey" WHERE "personId" = ${uuid(id)}::uuid`
    expect(keys).toEqual([])
  })
})

describe('no basis, no reading', () => {
  const cases: [string, object, object, Record<string, string | null>][] = [
    ['covered', {}, {}, { MEMBER_ADMINISTRATION: null, CONTACTING_MEMBERS: null }],
    ['expired yesterday', { expiresOn: '2024-05-31' }, {}, {}],
    [
      'expiring today',
      { expiresOn: '2024-06-01' },
      {},
      { MEMBER_ADMINISTRATION: null, CONTACTING_MEMBERS: null },
    ],
    ['withdrawn', {}, { withdrawn: true }, {}],
    ['restricted', {}, { restricted: true }, {}],
  ]
  it.each(cases)('%s: each purpose for each role', async (_name, terms, state, open) => {
    const { withdrawn, restricted } = state as { withdrawn?: true; restricted?: true }
    const id = await join({ ...full, consent: { ...consent, ...terms } })
    const where = { personId: uuid(id) }
    if (withdrawn)
      await records.prisma.consent.updateMany({ where, data: { withdrawnAt: new Date() } })
    if (restricted) {
      await records.prisma.person.update({
        where: { id: uuid(id) },
        data: { restrictedAt: new Date() },
      })
    }
    const ruleFor = async (viewer: Viewer) =>
      (await personal(id, viewer)).told?.withheld?.rule ?? null
    for (const purpose of purposes) {
      const closed = restricted ? 'PERSON_RESTRICTED' : 'NO_CONSENT'
      const expected = purpose in open ? null : closed
      expect([purpose, await ruleFor(as('ORGANIZER', a, purpose))]).toEqual([purpose, expected])
      expect(await ruleFor(as('MEMBER', a, purpose))).toBe('NOT_ALLOWED')
      const officer = purpose === 'DATA_SUBJECT_REQUEST' ? null : 'NOT_ALLOWED'
      expect([purpose, await ruleFor(as('DATA_OFFICER', a, purpose))]).toEqual([purpose, officer])
      const narrow: Viewer = { ...as('ORGANIZER', a, purpose), scopes: ['READ', 'WRITE'] }
      expect(await ruleFor(narrow)).toBe('NOT_ALLOWED')
      for (const role of ['COMPANION', 'COORDINATOR', 'ANALYST', 'OPERATOR'] as const) {
        const over = role === 'COMPANION' ? a : null
        expect((await personal(id, as(role, over, purpose))).told?.name ?? null).toBeNull()
      }
    }
    expect((await personal(id, self(id))).told.name).toBe(canary)
  })
  it('nobody reads of somebody in another group, nor of who has left', async () => {
    const id = await join({ ...full, visibility: 'NETWORK', consent })
    const elsewhere = await personal(id, as('ORGANIZER', b, 'MEMBER_ADMINISTRATION'))
    expect(elsewhere.told?.name ?? null).toBeNull()
    await records.prisma.membership.updateMany({
      where: { personId: uuid(id) },
      data: { until: '2023', untilMin: new Date('2023-01-01'), untilMax: new Date('2023-12-31') },
    })
    expect((await personal(id, organizer)).told.withheld.rule).toBe('NOT_ALLOWED')
  })
  it('no membership opens a name to whoever makes it', async () => {
    const id = await join({ ...full, visibility: 'NETWORK', consent })
    const other = await plantAccount(records, 'ORGANIZER', b)
    const { data } = await ask(
      `mutation ($input: AddMembershipsInput!) { addMemberships(input: $input) { ${problems} } }`,
      { input: { group: { slug: 'kelompok-b' }, memberships: [{ person: { id } }] } },
      'EN',
      { ...other, purpose: 'MEMBER_ADMINISTRATION' },
    )
    expect(data.addMemberships.problems).toMatchObject([
      { code: 'NOT_ALLOWED', path: ['input', 'memberships', '0', 'person', 'id'] },
    ])
  })
})

describe('consents', () => {
  const record =
    'consent { id purposes withdrawnAt expiresOn covers(purpose: SUPPORT) person { id } }'
  it('are recorded and taken back by who keeps the person, and by the person without a purpose', async () => {
    const id = await join(full)
    expect((await personal(id, organizer)).told.withheld.rule).toBe('NO_CONSENT')
    const input = { person: id, ...consent, purposes: ['SUPPORT', 'MEMBER_ADMINISTRATION'] }
    const made = await change('recordConsent', input, organizer, record)
    expect(made.answer.consent).toMatchObject({ covers: true, withdrawnAt: null, person: { id } })
    expect((await personal(id, organizer)).told.name).toBe(canary)
    const seen = async (viewer: Viewer): Promise<number> => {
      const document = 'query ($id: ID!) { person(by: { id: $id }) { consents { id } } }'
      const { data } = await ask(document, { id }, 'EN', viewer)
      return data.person.consents.length
    }
    expect([await seen(organizer), await seen(self(id))]).toEqual([1, 1])
    expect(await seen(as('MEMBER', a, 'SUPPORT'))).toBe(0)
    const one = { id: made.answer.consent.id }
    const stranger = await change('withdrawConsent', one, as('MEMBER', a, 'SUPPORT'), record)
    expect(stranger.answer.problems).toMatchObject([{ code: 'NOT_FOUND' }])
    const back = await change('withdrawConsent', one, self(id), record)
    expect(back.answer.consent).toMatchObject({ withdrawnAt: expect.any(String), covers: false })
    const again = await change('withdrawConsent', one, self(id), record)
    expect(again.answer.consent.withdrawnAt).toBe(back.answer.consent.withdrawnAt)
    expect((await personal(id, organizer)).told.withheld.rule).toBe('NO_CONSENT')
    const own = await change('recordConsent', { person: id, ...consent }, self(id), record)
    expect(own.answer.consent.person).toEqual({ id })
  })
  it('cannot begin tomorrow, end before they begin, or be for nothing', async () => {
    const id = await join(full)
    const input = {
      person: id,
      ...consent,
      purposes: [],
      givenOn: '2024-06-02',
      expiresOn: '2024-01-01',
    }
    const { answer } = await change('recordConsent', input, organizer, record)
    expect(answer.problems.map(({ code }: Answer) => code)).toEqual(['REQUIRED', 'BAD_VALUE'])
    const early = { person: id, ...consent, expiresOn: '2024-04-30' }
    expect((await change('recordConsent', early, organizer, record)).answer.problems).toMatchObject(
      [{ code: 'ENDS_BEFORE_IT_BEGINS', path: ['input', 'expiresOn'] }],
    )
    const { errors } = await change('recordConsent', early, { ...organizer, purpose: null }, record)
    expect(errors).toMatchObject([{ code: 'PURPOSE_REQUIRED' }])
    const member = await change('recordConsent', early, as('MEMBER', a, 'SUPPORT'), record)
    expect(member.answer.problems).toMatchObject([{ code: 'NOT_ALLOWED' }])
  })
})

describe('a name that was put on record', () => {
  it('stands in no table, key or past image, whatever was done with it', async () => {
    const input = { ...full, consent, idempotencyKey: 'kenari-1' }
    const made = await change('createPerson', input, developerFor('MEMBER_ADMINISTRATION'))
    const { id } = made.answer.person
    const again = await change('createPerson', input, developerFor('MEMBER_ADMINISTRATION'))
    expect(again.answer).toMatchObject({ person: { id }, replayed: true })
    const other = { ...input, name: `${canary} Lain` }
    const reused = await change('createPerson', other, developerFor('MEMBER_ADMINISTRATION'))
    expect(reused.answer.problems).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }])
    await change('updatePerson', { id, expectedVersion: 1, notes }, developerFor('SUPPORT'))
    expect(await foundIn(records.url, [canary, contact, notes, canary.toLowerCase()])).toEqual({})
    const kept = await records.prisma.mutation.findFirstOrThrow({ where: { key: 'kenari-1' } })
    expect(kept.digest).toMatch(/^uji:[0-9a-f]{64}$/)
  })
  it('is sealed for a hundred at once in few statements', async () => {
    const memberships = Array.from({ length: 100 }, (_, n) => ({
      person: { create: { ...full, name: `${canary} ${n}`, consent } },
    }))
    const { data, sql } = await ask(
      `mutation ($input: AddMembershipsInput!) { addMemberships(input: $input) {
        ... on MembershipsSaved { memberships { id } } ${problems} } }`,
      { input: { group: { slug: 'kelompok-a' }, memberships } },
      'EN',
      organizer,
    )
    expect(data.addMemberships.memberships).toHaveLength(100)
    expect(sql.length).toBeLessThan(40)
  })
})

const developerFor = (purpose: Purpose): Viewer => ({ ...developer, purpose })
