import { afterAll, beforeAll, expect } from 'vitest'
import { anonymous } from '../../src/access/circles.ts'
import type { Purpose, Role, Viewer } from '../../src/model/viewer.ts'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import { plantAccount } from '../access/rights.ts'
import { castId } from '../cast.ts'
import { type Ask, apiOver } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'
import { problems } from './changes/changing.ts'

// biome-ignore lint/suspicious/noExplicitAny: answers are compared as plain JSON.
export type Answer = any

export const canary = 'Kenari Rekaan Ungu'
export const contact = '0000-KENARI-REKAAN'
export const notes = 'Catatan kenari rekaan.'
export const a = castId('kelompok-a')

export let records: Awaited<ReturnType<typeof castRecords>>
export let ask: Ask
export let organizer: Viewer

const undo: (() => Promise<unknown>)[] = []

/** Puts the cast into a database of its own, with an organizer of kelompok-a. */
export function onSealedPeople(): void {
  beforeAll(async () => {
    records = await castRecords()
    const engine = openGrafeo({ readTimer: 20_000 })
    const api = await apiOver(records, engine)
    ask = api.ask
    undo.push(api.close, engine.close, records.drop)
    organizer = {
      ...(await plantAccount(records, 'ORGANIZER', a)),
      purpose: 'MEMBER_ADMINISTRATION',
    }
  })
  afterAll(async () => {
    for (const step of undo) await step()
  })
}

/** Sends a mutation of a person or a consent. */
export async function change(
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
export const consent = { ...given, purposes: ['MEMBER_ADMINISTRATION', 'CONTACTING_MEMBERS'] }

/** A new member of a group, with what is kept of them; the organizer of kelompok-a puts them there. */
export async function join(create: object, viewer: Viewer = organizer, slug = 'kelompok-a') {
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

export const full = {
  synthetic: true,
  name: canary,
  contacts: [{ kind: 'PHONE', value: contact }],
  notes,
}

/** What a viewer is told of a person. */
export async function personal(id: string, viewer: Viewer) {
  const { data, errors } = await ask(
    `query ($id: ID!) { person(by: { id: $id }) { personal {
      name contacts { kind value } notes withheld { rule message } } } }`,
    { id },
    'EN',
    viewer,
  )
  return { told: data.person?.personal as Answer, codes: errors.map(({ code }) => code) }
}

export const uuid = (id: string) => id.slice('person_'.length)
export const as = (role: Role, over: string | null, purpose: Purpose | null): Viewer => ({
  ...anonymous,
  ...{ accountId: castId('mitra'), held: [{ role, over }], purpose },
  scopes: ['READ', 'WRITE', 'PERSONAL', 'MANAGE'],
})
export const self = (id: string): Viewer => ({ ...as('MEMBER', a, null), personId: uuid(id) })
