import { describe, expect, it } from 'vitest'
import { publicId } from '../../../src/model/public-id.ts'
import type { Viewer } from '../../../src/model/viewer.ts'
import { accountByToken } from '../../../src/records/accounts.ts'
import { castId } from '../../cast.ts'
import { managing } from './managing.ts'

// biome-ignore lint/suspicious/noExplicitAny: answers are compared as plain JSON.
type Row = any

const { records, ask, accountOf, keyOf, somebody, send, refused, signedBy } = managing()
const kelompokA = castId('kelompok-a')
const a = { slug: 'kelompok-a' }
const all = ['READ', 'WRITE', 'PERSONAL', 'MANAGE']
const endedIs = { code: 'UNAUTHENTICATED' }
const account = (viewer: Viewer) => publicId('account', viewer.accountId as string)

/** An invented person who belongs to kelompok-a, or did until a year. */
async function member(until?: string): Promise<string> {
  const { id } = await records().prisma.person.create({ data: { synthetic: true } })
  const held = {
    ...{ groupId: kelompokA, role: 'MEMBER' as const, since: '2016' },
    ...(until ? { until, untilMax: new Date(`${until}-12-31`) } : {}),
  }
  await records().prisma.membership.create({ data: { personId: id, synthetic: true, ...held } })
  return id
}

/** An account of a person's own, and a key of all scopes to it, both made by that organizer. */
async function letIn(organizer: Viewer) {
  const person = publicId('person', await member())
  const input = { person, role: { role: 'MEMBER', over: a } }
  const made = await send('createAccount', input, organizer)
  const wish = { account: made.account.id, scopes: all }
  const { key } = await send('createApiKey', wish, organizer)
  return { id: made.account.id as string, person, key: key as string }
}

const exported = async (viewer: Viewer, person: string) => {
  const { data, errors } = await ask()(
    `mutation ($person: ID!) { exportMyData(input: { person: $person }) {
      ... on OwnDataExport { json } ... on Problems { problems { code } } } }`,
    { person },
    'EN',
    viewer,
  )
  return errors.length > 0 ? errors.map(({ code }) => code) : data.exportMyData
}

describe('whoever coordinates the whole network', () => {
  it('makes no key for an account with a role near people, nor for one with a credential', async () => {
    const coordinator = await somebody('COORDINATOR')
    const wish = (id: string) =>
      refused('createApiKey', { account: publicId('account', id), scopes: all }, coordinator)
    const notHers = ['NOT_ALLOWED account']
    expect(await wish(await accountOf({ role: 'ORGANIZER', over: kelompokA }))).toEqual(notHers)
    expect(await wish(await accountOf({ role: 'DATA_OFFICER' }))).toEqual(notHers)
    const signs = await accountOf({ role: 'ANALYST' })
    await keyOf(signs)
    expect(await wish(signs)).toEqual(notHers)
    const used = await accountOf({ role: 'ANALYST' })
    const { id } = await keyOf(used, { days: -1 })
    await records().prisma.apiKey.update({ where: { id }, data: { lastUsedOn: new Date() } })
    expect(await wish(used)).toEqual(notHers)
    const token = { issuer: 'https://masuk.uji.test', subject: 'punya-token' }
    const { account: made } = await send('createAccount', { label: 'bertoken', token }, coordinator)
    const keyed = { account: made.id, scopes: all }
    expect(await refused('createApiKey', keyed, coordinator)).toEqual(notHers)
    // The first key of somebody new; its subjects on the trail are the key and the account.
    const fresh = await accountOf()
    const first = { account: publicId('account', fresh), scopes: all }
    const { apiKey } = await send('createApiKey', first, coordinator)
    const entry = await records().prisma.auditEntry.findFirstOrThrow({
      where: { operation: 'createApiKey', subjects: { has: apiKey.id } },
    })
    expect(entry.subjects).toEqual([apiKey.id, publicId('account', fresh)])
  })

  it('gives no role that opens people to themselves, nor in a group that has an organizer', async () => {
    const coordinator = await somebody('COORDINATOR')
    const other = await somebody('COORDINATOR')
    const give = (to: Viewer, role: string, over?: object) =>
      refused('grantRole', { account: account(to), role, ...(over ? { over } : {}) }, coordinator)
    const organizer = await somebody('ORGANIZER', kelompokA)
    const somebodyNew = await somebody()
    const notHers = ['NOT_ALLOWED role']
    expect(await give(coordinator, 'DATA_OFFICER')).toEqual(notHers)
    expect(await give(coordinator, 'DATA_OFFICER', a)).toEqual(notHers)
    for (const role of ['ORGANIZER', 'MEMBER']) {
      expect(await give(somebodyNew, role, a)).toEqual(notHers)
      expect(await give(coordinator, role, { slug: 'kelompok-b' })).toEqual(notHers)
    }
    // Whoever takes the role from the last organizer does not choose the next.
    const ended = await records().prisma.grant.findMany({
      where: { overId: kelompokA, role: 'ORGANIZER', revokedAt: null },
    })
    expect(ended.map(({ accountId }) => accountId)).toContain(organizer.accountId)
    for (const { id, version } of ended) {
      const which = { id: publicId('grant', id), expectedVersion: version }
      expect((await send('revokeRole', which, coordinator)).grant.revokedAt).not.toBeNull()
    }
    expect(await give(somebodyNew, 'ORGANIZER', a)).toEqual(notHers)
    const started = { account: account(somebodyNew), role: 'ORGANIZER', over: a }
    expect((await send('grantRole', started, other)).grant.role).toBe('ORGANIZER')
  })
})

describe('an account of a person', () => {
  it('opens what is their own only once another one than its maker has confirmed it', async () => {
    const organizer = await somebody('ORGANIZER', kelompokA)
    const { id, person, key } = await letIn(organizer)
    const first = await signedBy(key)
    expect(first.held).toEqual([{ role: 'MEMBER', over: kelompokA }])
    expect((await exported(first, person)).problems).toEqual([{ code: 'NOT_ALLOWED' }])
    const erasure = await ask()(
      `mutation ($person: ID!) { eraseMe(input: { confirm: $person }) {
        ... on Problems { problems { code } } } }`,
      { person },
      'EN',
      first,
    )
    expect(erasure.data.eraseMe.problems).toEqual([{ code: 'NOT_ALLOWED' }])

    // The holder makes a key of their own, which ends that of whoever made the first.
    const own = await send('createApiKey', { scopes: all }, first)
    await expect(signedBy(key)).rejects.toMatchObject(endedIs)
    expect((await exported(await signedBy(own.key), person)).problems).toHaveLength(1)

    const officer = await somebody('DATA_OFFICER')
    const puppet = await somebody('ORGANIZER', kelompokA)
    const confirmed = { id, expectedVersion: 1, person, key: own.apiKey.id }
    for (const one of [organizer, puppet, await signedBy(own.key)]) {
      expect(await refused('confirmAccount', confirmed, one)).toEqual(['NOT_ALLOWED id'])
    }
    const both = { ...organizer, held: [...organizer.held, { role: 'DATA_OFFICER', over: null }] }
    expect(await refused('confirmAccount', confirmed, both as Viewer)).toEqual(['NOT_ALLOWED id'])
    const otherPerson = { ...confirmed, person: publicId('person', await member()) }
    expect(await refused('confirmAccount', otherPerson, officer)).toEqual(['NOT_FOUND person'])
    const { key: _key, ...byToken } = confirmed
    expect(await refused('confirmAccount', byToken, officer)).toEqual(['REQUIRED key'])
    const done = await send('confirmAccount', confirmed, officer)
    expect(done.account).toMatchObject({ id, version: 2, confirmedAt: null })
    const entry = await records().prisma.auditEntry.findFirstOrThrow({
      where: { operation: 'confirmAccount', decision: 'ALLOWED', subjects: { has: id } },
    })
    expect(entry).toMatchObject({ accountId: officer.accountId, subjects: [id, own.apiKey.id] })

    const self = await signedBy(own.key)
    expect(publicId('person', self.personId as string)).toBe(person)
    const next = await send('createApiKey', { scopes: all }, self)
    expect((await signedBy(next.key)).personId).toBe(self.personId)

    // A key that the organizer makes again is a member's, and cannot be confirmed.
    const again = await send('createApiKey', { account: id, scopes: all }, organizer)
    expect((await signedBy(again.key)).personId).toBeNull()
    const wrong = { id, expectedVersion: 2, person, key: again.apiKey.id }
    expect(await refused('confirmAccount', wrong, officer)).toEqual(['BAD_VALUE key'])
    const copied = await send('createApiKey', { scopes: all }, await signedBy(again.key))
    expect((await signedBy(copied.key)).personId).toBeNull()
  })

  it('is confirmed by nobody who ever made a key of it', async () => {
    const [organizer, coordinator] = [
      await somebody('ORGANIZER', kelompokA),
      await somebody('COORDINATOR'),
    ]
    const { id, person, key } = await letIn(organizer)
    const own = await send('createApiKey', { scopes: all }, await signedBy(key))
    const both = { ...coordinator, held: [...coordinator.held, ...organizer.held] }
    const { apiKey } = await send('createApiKey', { account: id, scopes: all }, both)
    await send('revokeApiKey', { id: apiKey.id }, both)
    const confirmed = { id, expectedVersion: 1, person, key: own.apiKey.id }
    expect(await refused('confirmAccount', confirmed, both)).toEqual(['NOT_ALLOWED id'])
    const { account: done } = await send('confirmAccount', confirmed, await somebody('COORDINATOR'))
    expect(done.version).toBe(2)
  })

  it('is made only for somebody who is a member today', async () => {
    const organizer = await somebody('ORGANIZER', kelompokA)
    const role = { role: 'MEMBER', over: a }
    const left = { person: publicId('person', await member('2019')), role }
    expect(await refused('createAccount', left, organizer)).toEqual(['NOT_FOUND person'])
    const labelled = { label: 'kantor-uji', role }
    expect(await refused('createAccount', labelled, organizer)).toEqual(['NOT_ALLOWED label'])
  })

  it('is opened by a token likewise, bound by whoever made the account', async () => {
    const organizer = await somebody('ORGANIZER', kelompokA)
    const person = publicId('person', await member())
    const token = { issuer: 'https://masuk.uji.test', subject: 'milik-siapa' }
    const role = { role: 'MEMBER', over: a }
    const { account: made } = await send('createAccount', { person, token, role }, organizer)
    const opens = async () => (await accountByToken(records().prisma, token))?.personId
    expect(await opens()).toBeNull()
    const confirmed = { id: made.id, expectedVersion: 1, person }
    expect(await refused('confirmAccount', confirmed, organizer)).toEqual(['NOT_ALLOWED id'])
    const officer = await somebody('DATA_OFFICER', kelompokA)
    const other = await somebody('DATA_OFFICER', castId('kelompok-b'))
    expect(await refused('confirmAccount', confirmed, other)).toEqual(['NOT_FOUND id'])
    const done = await send('confirmAccount', confirmed, officer)
    expect(done.account.confirmedAt).not.toBeNull()
    expect(await opens()).toBe(person.slice('person_'.length))
  })

  it('makes nothing with a key that has just ended', async () => {
    const { key } = await letIn(await somebody('ORGANIZER', kelompokA))
    const viewer = await signedBy(key)
    await records().prisma.apiKey.update({
      where: { id: viewer.credential?.id ?? '' },
      data: { revokedAt: new Date() },
    })
    const wish = { scopes: all }
    expect(await send('createApiKey', wish, viewer)).toEqual(['UNAUTHENTICATED'])
  })

  it('keeps no digest of its input that could be guessed', async () => {
    const organizer = await somebody('ORGANIZER', kelompokA)
    const input = {
      ...{ person: publicId('person', await member()), role: { role: 'MEMBER', over: a } },
      idempotencyKey: 'sekali-orang',
    }
    await send('createAccount', input, organizer)
    const { digest } = await records().prisma.mutation.findFirstOrThrow({
      where: { key: input.idempotencyKey },
    })
    expect(digest).toMatch(/:/)
    expect(await send('createAccount', input, organizer)).toMatchObject({ replayed: true })
  })
})

describe('the history of a record', () => {
  it('names the account that wrote it to whoever sees that account', async () => {
    const organizer = await somebody('ORGANIZER', kelompokA)
    const { id } = await records().prisma.issue.findFirstOrThrow()
    const by = `account:${organizer.accountId}`
    await records().prisma.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT set_config('anyam.principal', ${by}, true)`
      await tx.issue.update({ where: { id }, data: { visibility: 'PUBLIC', version: 99 } })
    })
    const told = async (viewer: Viewer): Promise<Row> => {
      const { data, errors } = await ask()(
        'query ($id: ID!) { node(id: $id) { ... on Issue { history(first: 1) { nodes { by } } } } }',
        { id: publicId('issue', id) },
        'EN',
        viewer,
      )
      expect(errors).toEqual([])
      return data.node.history.nodes[0].by
    }
    expect(await told(organizer)).toBe(by)
    expect(await told(await somebody('COORDINATOR'))).toBe(by)
    expect(await told(await somebody('ORGANIZER', kelompokA))).toBe(by)
    for (const other of [
      await somebody('ORGANIZER', castId('kelompok-b')),
      await somebody('MEMBER', kelompokA),
      await somebody('ANALYST'),
    ]) {
      expect(await told(other)).toBe('account')
    }
  })
})
