import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { circlesOf } from '../../src/access/circles.ts'
import { replayErasures } from '../../src/access/erasure.ts'
import { makeChangeFeed } from '../../src/api/change-feed.ts'
import type { Viewer } from '../../src/model/viewer.ts'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import { reconcile } from '../../src/relay/reconcile.ts'
import { castId } from '../cast.ts'
import { type Ask, apiOver } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'
import { withClient } from '../support/postgres.ts'
import { a, canaries, foundIn, type Planted, plantAccount, plantPerson } from './rights.ts'

let records: Awaited<ReturnType<typeof castRecords>>
let ask: Ask
const engine = openGrafeo({ readTimer: 20_000 })
const undo: (() => Promise<void>)[] = []

beforeAll(async () => {
  records = await castRecords()
  const api = await apiOver(records, engine)
  ask = api.ask
  undo.push(api.close, engine.close, records.drop)
})
afterAll(async () => {
  for (const step of undo) await step()
})

const planted = Object.values(canaries)

const erase = `mutation ($input: EraseMeInput!) { eraseMe(input: $input) {
  ... on DataRequestSaved { request { kind status receipt personId answeredAt dueAt receivedAt } }
  ... on Problems { problems { code path } } } }`

async function eraseAs(viewer: Viewer, input: object) {
  const { data, errors } = await ask(erase, { input }, 'EN', viewer)
  expect(errors).toEqual([])
  return data.eraseMe
}

/** Whatever else may hold something of a person: claims, images, repetitions, merges, the vault. */
async function plantTraces({ id, membership, account }: Planted) {
  const { prisma } = records
  const source = await prisma.source.findFirstOrThrow()
  await prisma.claim.create({
    data: {
      ...{ membershipId: membership, sourceId: source.id, property: 'existence' },
      asPrinted: canaries.claim,
    },
  })
  await prisma.consent.create({
    data: {
      ...{ personId: id, purposes: ['CONTACTING_MEMBERS'], wording: canaries.note },
      ...{ language: 'id', manner: 'SPOKEN', givenOn: new Date('2024-01-01') },
    },
  })
  // Two states more, so that there are earlier images.
  await prisma.person.update({ where: { id }, data: { visibility: 'NETWORK' } })
  await prisma.membership.update({ where: { id: membership }, data: { role: 'CHAIR' } })
  const outcome = { ids: [`person_${id}`], warnings: [canaries.name], token: null }
  await prisma.mutation.create({
    data: { principal: 'developer', key: `other-${id}`, digest: canaries.name, outcome },
  })
  // What others did with their account, keys and requests.
  const grant = await prisma.grant.findFirstOrThrow({ where: { accountId: account } })
  const refused = await prisma.dataRequest.create({
    data: {
      ...{ kind: 'OBJECTION', personId: id, status: 'REFUSED', answeredAt: new Date() },
      ground: `Pasal 33 huruf b: ${canaries.note}`,
    },
  })
  const named = [`account_${account}`, `grant_${grant.id}`, `dataRequest_${refused.id}`]
  for (const one of named) {
    await prisma.mutation.create({
      data: { principal: 'developer', key: one, digest: canaries.name, outcome: { ids: [one] } },
    })
  }
  const own = { principal: `account:${account}`, key: 'own', digest: canaries.name }
  await prisma.mutation.create({ data: { ...own, outcome: { ids: [], warnings: [] } } })
  const merge = await prisma.merge.create({
    data: {
      ...{ survivorId: a, absorbedId: castId('kelompok-b'), by: 'developer' },
      undoneAt: new Date(),
    },
  })
  await prisma.mergeMove.create({
    data: {
      ...{ mergeId: merge.id, table: 'Membership', rowId: membership },
      ...{ before: { note: canaries.note }, after: {} },
    },
  })
  await records.pool.query(
    `INSERT INTO vault."PersonKey" ("personId", wrapped, "wrappedBy") VALUES ($1, $2, 'trial')`,
    [id, Buffer.from(canaries.name)],
  )
}

/** The ids of people that the network holds. */
async function peopleInNetwork(): Promise<unknown[]> {
  await reconcile(records.prisma, engine)
  const rows = await engine.read('MATCH (p:Person) RETURN p.id AS id')
  return rows.map(({ id }) => id)
}

describe('whoever erases themselves', () => {
  let person: Planted
  let receipt: string
  beforeAll(async () => {
    person = await plantPerson(records)
    await plantTraces(person)
  })

  it('is there before, in many places', async () => {
    expect(Object.keys(await foundIn(records.url, planted)).sort()).toEqual(
      ['Account', 'Claim', 'Consent', 'DataRequest', 'MergeMove', 'Mutation', 'Person', 'Revision']
        .map((table) => `public."${table}"`)
        .concat('vault."PersonKey"'),
    )
    expect(await peopleInNetwork()).toContain(person.id)
  })

  it('has to say so twice', async () => {
    const { viewer, publicId } = person
    const confirm = publicId.replace(/.$/, (sign) => (sign === '0' ? '1' : '0'))
    expect(await eraseAs(viewer, { confirm })).toEqual({
      problems: [{ code: 'BAD_VALUE', path: ['input', 'confirm'] }],
    })
    const dry = await eraseAs(viewer, { confirm: publicId, validateOnly: true })
    expect(dry).toEqual({ request: null })
    expect(await records.prisma.person.count({ where: { id: person.id } })).toBe(1)
    expect(Object.keys(await foundIn(records.url, planted))).toContain('vault."PersonKey"')
  })

  it('is gone afterwards, from every table and from the network', async () => {
    const { viewer, publicId } = person
    const input = { confirm: publicId, idempotencyKey: 'hapus-saya' }
    const { request } = await eraseAs(viewer, input)
    expect(request).toMatchObject({ kind: 'ERASURE', status: 'DONE', personId: publicId })
    receipt = request.receipt
    expect(receipt).toMatch(/^ANYAM(-[0-9A-HJKMNP-TV-Z]{5}){4}$/)
    expect(await foundIn(records.url, planted)).toEqual({})
    expect(await peopleInNetwork()).not.toContain(person.id)
    const images = await records.prisma.revision.findMany({
      where: { OR: [{ recordId: person.id }, { recordId: person.membership }] },
      select: { table: true, operation: true, image: true },
      orderBy: [{ table: 'asc' }, { id: 'asc' }],
    })
    expect(images).toMatchObject([
      { table: 'Membership', operation: 'UPDATED', image: { role: 'CHAIR' } },
      { table: 'Membership', operation: 'DELETED', image: { circle: `SELF:${person.id}` } },
      { table: 'Person', operation: 'UPDATED', image: { sealed: null } },
      { table: 'Person', operation: 'DELETED', image: { sealed: null } },
    ])
  })

  it('can sign in no more', async () => {
    const { account } = person
    const { prisma } = records
    expect(await prisma.account.findUniqueOrThrow({ where: { id: account } })).toMatchObject({
      ...{ personId: null, issuer: null, subject: null, closedAt: expect.any(Date) },
    })
    const open = { accountId: account, revokedAt: null }
    expect(await prisma.apiKey.count({ where: open })).toBe(0)
    expect(await prisma.grant.count({ where: open })).toBe(0)
    // Whoever knew a key or a role at its version, learns that it has changed.
    const ended = { where: { accountId: account }, select: { version: true } }
    expect(await prisma.apiKey.findMany(ended)).toEqual([{ version: 2 }])
    expect(await prisma.grant.findMany(ended)).toEqual([{ version: 2 }])
  })

  it('leaves on the register that something was refused, and not why', async () => {
    const where = { personId: person.id, kind: 'OBJECTION' } as const
    expect(await records.prisma.dataRequest.findMany({ where })).toMatchObject([
      { status: 'REFUSED', ground: null },
    ])
  })

  it('is told the same receipt again, by whoever asks', async () => {
    const confirm = person.publicId
    const again = await eraseAs(person.viewer, { confirm })
    expect(again.request.receipt).toBe(receipt)
    const repeated = await eraseAs(person.viewer, { confirm, idempotencyKey: 'hapus-saya' })
    expect(repeated.request.receipt).toBe(receipt)
    const officer = await plantAccount(records, 'DATA_OFFICER')
    const third = await eraseAs(officer, { person: confirm, confirm })
    expect(third.request.receipt).toBe(receipt)
    const erasures = { personId: person.id, kind: 'ERASURE' } as const
    expect(await records.prisma.dataRequest.count({ where: erasures })).toBe(1)
  })

  it('leaves an entry of the trail with the id and nothing else', async () => {
    const entries = await records.prisma.auditEntry.findMany({
      where: { operation: 'eraseMe', accountId: person.account, decision: 'ALLOWED' },
    })
    expect(entries.length).toBeGreaterThan(0)
    for (const { subjects } of entries) expect(subjects).toEqual([person.publicId])
  })
})

describe('while others look on', () => {
  it('two erasures at once are one', async () => {
    const { viewer, publicId, id } = await plantPerson(records)
    const both = await Promise.all([1, 2].map(() => eraseAs(viewer, { confirm: publicId })))
    expect(both[0].request.receipt).toBe(both[1].request.receipt)
    expect(await records.prisma.dataRequest.count({ where: { personId: id } })).toBe(1)
  })

  it('whoever follows the changes hears what to remove, and no past shows it', async () => {
    const { viewer, publicId, membership } = await plantPerson(records)
    const organizer = await plantAccount(records, 'ORGANIZER', a)
    const feed = makeChangeFeed(records.prisma, () => {
      throw new Error('Nobody waits here')
    })
    const { here } = await feed.since(organizer, null)
    await eraseAs(viewer, { confirm: publicId })
    const { changes } = await feed.since(organizer, here)
    expect(changes).toEqual(
      expect.arrayContaining([
        { kind: 'MEMBERSHIP', id: `membership_${membership}`, operation: 'DELETED' },
      ]),
    )
    await feed.close()
    const last = await records.prisma.revision.findFirstOrThrow({
      where: { recordId: membership },
      orderBy: { id: 'desc' },
    })
    const circles = circlesOf(organizer)
    expect(circles).not.toContain((last.image as { circle: string }).circle)
  })

  it('an open request of any kind is answered with it', async () => {
    const { viewer, publicId, id } = await plantPerson(records)
    const { prisma } = records
    await prisma.dataRequest.createMany({
      data: (['ERASURE', 'CORRECTION'] as const).map((kind) => ({ kind, personId: id })),
    })
    const { request } = await eraseAs(viewer, { confirm: publicId })
    expect(request.receipt).toMatch(/^ANYAM-/)
    const all = await prisma.dataRequest.findMany({ where: { personId: id } })
    expect(all.map(({ status }) => status)).toEqual(['DONE', 'DONE'])
  })
})

describe('an older copy of the records', () => {
  it('is erased from again at the next start, once', async () => {
    const person = await plantPerson(records)
    await plantTraces(person)
    const tables = ['Person', 'Account', 'Membership', 'Consent', 'Claim', 'Revision']
    const kept = [...tables, 'ApiKey', 'Grant', 'Mutation', 'DataRequest']
    await withClient(records.url, async (client) => {
      for (const table of kept) {
        await client.query(`CREATE TABLE "copy of ${table}" AS SELECT * FROM "${table}"`)
      }
      const { request } = await eraseAs(person.viewer, { confirm: person.publicId })
      // What a restore does: the rows as they were, with no trigger asked.
      await client.query(`SET session_replication_role = replica`)
      for (const table of kept) {
        const { rows } = await client.query<{ names: string }>(
          `SELECT string_agg(quote_ident(column_name), ',') AS names
           FROM information_schema.columns
           WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER'`,
          [table],
        )
        const names = rows[0]?.names
        await client.query(`DELETE FROM "${table}"`)
        await client.query(
          `INSERT INTO "${table}" (${names}) SELECT ${names} FROM "copy of ${table}"`,
        )
        await client.query(`DROP TABLE "copy of ${table}"`)
      }
      expect(await records.prisma.person.count({ where: { id: person.id } })).toBe(1)
      expect(Object.keys(await foundIn(records.url, planted)).length).toBeGreaterThan(3)
      expect(Object.keys(await foundIn(records.url, planted))).not.toContain('vault."PersonKey"')
      expect(await replayErasures(records)).toBe(1)
      expect(await foundIn(records.url, planted)).toEqual({})
      expect(await peopleInNetwork()).not.toContain(person.id)
      const answered = await records.prisma.dataRequest.findMany({
        where: { personId: person.id, kind: 'ERASURE' },
      })
      expect(answered.map(({ status, receipt }) => [status, receipt])).toEqual([
        ['DONE', request.receipt],
      ])
      expect(await replayErasures(records)).toBe(0)
    })
  })
})

describe('a person who never should have been on record', () => {
  const purpose = 'MEMBER_ADMINISTRATION' as const
  const remove = `mutation ($input: DeleteInput!) { deletePerson(input: $input) {
    ... on Deleted { id replayed } ... on Problems { problems { code path } } } }`
  const removeAs = (viewer: Viewer, input: object) => ask(remove, { input }, 'EN', viewer)
  const entries = (accountId: string | null) =>
    records.prisma.auditEntry.findMany({ where: { accountId, operation: 'deletePerson' } })

  it('is erased, for a purpose, with a receipt and an entry of the trail', async () => {
    const person = await plantPerson(records)
    await plantTraces(person)
    const organizer = await plantAccount(records, 'ORGANIZER', a)
    const input = { id: person.publicId, expectedVersion: 1, idempotencyKey: 'keliru' }
    const { prisma } = records

    const without = await removeAs(organizer, input)
    expect(without.errors.map(({ code }) => code)).toEqual(['PURPOSE_REQUIRED'])
    expect(await entries(organizer.accountId)).toMatchObject([
      { decision: 'REFUSED', code: 'PURPOSE_REQUIRED', subjects: [person.publicId] },
    ])
    const dry = await removeAs({ ...organizer, purpose }, { ...input, validateOnly: true })
    expect(dry.errors).toEqual([])
    expect(await prisma.person.count({ where: { id: person.id } })).toBe(1)

    const { data } = await removeAs({ ...organizer, purpose }, input)
    expect(data.deletePerson).toEqual({ id: person.publicId, replayed: false })
    expect(await foundIn(records.url, planted)).toEqual({})
    expect(await peopleInNetwork()).not.toContain(person.id)
    const erasures = await records.pool.query(
      `SELECT receipt FROM vault."Erasure" WHERE "personId" = '${person.id}'`,
    )
    const request = await prisma.dataRequest.findFirstOrThrow({
      where: { personId: person.id, kind: 'ERASURE' },
    })
    expect(request).toMatchObject({
      ...{ status: 'DONE', answeredById: organizer.accountId },
      receipt: erasures.rows[0].receipt,
    })
    expect((await entries(organizer.accountId)).at(-1)).toMatchObject({
      ...{ decision: 'ALLOWED', purpose, subjects: [person.publicId] },
    })
    const again = await removeAs({ ...organizer, purpose }, input)
    expect(again.data.deletePerson).toEqual({ id: person.publicId, replayed: true })
  })

  it('is nobody else’s to remove, and stays when another version is meant', async () => {
    const person = await plantPerson(records)
    const elsewhere = await plantAccount(records, 'ORGANIZER', castId('kelompok-b'))
    const organizer = await plantAccount(records, 'ORGANIZER', a)
    const input = { id: person.publicId, expectedVersion: 1 }
    const codes = async (viewer: Viewer, expectedVersion = 1) => {
      const asked = await removeAs({ ...viewer, purpose }, { ...input, expectedVersion })
      return asked.data.deletePerson.problems.map(({ code }: { code: string }) => code)
    }
    expect(await codes(elsewhere)).toEqual(['NOT_FOUND'])
    expect(await codes(organizer, 7)).toEqual(['VERSION_CONFLICT'])
    expect(await records.prisma.person.count({ where: { id: person.id } })).toBe(1)
  })
})

describe('an erasure is not for others', () => {
  it('to ask', async () => {
    const [person, other] = [await plantPerson(records), await plantPerson(records)]
    const input = { person: person.publicId, confirm: person.publicId }
    const codes = async (viewer: Viewer) =>
      (await eraseAs(viewer, input)).problems.map(({ code }: { code: string }) => code)
    expect(await codes(other.viewer)).toEqual(['NOT_ALLOWED'])
    expect(await codes(await plantAccount(records, 'ORGANIZER', a))).toEqual(['NOT_ALLOWED'])
    expect(await codes(await plantAccount(records, 'COORDINATOR'))).toEqual(['NOT_ALLOWED'])
    const officer = await plantAccount(records, 'DATA_OFFICER')
    expect(await codes({ ...officer, purpose: 'SUPPORT' })).toEqual(['PURPOSE_REQUIRED'])
    const elsewhere = await plantAccount(records, 'DATA_OFFICER', castId('kelompok-b'))
    expect(await codes(elsewhere)).toEqual(['NOT_ALLOWED'])
    const unscoped: Viewer = { ...person.viewer, scopes: ['READ', 'WRITE'] }
    expect(await codes(unscoped)).toEqual(['NOT_ALLOWED'])
    expect(await records.prisma.person.count({ where: { id: person.id } })).toBe(1)
    const here = await plantAccount(records, 'DATA_OFFICER', a)
    const { request } = await eraseAs(here, input)
    expect(request).toMatchObject({ status: 'DONE' })
    expect((await eraseAs(here, input)).request.receipt).toBe(request.receipt)
  })

  it('and takes nothing from the history of anybody else', async () => {
    const { id, membership } = await plantPerson(records)
    const gone = await plantPerson(records)
    await eraseAs(gone.viewer, { confirm: gone.publicId })
    const refused = /a revision never changes/
    for (const where of [
      `"recordId" = '${id}'`,
      `"recordId" = '${membership}'`,
      `"table" = 'Actor'`,
      // The image that tells of the removal stays.
      `"recordId" = '${gone.id}'`,
    ]) {
      await expect(records.pool.query(`DELETE FROM "Revision" WHERE ${where}`)).rejects.toThrow(
        refused,
      )
      await expect(
        records.pool.query(`UPDATE "Revision" SET image = '{}' WHERE ${where}`),
      ).rejects.toThrow(refused)
    }
    await expect(records.pool.query('TRUNCATE "Revision"')).rejects.toThrow(refused)
  })
})
