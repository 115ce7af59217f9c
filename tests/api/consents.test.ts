import { describe, expect, it } from 'vitest'
import { purposes, type Viewer } from '../../src/model/viewer.ts'
import { plantAccount } from '../access/rights.ts'
import { castId } from '../cast.ts'
import { problems } from './changes/changing.ts'
import {
  type Answer,
  a,
  as,
  ask,
  canary,
  change,
  consent,
  full,
  join,
  onSealedPeople,
  organizer,
  personal,
  records,
  self,
  uuid,
} from './sealed-people.ts'

const b = castId('kelompok-b')

onSealedPeople()

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
  it('are told to others for a purpose, which is on the trail', async () => {
    const id = await join({ ...full, consent })
    const { id: uuidOfOne } = await records.prisma.consent.findFirstOrThrow({
      where: { personId: id.slice('person_'.length) },
    })
    const one = `consent_${uuidOfOne}`
    const document = `query ($id: ID!, $one: ID!) {
      person(by: { id: $id }) { consents { id } } node(id: $one) { id } }`
    const asked = (viewer: Viewer) => ask(document, { id, one }, 'EN', viewer)
    const entries = () =>
      records.prisma.auditEntry.findMany({
        where: { operation: 'person.consents', subjects: { has: id } },
        select: { decision: true, code: true, purpose: true },
        orderBy: { id: 'asc' },
      })
    const without = await asked({ ...organizer, purpose: null })
    expect(without.errors.map(({ code }) => code)).toEqual(['PURPOSE_REQUIRED', 'PURPOSE_REQUIRED'])
    const shown = { person: { consents: [{ id: one }] }, node: { id: one } }
    expect((await asked(organizer)).data).toEqual(shown)
    const own = await asked(self(id))
    expect([own.data, own.errors]).toEqual([shown, []])
    expect((await asked(as('MEMBER', a, null))).data).toEqual({
      ...{ person: { consents: [] }, node: null },
    })
    expect(await entries()).toEqual([
      { decision: 'REFUSED', code: 'PURPOSE_REQUIRED', purpose: null },
      { decision: 'ALLOWED', code: null, purpose: organizer.purpose },
      { decision: 'ALLOWED', code: null, purpose: null },
    ])
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
