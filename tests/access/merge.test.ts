import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anonymous, developer } from '../../src/access/circles.ts'
import type { Viewer } from '../../src/model/viewer.ts'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import { accountByKey } from '../../src/records/accounts.ts'
import type { Records } from '../../src/records/database.ts'
import { castId } from '../cast.ts'
import { apiOver } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'

let records: Records & { drop(): Promise<void> }
let api: Awaited<ReturnType<typeof apiOver>>
const engine = openGrafeo()
const [a, b, c] = [castId('kelompok-a'), castId('kelompok-b'), castId('kelompok-c')]
const whole: Viewer = {
  ...anonymous,
  accountId: '01900000-0000-7000-8000-00000000cccc',
  scopes: ['READ', 'WRITE'],
  held: [{ role: 'COORDINATOR', over: null }],
}

beforeAll(async () => {
  records = await castRecords()
  api = await apiOver(records, engine)
})
afterAll(async () => {
  await api.close()
  await engine.close()
  await records.drop()
})

const versionOf = async (id: string) =>
  (await records.prisma.actor.findUniqueOrThrow({ where: { id } })).version

/** Merges kelompok-b into kelompok-a as somebody; what is told of it. */
async function merge(viewer: Viewer) {
  const input = {
    ...{ survivor: { slug: 'kelompok-a' }, absorbed: { id: `actor_${b}` } },
    expectedSurvivorVersion: await versionOf(a),
    expectedAbsorbedVersion: await versionOf(b),
  }
  const { data, errors } = await api.ask(
    `mutation ($input: MergeActorsInput!) { mergeActors(input: $input) {
      ... on ActorMergeSaved { mergeId moved aside asideCount }
      ... on Problems { problems { code path } } } }`,
    { input },
    'EN',
    viewer,
  )
  expect(errors).toEqual([])
  return data.mergeActors
}

async function unmerge(viewer: Viewer, id: string) {
  const { data, errors } = await api.ask(
    `mutation ($input: UnmergeActorsInput!) { unmergeActors(input: $input) {
      ... on ActorUnmergeSaved { left { id } leftCount madeSince madeSinceCount }
      ... on Problems { problems { code path } } } }`,
    { input: { merge: id, expectedVersion: 1 } },
    'EN',
    viewer,
  )
  expect(errors).toEqual([])
  return data.unmergeActors
}

test('a merge moves no rights, and gives them back when it is undone', async () => {
  const { prisma } = records
  const { id: accountId } = await prisma.account.create({ data: {} })
  const hash = randomBytes(32)
  const expiresAt = new Date('2099-01-01')
  await prisma.apiKey.create({ data: { accountId, hash, scopes: ['READ', 'WRITE'], expiresAt } })
  const grant = await prisma.grant.create({ data: { accountId, role: 'ORGANIZER', overId: b } })
  const held = async () => (await accountByKey(prisma, hash))?.held
  expect(await held()).toEqual([{ role: 'ORGANIZER', over: b }])
  const other = await prisma.account.create({ data: {} })
  const refused = { problems: [{ code: 'NOT_ALLOWED', path: ['input', 'absorbed'] }] }
  // Whoever keeps the survivor alone would come to what the absorbed keeps, and its own keepers would not.
  expect(await merge(whole)).toEqual(refused)
  const puppet = { data: { accountId: other.id, role: 'ORGANIZER', overId: a } } as const
  const { id: taken } = await prisma.grant.create(puppet)
  expect(await merge(whole)).toEqual(refused)
  expect(await merge(developer)).toEqual(refused)
  await prisma.grant.update({ where: { id: taken }, data: { revokedAt: new Date() } })
  await prisma.grant.create({ data: { accountId, role: 'MEMBER', overId: a } })
  const { mergeId } = await merge(whole)
  expect(await held()).toEqual([{ role: 'MEMBER', over: a }])
  await unmerge(whole, mergeId)
  expect(await held()).toHaveLength(2)
  expect(await prisma.grant.findUnique({ where: { id: grant.id } })).toEqual(grant)
})

describe('what a merge did to hidden rows', () => {
  const hiddenIn = (group: string) => ({ visibility: 'GROUP', audienceId: group }) as const
  const pair = { kind: 'WORKS_WITH', fromId: a < b ? a : b, toId: a < b ? b : a } as const

  test('is not told, nor counted', async () => {
    const { prisma } = records
    // It cannot stand once its ends are one, so it stays aside.
    const tie = await prisma.tie.create({ data: { ...pair, ...hiddenIn(c) } })
    const claim = await prisma.claim.create({
      data: {
        ...{ actorId: b, property: 'existence', asPrinted: 'x', ...hiddenIn(c) },
        sourceId: (await prisma.source.findUniqueOrThrow({ where: { slug: 'warta-uji' } })).id,
      },
    })
    const first = await merge(whole)
    expect(first.aside).not.toContain(`tie_${tie.id}`)
    expect(first.asideCount).toBe(first.aside.length)
    // Somebody in that circle changed one since, removed another, and made a third.
    await prisma.claim.update({ where: { id: claim.id }, data: { actorId: c } })
    await prisma.tie.delete({ where: { id: tie.id } })
    const made = await prisma.tie.create({
      data: { kind: 'OPPOSES', fromId: a, toId: castId('dewan'), ...hiddenIn(c) },
    })
    const undone = await unmerge(whole, first.mergeId)
    expect(undone).toEqual({ left: [], leftCount: 0, madeSince: [], madeSinceCount: 0 })
    await prisma.tie.delete({ where: { id: made.id } })
  })

  test('is told to whoever sees them', async () => {
    const { prisma } = records
    const seen = await merge(whole)
    await unmerge(whole, seen.mergeId)
    const tie = await prisma.tie.create({ data: { ...pair, ...hiddenIn(c) } })
    const again = await merge(whole)
    await unmerge(whole, again.mergeId)
    // One more hidden row changes nothing of what is told.
    expect([again.moved, again.aside]).toEqual([seen.moved, seen.aside])
    const all = await merge(developer)
    expect(all.aside).toContain(`tie_${tie.id}`)
    expect(all.moved).toBeGreaterThan(seen.moved)
    await prisma.tie.delete({ where: { id: tie.id } })
    expect((await unmerge(developer, all.mergeId)).left).toEqual([{ id: `tie_${tie.id}` }])
  })
})
