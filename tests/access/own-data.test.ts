import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OwnData, readOwnData } from '../../src/access/own-data.ts'
import { ownDataText } from '../../src/access/own-data-text.ts'
import { destroyKey, makeVault } from '../../src/access/vault.ts'
import type { Language } from '../../src/model/language.ts'
import type { Viewer } from '../../src/model/viewer.ts'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import { type Ask, apiOver } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'
import { a, type Planted, plantAccount, plantPerson } from './rights.ts'

let records: Awaited<ReturnType<typeof castRecords>>
let ask: Ask
let person: Planted
let other: Planted
let organizer: Viewer
const engine = openGrafeo({ readTimer: 20_000 })
const undo: (() => Promise<void>)[] = []

beforeAll(async () => {
  records = await castRecords()
  const { prisma } = records
  person = await plantPerson(records, null)
  other = await plantPerson(records, null)
  organizer = await plantAccount(records, 'ORGANIZER', a)
  const given = { purposes: ['CONTACTING_MEMBERS' as const], language: 'id', personId: person.id }
  await prisma.consent.createMany({
    data: [organizer.accountId, person.account].map((recordedById) => ({
      ...{ ...given, manner: 'SPOKEN' as const, wording: 'Boleh dihubungi.', recordedById },
      givenOn: new Date('2024-01-01'),
    })),
  })
  const read = { accountId: organizer.accountId, roles: ['ORGANIZER' as const] }
  const entry = { ...read, purpose: 'CONTACTING_MEMBERS' as const, decision: 'ALLOWED' as const }
  await prisma.auditEntry.createMany({
    data: [
      // A list that both of them stand in.
      { ...entry, operation: 'members', subjects: [person.publicId, other.publicId] },
      { ...entry, operation: 'person.name', subjects: [other.publicId] },
    ],
  })
  const api = await apiOver(records, engine)
  ask = api.ask
  undo.push(api.close, engine.close, records.drop)
})
afterAll(async () => {
  for (const step of undo) await step()
})

async function exported(viewer: Viewer, input: object = {}, language: Language = 'EN') {
  const { data, errors } = await ask(
    `mutation ($input: ExportMyDataInput!) { exportMyData(input: $input) {
      ... on OwnDataExport { text json mediaType truncated request { kind status personId } }
      ... on Problems { problems { code path } } } }`,
    { input },
    language,
    viewer,
  )
  expect(errors).toEqual([])
  return data.exportMyData
}

it('hands out all of one person, and of nobody else', async () => {
  const { json, mediaType, truncated, request } = await exported(person.viewer)
  expect(request).toEqual({ kind: 'ACCESS', status: 'DONE', personId: person.publicId })
  expect([mediaType, truncated]).toEqual(['application/json', false])
  const data = JSON.parse(json) as OwnData
  expect(data).toMatchObject({
    format: 'anyam-own-data/1',
    person: { id: person.publicId, synthetic: true, restrictedAt: null },
    memberships: [{ group: { id: `actor_${a}` }, role: 'TREASURER', since: '2016' }],
    consents: [{ recordedBy: 'another member' }, { recordedBy: 'you' }],
    account: { issuer: 'https://oidc.test', roles: [{ role: 'MEMBER' }], keys: [{}] },
    requests: [{ kind: 'ACCESS', status: 'DONE' }],
    cut: {},
  })
  expect(data.trail.map(({ operation, by, roles }) => [operation, by, roles])).toEqual([
    ['exportMyData', 'you', ['MEMBER']],
    ['members', 'another member', ['ORGANIZER']],
  ])
  const own = [person.id, person.membership, a]
  const ids = json.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? []
  const known = new Set([...own, data.account?.subject?.slice(-36)])
  expect(ids.filter((id: string) => !known.has(id))).toEqual([])
  expect(ids).not.toContain(other.id)
})

it('is read in both languages', async () => {
  const english = (await exported(person.viewer)).text
  const indonesian = (await exported(person.viewer, {}, 'ID')).text
  expect(english).toContain('Your data in Anyam')
  expect(english).toContain('Treasurer')
  expect(indonesian).toContain('Data Anda di Anyam')
  expect(indonesian).toContain('Bendahara')
  for (const text of [english, indonesian]) {
    expect(text).toContain('2016')
    expect(text).not.toContain(other.id)
    expect(text).not.toMatch(/undefined|null|\[object/)
  }
})

it('opens what is sealed, and says when it cannot', async () => {
  const { prisma } = records
  const vault = makeVault([{ name: 'trial', key: randomBytes(32) }])
  const { id } = await plantPerson(records, null)
  const contacts = [{ kind: 'PHONE', value: '+62 000 0000 0000' }] as const
  const data = { name: 'Rekaan Bernama', contacts, notes: 'Catatan rekaan.' }
  const [sealed] = await vault.seal(prisma, [{ id, data }])
  await prisma.person.update({ where: { id }, data: { sealed: Buffer.from(sealed ?? []) } })
  const read = () => prisma.$transaction((tx) => readOwnData(tx, id, vault.open))
  const open = await read()
  expect(open?.person).toMatchObject({ ...data, readable: true })
  const text = open && ownDataText(open, 'ID')
  for (const one of ['Rekaan Bernama', '+62 000 0000 0000', 'Catatan rekaan.']) {
    expect(text).toContain(one)
  }
  await destroyKey(prisma, id)
  expect((await read())?.person).toMatchObject({ name: null, contacts: [], readable: false })
})

it('calls others in free text another member', async () => {
  const { prisma } = records
  const vault = makeVault([{ name: 'trial', key: randomBytes(32) }])
  const [id, friend, namesake, stranger] = [
    (await plantPerson(records, null)).id,
    (await plantPerson(records, null)).id,
    (await plantPerson(records, null)).id,
    (await plantPerson(records, null)).id,
  ]
  const sealAs = async (who: string, name: string, notes: string | null) => {
    const [sealed] = await vault.seal(prisma, [{ id: who, data: { name, contacts: [], notes } }])
    await prisma.person.update({ where: { id: who }, data: { sealed: Buffer.from(sealed ?? []) } })
  }
  await sealAs(id, 'Rekaan Satu', 'REKAAN  DUA menjemput Rekaan Satu; Rekaan Duanya tidak.')
  await sealAs(friend, 'Rekaan Dua', null)
  await sealAs(stranger, 'R. (Tiga)+*', null)
  await sealAs(namesake, 'rekaan satu', null)
  const source = await prisma.source.findFirstOrThrow()
  const { id: membershipId } = await prisma.membership.findFirstOrThrow({ where: { personId: id } })
  await prisma.claim.create({
    data: {
      ...{ membershipId, sourceId: source.id, property: 'role', note: 'menurut rekaan dua' },
      asPrinted: 'bendahara, bersama Rekaan Dua',
    },
  })
  const data = await prisma.$transaction((tx) => readOwnData(tx, id, vault.open))
  expect(data?.person.notes).toBe('another member menjemput Rekaan Satu; Rekaan Duanya tidak.')
  expect(data?.memberships[0]?.claims).toMatchObject([
    { asPrinted: 'bendahara, bersama another member', note: 'menurut another member' },
  ])
  for (const one of [friend, namesake]) expect(JSON.stringify(data)).not.toContain(one)
  await prisma.person.deleteMany({ where: { id: { in: [id, friend, namesake, stranger] } } })
})

it('is handed to a data officer with the purpose, and to nobody else', async () => {
  const input = { person: person.publicId }
  const officer = await plantAccount(records, 'DATA_OFFICER')
  expect(JSON.parse((await exported(officer, input)).json).person.id).toBe(person.publicId)
  const codes = async (viewer: Viewer) =>
    (await exported(viewer, input)).problems.map(({ code }: { code: string }) => code)
  expect(await codes({ ...officer, purpose: null })).toEqual(['PURPOSE_REQUIRED'])
  expect(await codes(other.viewer)).toEqual(['NOT_ALLOWED'])
  expect(await codes(organizer)).toEqual(['NOT_ALLOWED'])
  expect(await codes({ ...person.viewer, scopes: ['READ'] })).toEqual(['NOT_ALLOWED'])
  const nobody = await exported(organizer)
  expect(nobody.problems).toEqual([{ code: 'NOT_ALLOWED', path: ['input'] }])
})

it('answers an open request for a copy as well', async () => {
  const { prisma } = records
  const asked = await prisma.dataRequest.create({
    data: { personId: person.id, kind: 'PORTABILITY' },
  })
  await exported(person.viewer)
  expect(await prisma.dataRequest.findUniqueOrThrow({ where: { id: asked.id } })).toMatchObject({
    status: 'DONE',
  })
})
