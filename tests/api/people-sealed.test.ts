import { describe, expect, it } from 'vitest'
import { developer } from '../../src/access/circles.ts'
import type { Purpose, Viewer } from '../../src/model/viewer.ts'
import { foundIn } from '../access/rights.ts'
import { problems } from './changes/changing.ts'
import {
  type Answer,
  a,
  as,
  ask,
  canary,
  change,
  consent,
  contact,
  full,
  join,
  notes,
  onSealedPeople,
  organizer,
  personal,
  records,
  uuid,
} from './sealed-people.ts'

onSealedPeople()

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
