import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { isKey, newKey } from '../../src/access/api-keys.ts'
import { makeAuthenticate } from '../../src/access/authenticate.ts'
import { anonymous } from '../../src/access/circles.ts'
import type { Authenticate } from '../../src/model/signature.ts'
import { castId } from '../cast.ts'
import { castRecords } from '../support/filled.ts'
import { signing } from './signed.ts'

let records: Awaited<ReturnType<typeof castRecords>>
let authenticate: Authenticate
const statements: string[] = []
beforeAll(async () => {
  records = await castRecords(({ text }) => statements.push(text))
  authenticate = fresh()
})
afterAll(() => records.drop())

const { account, key: keyOf } = signing(() => records)
/** One that remembers nothing yet. */
const fresh = (development = true): Authenticate =>
  makeAuthenticate({ records: records.prisma, readToken: null, development })
const signed = (key: string, by = authenticate, purpose: string | null = null) =>
  by({ authorization: [`Bearer ${key}`], purpose })
const refused = { code: 'UNAUTHENTICATED' }

describe('a key', () => {
  it('is 256 random bits with a checksum that tells a slip of the hand', () => {
    const { key, hash } = newKey()
    expect(key).toMatch(/^anyam_[\w-]{49}$/)
    expect(hash).toHaveLength(32)
    expect(isKey(key)).toBe(true)
    for (const at of [6, 20, 48, 54]) {
      const other = key[at] === 'a' ? 'b' : 'a'
      expect(isKey(key.slice(0, at) + other + key.slice(at + 1))).toBe(false)
    }
    expect(new Set(Array.from({ length: 50 }, () => newKey().key)).size).toBe(50)
  })

  it('tells who asks, with one statement for all that is to know of them', async () => {
    const over = castId('kelompok-a')
    const id = await account({ role: 'ORGANIZER', over }, { role: 'MEMBER', over })
    const { key, id: keyId } = await keyOf(id, { own: ['READ', 'PERSONAL'] })
    const at = statements.length
    const viewer = await signed(key, authenticate, 'REPRESENTATION')
    expect(statements.slice(at).filter((text) => /SELECT/.test(text))).toHaveLength(1)
    expect(viewer).toMatchObject({
      ...{ accountId: id, personId: null, scopes: ['READ', 'PERSONAL'] },
      held: [
        { role: 'MEMBER', over },
        { role: 'ORGANIZER', over },
      ],
      purpose: 'REPRESENTATION',
      credential: { kind: 'KEY', id: keyId },
    })
    const then = statements.length
    await signed(key)
    expect(statements.slice(then).filter((text) => /SELECT/.test(text))).toHaveLength(0)
  })

  it('is noted once a day as used, and nobody waits for that', async () => {
    const { key, id } = await keyOf(await account())
    await signed(key)
    const today = new Date().toISOString().slice(0, 10)
    await vi.waitFor(
      async () => {
        const row = await records.prisma.apiKey.findUniqueOrThrow({ where: { id } })
        expect(row.lastUsedOn?.toISOString().slice(0, 10)).toBe(today)
        expect(row.version).toBe(1)
      },
      { timeout: 10_000 },
    )
    const at = statements.length
    await signed(key, fresh())
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(statements.slice(at).filter((text) => /UPDATE/.test(text))).toEqual([])
  })

  it('counts only while it and its account stand', async () => {
    const id = await account()
    const { key, id: keyId } = await keyOf(id)
    await expect(signed(key)).resolves.toMatchObject({ accountId: id })
    const expired = await keyOf(id, { days: -1 })
    await expect(signed(expired.key)).rejects.toMatchObject(refused)
    await records.prisma.apiKey.update({ where: { id: keyId }, data: { revokedAt: new Date() } })
    await expect(signed(key, fresh())).rejects.toMatchObject(refused)
    const other = await keyOf(id)
    await records.prisma.account.update({ where: { id }, data: { closedAt: new Date() } })
    await expect(signed(other.key)).rejects.toMatchObject(refused)
  })
})

describe('the roles of an account', () => {
  it('count unless they ended, were taken back, or wait for the consent of a group', async () => {
    const over = castId('kelompok-a')
    const past = new Date(Date.now() - 60_000)
    const later = new Date(Date.now() + 3_600_000)
    const id = await account(
      { role: 'MEMBER', over: castId('kelompok-b'), endsAt: past },
      { role: 'MEMBER', over, endsAt: later },
      { role: 'COMPANION', over },
      { role: 'COMPANION', over: castId('kelompok-c'), consentedAt: past },
      { role: 'ANALYST' },
    )
    await records.prisma.grant.updateMany({
      where: { accountId: id, role: 'ANALYST' },
      data: { revokedAt: past },
    })
    expect((await signed((await keyOf(id)).key)).held).toEqual([
      { role: 'MEMBER', over },
      { role: 'COMPANION', over: castId('kelompok-c') },
    ])
  })

  it('reach the alliances of a group and of its alliances, not those it left or only watches', async () => {
    const member = await account({ role: 'MEMBER', over: castId('kelompok-a') })
    const { key } = await keyOf(member)
    const alliances = await records.prisma.$queryRaw<{ slug: string }[]>`
      SELECT slug FROM "Actor" WHERE id = ANY (${(await signed(key)).alliances}::uuid[]) ORDER BY slug`
    expect(alliances.map(({ slug }) => slug)).toEqual(['federasi', 'jaringan', 'koalisi'])
    const tie = {
      kind: 'MEMBER_OF',
      fromId: castId('kelompok-a'),
      toId: castId('federasi'),
    } as const
    const change = async (data: object) => {
      await records.prisma.tie.updateMany({ where: tie, data })
      return (await signed(key, fresh())).alliances
    }
    expect(await change({ role: 'OBSERVER' })).toEqual([castId('koalisi')])
    expect(await change({ role: 'SIGNATORY' })).toHaveLength(3)
    const over = { sinceMax: new Date('2001-01-01'), untilMax: new Date('2002-01-01') }
    const early = { sinceMin: new Date('2000-01-01'), untilMin: new Date('2001-06-01') }
    expect(await change({ ...early, ...over })).toEqual([castId('koalisi')])
  })

  it('over an alliance reach that alliance alone', async () => {
    const { key } = await keyOf(await account({ role: 'COORDINATOR', over: castId('federasi') }))
    expect((await signed(key)).alliances).toEqual([castId('federasi')])
  })

  it('leave DEVELOPER out unless this is development', async () => {
    const { key } = await keyOf(await account({ role: 'DEVELOPER' }))
    expect((await signed(key, fresh(true))).held).toHaveLength(1)
    expect((await signed(key, fresh(false))).held).toEqual([])
  })
})

describe('a request', () => {
  it('without the header is nobody’s, for whatever purpose', async () => {
    expect(await authenticate({ authorization: [], purpose: null })).toBe(anonymous)
    expect(await authenticate({ authorization: [], purpose: 'SUPPORT' })).toEqual({
      ...anonymous,
      purpose: 'SUPPORT',
    })
  })

  it('for a purpose that is none is refused, whoever asks', async () => {
    for (const purpose of ['', 'support', 'CURIOSITY', 'SUPPORT,SUPPORT']) {
      await expect(authenticate({ authorization: [], purpose })).rejects.toMatchObject({
        code: 'BAD_PURPOSE',
      })
    }
  })
})
