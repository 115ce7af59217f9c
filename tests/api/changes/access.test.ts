import { describe, expect, it } from 'vitest'
import { isKey } from '../../../src/access/api-keys.ts'
import { anonymous, developer } from '../../../src/access/circles.ts'
import { publicId } from '../../../src/model/public-id.ts'
import { scopes, type Viewer } from '../../../src/model/viewer.ts'
import { castId } from '../../cast.ts'
import { managing } from './managing.ts'

// biome-ignore lint/suspicious/noExplicitAny: answers are compared as plain JSON.
type Row = any

const { records, ask, accountOf, keyOf, somebody, send, refused, signedBy } = managing()
const kelompokA = castId('kelompok-a')
const a = { slug: 'kelompok-a' }

describe('an organizer', () => {
  it('lets a member in: an account with its role, and a key that is shown once', async () => {
    const organizer = await somebody('ORGANIZER', kelompokA)
    const person = await records().prisma.membership.findFirstOrThrow({
      where: { groupId: kelompokA, role: 'MEMBER' },
    })
    const role = { role: 'MEMBER', over: a }
    const input = { person: publicId('person', person.personId), role }
    const { account } = await send('createAccount', input, organizer)
    expect(account.grants).toMatchObject([{ role: 'MEMBER', isWhole: false, over: a }])
    const wish = { account: account.id, scopes: ['READ', 'PERSONAL'], label: 'ponsel' }
    const once = { ...wish, idempotencyKey: 'sekali' }
    const made = await send('createApiKey', once, organizer)
    expect(isKey(made.key)).toBe(true)
    expect(made.apiKey).toMatchObject({ label: 'ponsel', scopes: ['READ', 'PERSONAL'] })
    expect(await signedBy(made.key)).toMatchObject({
      // It is a member's, and nobody's own until somebody else has said whose hands it is in.
      ...{ personId: null, scopes: ['READ', 'PERSONAL'] },
      held: [{ role: 'MEMBER', over: kelompokA }],
    })
    const again = await send('createApiKey', once, organizer)
    expect(again).toMatchObject({ key: null, replayed: true, apiKey: { id: made.apiKey.id } })
    const kept = JSON.stringify(await records().prisma.mutation.findMany())
    expect(kept).not.toContain(made.key.slice(6, 30))
    const tried = await send('createApiKey', { ...wish, validateOnly: true }, organizer)
    expect(tried).toMatchObject({ key: null, apiKey: null })
    const ended = await send('revokeApiKey', { id: made.apiKey.id }, organizer)
    expect(ended.apiKey.revokedAt).not.toBeNull()
    await expect(signedBy(made.key)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  it('gives nothing beyond the group, and manages nobody of another one', async () => {
    const organizer = await somebody('ORGANIZER', kelompokA)
    const account = publicId('account', await accountOf())
    const give = (input: object) => refused('grantRole', { account, ...input }, organizer)
    const notAllowed = ['NOT_ALLOWED role']
    expect(await give({ role: 'MEMBER', over: { slug: 'kelompok-b' } })).toEqual(notAllowed)
    expect(await give({ role: 'COORDINATOR' })).toEqual(notAllowed)
    expect(await give({ role: 'COORDINATOR', over: { slug: 'federasi' } })).toEqual(notAllowed)
    expect(await give({ role: 'DATA_OFFICER', over: a })).toEqual(notAllowed)
    expect(await give({ role: 'MEMBER' })).toEqual(['REQUIRED over'])
    expect(await give({ role: 'MEMBER', over: { slug: 'federasi' } })).toEqual(['WRONG_KIND over'])
    expect(await give({ role: 'MEMBER', over: { slug: 'tidak-ada' } })).toEqual(['NOT_FOUND over'])
    const other = await accountOf({ role: 'MEMBER', over: castId('kelompok-b') })
    const both = await accountOf(
      { role: 'MEMBER', over: kelompokA },
      { role: 'ORGANIZER', over: castId('kelompok-b') },
    )
    const key = (id: string) =>
      refused('createApiKey', { account: publicId('account', id), scopes: ['READ'] }, organizer)
    expect(await key(other)).toEqual(['NOT_FOUND account'])
    expect(await key(both)).toEqual(['NOT_ALLOWED account'])
    const hers = await keyOf(both)
    const revoked = { id: publicId('apiKey', hers.id) }
    expect(await refused('revokeApiKey', revoked, organizer)).toEqual(['NOT_FOUND id'])
    const closing = { id: publicId('account', both), expectedVersion: 1 }
    expect(await refused('closeAccount', closing, organizer)).toEqual(['NOT_ALLOWED id'])
  })

  it('agrees to a companion, whose role counts only then', async () => {
    const [organizer, coordinator] = [
      await somebody('ORGANIZER', kelompokA),
      await somebody('COORDINATOR'),
    ]
    const id = await accountOf()
    const account = publicId('account', id)
    const wish = { account, role: 'COMPANION', over: a }
    const { grant } = await send('grantRole', wish, coordinator)
    expect(grant.consentedAt).toBeNull()
    const { key } = await keyOf(id)
    expect((await signedBy(key)).held).toEqual([])
    const which = { id: grant.id, expectedVersion: grant.version }
    expect(await refused('consentToCompanion', which, coordinator)).toEqual(['NOT_ALLOWED id'])
    const agreed = await send('consentToCompanion', which, organizer)
    expect(agreed.grant.consentedAt).not.toBeNull()
    expect((await signedBy(key)).held).toEqual([{ role: 'COMPANION', over: kelompokA }])
    const stale = await refused('revokeRole', which, organizer)
    expect(stale).toEqual(['VERSION_CONFLICT expectedVersion'])
    await send('revokeRole', { ...which, expectedVersion: 2 }, organizer)
    expect((await signedBy(key)).held).toEqual([])
  })
})

describe('a role over something new', () => {
  it('ends the keys that others made for the account, and no other', async () => {
    const [organizer, coordinator] = [
      await somebody('ORGANIZER', kelompokA),
      await somebody('COORDINATOR'),
    ]
    const id = await accountOf({ role: 'MEMBER', over: kelompokA })
    const account = publicId('account', id)
    const { key } = await keyOf(id)
    const foreign = await send('createApiKey', { account, scopes: ['READ'] }, organizer)
    expect(foreign.apiKey.isOwn).toBe(false)
    const whole = await send('grantRole', { account, role: 'DATA_OFFICER' }, coordinator)
    expect(whole.grant.role).toBe('DATA_OFFICER')
    await expect(signedBy(foreign.key)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    expect((await signedBy(key)).held).toHaveLength(2)
    // Whoever never held a role may have foreign keys as well.
    const fresh = await accountOf()
    const first = await send(
      'createApiKey',
      { account: publicId('account', fresh), scopes: ['READ'] },
      coordinator,
    )
    const role = { account: publicId('account', fresh), role: 'MEMBER', over: a }
    await send('grantRole', role, organizer)
    await expect(signedBy(first.key)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })
})

describe('the last coordinator of the whole network', () => {
  it('neither lays the role down nor closes the account', async () => {
    await records().prisma.grant.updateMany({ data: { revokedAt: new Date() } })
    const last = await somebody('COORDINATOR')
    const mine = await records().prisma.grant.findFirstOrThrow({
      where: { accountId: last.accountId as string },
    })
    const which = { id: publicId('grant', mine.id), expectedVersion: 1 }
    const closing = { id: publicId('account', last.accountId as string), expectedVersion: 1 }
    expect(await refused('revokeRole', which, last)).toEqual(['LAST_COORDINATOR id'])
    expect(await refused('closeAccount', closing, last)).toEqual(['LAST_COORDINATOR id'])
    const account = publicId('account', await accountOf())
    const soon = new Date(Date.now() + 60_000).toISOString()
    await send('grantRole', { account, role: 'COORDINATOR', endsAt: soon }, last)
    expect(await refused('revokeRole', which, last)).toEqual(['LAST_COORDINATOR id'])
    const next = await somebody('COORDINATOR')
    const both = await Promise.all([
      send('revokeRole', which, last),
      send('closeAccount', { ...closing, id: publicId('account', next.accountId as string) }, next),
    ])
    expect(both.filter(({ problems }: Row) => problems)).toHaveLength(1)
  })
})

describe('whoever', () => {
  it('is nobody, has no scope or gives no role changes nothing', async () => {
    const input = { label: 'program-lain' }
    expect(await send('createAccount', input, anonymous)).toEqual(['UNAUTHENTICATED'])
    const narrow = await somebody('COORDINATOR', undefined, { scopes: ['READ', 'WRITE'] })
    expect(await send('createAccount', input, narrow)).toEqual(['NOT_ALLOWED'])
    for (const role of ['ANALYST', 'DATA_OFFICER', 'OPERATOR'] as const) {
      const one = await somebody(role)
      expect(await refused('createAccount', input, one)).toEqual(['NOT_ALLOWED role'])
    }
    expect(await records().prisma.account.count({ where: { label: 'program-lain' } })).toBe(0)
  })

  it('has a key makes no wider one of it, and none that lasts too long', async () => {
    const narrow = await somebody('MEMBER', kelompokA, { scopes: ['READ', 'MANAGE'] })
    const wish = (input: object) => refused('createApiKey', { scopes: ['READ'], ...input }, narrow)
    expect(await wish({ scopes: ['READ', 'PERSONAL'] })).toEqual(['NOT_ALLOWED scopes'])
    expect(await wish({ scopes: [] })).toEqual(['BAD_VALUE scopes'])
    expect(await wish({ days: 367 })).toEqual(['BAD_VALUE days'])
    expect(await wish({ days: 0 })).toEqual(['BAD_VALUE days'])
    expect(await wish({ label: 'Ibu A' })).toEqual(['BAD_VALUE label'])
    expect((await send('createApiKey', { scopes: ['READ'], days: 366 }, narrow)).key).toMatch(
      /^anyam_/,
    )
  })

  it('makes an account twice is told', async () => {
    const coordinator = await somebody('COORDINATOR')
    const token = { issuer: 'https://masuk.uji.test', subject: 'dua-kali' }
    const first = await send('createAccount', { label: 'dua-kali', token }, coordinator)
    expect(first.account.label).toBe('dua-kali')
    for (const input of [{ label: 'dua-kali' }, { token }]) {
      expect(await refused('createAccount', input, coordinator)).toEqual(['ALREADY_EXISTS '])
    }
    expect(await refused('createAccount', {}, coordinator)).toEqual(['REQUIRED '])
    expect(await refused('createAccount', { label: 'Bukan Label' }, coordinator)).toEqual([
      'BAD_VALUE label',
    ])
    const closing = { id: first.account.id, expectedVersion: 1 }
    const closed = await send('closeAccount', closing, coordinator)
    expect(closed.account.closedAt).not.toBeNull()
    expect(await refused('closeAccount', closing, coordinator)).toEqual(['NOT_FOUND id'])
  })
})

describe('the viewer', () => {
  const document = `query ($a: ActorRef!) {
    viewer { account { label grants { role over { slug } } keys { scopes } }
      roles { role over } scopes purpose expiresAt permissions(over: $a) }
    permissions over: permissions(over: $a) none: permissions(over: { slug: "tidak-ada" }) }`
  it('is told who they are and what they may do, and nobody who is nobody', async () => {
    const credential = { kind: 'KEY', id: 'x', expiresAt: new Date('2030-01-01') } as const
    const organizer = await somebody('ORGANIZER', kelompokA, { credential, purpose: 'SUPPORT' })
    await keyOf(organizer.accountId as string, { own: ['READ'] })
    const { data, errors } = await ask()(document, { a }, 'EN', organizer)
    expect(errors).toEqual([])
    expect(data.viewer).toMatchObject({
      account: { grants: [{ role: 'ORGANIZER', over: a }], keys: [{ scopes: ['READ'] }] },
      roles: [{ role: 'ORGANIZER', over: publicId('actor', kelompokA) }],
      ...{ scopes: [...scopes], purpose: 'SUPPORT', expiresAt: '2030-01-01T00:00:00.000Z' },
    })
    expect(data.viewer.permissions).toEqual(data.over)
    expect(data.over).toContain('MANAGE_GROUP')
    expect(data.permissions).toEqual(['READ_NETWORK', 'WRITE_RECORDS'])
    expect(data.none).toEqual([])
    const nobody = await ask()(document, { a }, 'EN', anonymous)
    expect(nobody.data).toEqual({ viewer: null, permissions: [], over: [], none: [] })
  })

  it('is shown no account but their own and those whose roles they give', async () => {
    const mine = await accountOf({ role: 'MEMBER', over: kelompokA })
    const other = await accountOf({ role: 'MEMBER', over: castId('kelompok-b') })
    const { id: key } = await keyOf(other)
    const ids = [publicId('account', mine), publicId('account', other), publicId('apiKey', key)]
    const seen = async (viewer: Viewer) => {
      const { data, errors } = await ask()(
        'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
        { ids },
        'EN',
        viewer,
      )
      expect(errors).toEqual([])
      return data.nodes.map((one: Row) => one && ids.indexOf(one.id))
    }
    expect(await seen(anonymous)).toEqual([null, null, null])
    expect(await seen(await somebody('MEMBER', kelompokA))).toEqual([null, null, null])
    expect(await seen(await somebody('ORGANIZER', kelompokA))).toEqual([0, null, null])
    expect(await seen(await somebody('COORDINATOR'))).toEqual([0, 1, 2])
    expect(await seen({ ...anonymous, accountId: other })).toEqual([null, 1, 2])
    expect(await seen(developer)).toEqual([0, 1, 2])
  })
})
