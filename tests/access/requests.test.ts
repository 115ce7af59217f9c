import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enterRequest, overdueAt } from '../../src/access/requests.ts'
import { dueAfter } from '../../src/model/data-request.ts'
import type { Viewer } from '../../src/model/viewer.ts'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import { castId } from '../cast.ts'
import { type Ask, apiOver } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'
import { a, type Planted, plantAccount, plantPerson } from './rights.ts'

let records: Awaited<ReturnType<typeof castRecords>>
let ask: Ask
let person: Planted
let officer: Viewer
const engine = openGrafeo({ readTimer: 20_000 })
const undo: (() => Promise<void>)[] = []

beforeAll(async () => {
  records = await castRecords()
  person = await plantPerson(records)
  officer = await plantAccount(records, 'DATA_OFFICER')
  const api = await apiOver(records, engine)
  ask = api.ask
  undo.push(api.close, engine.close, records.drop)
})
afterAll(async () => {
  for (const step of undo) await step()
})

const hour = 3_600_000
// biome-ignore lint/suspicious/noExplicitAny: answers are compared as plain JSON.
type Answer = any

async function send(viewer: Viewer, name: string, type: string, input: object): Promise<Answer> {
  const { data, errors } = await ask(
    `mutation ($input: ${type}!) { ${name}(input: $input) {
      ... on DataRequestSaved { request { id kind status receivedAt dueAt answeredAt ground overdue version } }
      ... on Problems { problems { code path ... on VersionConflict { current { id } } } } } }`,
    { input },
    'EN',
    viewer,
  )
  expect(errors).toEqual([])
  return data[name]
}
const request = (viewer: Viewer, input: object) =>
  send(viewer, 'requestAboutData', 'RequestAboutDataInput', input)
const answer = (viewer: Viewer, input: object) =>
  send(viewer, 'answerDataRequest', 'AnswerDataRequestInput', input)

async function listed(viewer: Viewer, filter: object = {}): Promise<Answer[]> {
  const { data, errors } = await ask(
    `query ($filter: DataRequestFilter) {
      dataRequests(filter: $filter) { nodes { id kind status overdue personId } totalCount } }`,
    { filter },
    'EN',
    viewer,
  )
  expect(errors).toEqual([])
  expect(data.dataRequests.totalCount).toBe(data.dataRequests.nodes.length)
  return data.dataRequests.nodes
}

describe('the clock of a request', () => {
  it('ends exactly 72 hours after it came', async () => {
    const { request: mine } = await request(person.viewer, { kind: 'CORRECTION' })
    expect(mine).toMatchObject({ kind: 'CORRECTION', status: 'RECEIVED', overdue: false })
    expect(Date.parse(mine.dueAt) - Date.parse(mine.receivedAt)).toBe(72 * hour)
  })

  it('runs from when it came on paper', async () => {
    const receivedAt = new Date(Date.now() - 71 * hour).toISOString()
    const input = { person: person.publicId, kind: 'OBJECTION', receivedAt }
    const { request: entered } = await request(officer, input)
    expect(entered).toMatchObject({ receivedAt, overdue: false })
    expect(entered.dueAt).toBe(dueAfter(new Date(receivedAt)).toISOString())
    const ahead = new Date(Date.now() + hour).toISOString()
    const early = await request(officer, { ...input, kind: 'ACCESS', receivedAt: ahead })
    expect(early.problems).toMatchObject([{ code: 'BAD_VALUE', path: ['input', 'receivedAt'] }])
    const own = await request(person.viewer, { kind: 'ACCESS', receivedAt })
    expect(own.problems).toMatchObject([{ code: 'BAD_VALUE' }])
  })

  it('is over in the moment after, not in the moment itself', async () => {
    const other = await plantPerson(records)
    const receivedAt = new Date('2024-05-01T03:00:00.000Z')
    const { prisma } = records
    await enterRequest(prisma, { kind: 'ACCESS', personId: other.id, receivedAt })
    const late = (now: string) =>
      prisma.dataRequest.count({
        where: { AND: [overdueAt(new Date(now)), { personId: other.id }] },
      })
    expect(await late('2024-05-04T03:00:00.000Z')).toBe(0)
    expect(await late('2024-05-04T03:00:00.001Z')).toBe(1)
    const byOfficer = await listed(officer, { overdue: true })
    expect(byOfficer).toMatchObject([{ personId: other.publicId, overdue: true }])
    const counted = await ask('{ dataRequestCounts { open overdue nextDueAt } }', {}, 'EN', officer)
    expect(counted.data.dataRequestCounts).toMatchObject({ open: 3, overdue: 1 })
    expect(Date.parse(counted.data.dataRequestCounts.nextDueAt)).toBeGreaterThan(Date.now())
  })
})

describe('a request', () => {
  it('that is open already is not entered twice', async () => {
    const first = await request(person.viewer, { kind: 'CORRECTION' })
    const second = await request(officer, { kind: 'CORRECTION', person: person.publicId })
    expect(second.request.id).toBe(first.request.id)
  })

  it('is answered once, by whoever handles it, and a refusal names an article', async () => {
    const { request: open } = await request(person.viewer, { kind: 'CORRECTION' })
    const input = { id: open.id, expectedVersion: open.version }
    const codes = async (viewer: Viewer, given: object) =>
      (await answer(viewer, { ...input, answer: given })).problems.map(({ code, path }: Answer) =>
        `${code} ${path.slice(1).join('.')}`.trim(),
      )
    expect(await codes(person.viewer, { done: true })).toEqual(['NOT_FOUND id'])
    expect(await codes(officer, { done: false })).toEqual(['BAD_VALUE answer.done'])
    expect(await codes(officer, { refusedFor: 'karena tidak mau' })).toEqual([
      'BAD_VALUE answer.refusedFor',
    ])
    const ground = 'Pasal 33 huruf b UU 27/2022: berdampak pada data orang lain.'
    const { request: done } = await answer(officer, { ...input, answer: { refusedFor: ground } })
    expect(done).toMatchObject({ status: 'REFUSED', ground, version: open.version + 1 })
    expect(done.answeredAt).not.toBeNull()
    const late = await answer(officer, { ...input, answer: { done: true } })
    expect(late.problems).toMatchObject([{ code: 'VERSION_CONFLICT', current: { id: open.id } }])
  })

  it('for an erasure or a restriction is done only by doing it', async () => {
    const who = await plantPerson(records)
    const { request: open } = await request(who.viewer, { kind: 'RESTRICTION' })
    const input = { id: open.id, expectedVersion: open.version, answer: { done: true } }
    expect((await answer(officer, input)).problems).toMatchObject([{ code: 'BAD_VALUE' }])
    const restricted = await send(who.viewer, 'restrictMe', 'OwnDataInput', {})
    expect(restricted.request).toMatchObject({ id: open.id, status: 'DONE' })
    const { prisma } = records
    const row = () => prisma.person.findUniqueOrThrow({ where: { id: who.id } })
    const { restrictedAt } = await row()
    expect(restrictedAt).toBeInstanceOf(Date)
    await send(officer, 'restrictMe', 'OwnDataInput', { person: who.publicId })
    expect((await row()).restrictedAt).toEqual(restrictedAt)
    const lifted = await send(who.viewer, 'liftRestriction', 'OwnDataInput', {})
    expect(lifted.request.status).toBe('DONE')
    expect((await row()).restrictedAt).toBeNull()
  })
})

describe('the register', () => {
  it('shows each their own, officers all or those of their groups, and nobody else anything', async () => {
    const elsewhere = await plantPerson(records)
    await records.prisma.membership.deleteMany({ where: { personId: elsewhere.id } })
    await request(elsewhere.viewer, { kind: 'ACCESS' })
    const people = async (viewer: Viewer) => [
      ...new Set((await listed(viewer)).map(({ personId }) => personId)),
    ]
    expect(await people(elsewhere.viewer)).toEqual([elsewhere.publicId])
    expect(await people(officer)).toEqual(
      expect.arrayContaining([elsewhere.publicId, person.publicId]),
    )
    const ofGroup = await people(await plantAccount(records, 'DATA_OFFICER', a))
    expect(ofGroup).toContain(person.publicId)
    expect(ofGroup).not.toContain(elsewhere.publicId)
    for (const [role, over] of [
      ['DATA_OFFICER', castId('kelompok-b')],
      ['ORGANIZER', a],
      ['COORDINATOR', null],
      ['ANALYST', null],
      ['OPERATOR', null],
    ] as const) {
      const viewer = await plantAccount(records, role, over)
      expect(await people(viewer)).toEqual([])
      const [one] = await listed(elsewhere.viewer)
      const { data } = await ask(
        'query ($id: ID!) { node(id: $id) { id } dataRequestCounts { open } }',
        { id: one.id },
        'EN',
        viewer,
      )
      expect(data.node).toBeNull()
      if (role !== 'DATA_OFFICER') expect(data.dataRequestCounts).toBeNull()
    }
  })

  it('takes the purpose for the requests of others, and is on the trail', async () => {
    const one = await plantPerson(records)
    await request(one.viewer, { kind: 'CORRECTION' })
    const handler = await plantAccount(records, 'DATA_OFFICER')
    const [{ id }] = (await listed(handler, { person: one.publicId })) as [Answer]
    const asked = (viewer: Viewer) =>
      ask(
        `query ($id: ID!, $person: ID!) { node(id: $id) { id }
          dataRequests(filter: { person: $person }) { nodes { id } } }`,
        { id, person: one.publicId },
        'EN',
        viewer,
      )
    const entries = async (viewer: Viewer) =>
      (
        await records.prisma.auditEntry.findMany({
          where: { accountId: viewer.accountId, operation: 'dataRequests' },
          orderBy: { id: 'asc' },
        })
      ).map(({ decision, code, subjects }) => [decision, code, subjects])
    expect(await entries(handler)).toEqual([['ALLOWED', null, [one.publicId]]])
    for (const purpose of [null, 'SUPPORT'] as const) {
      const curious = { ...(await plantAccount(records, 'DATA_OFFICER')), purpose }
      const { errors } = await asked(curious)
      expect(errors.map(({ code }) => code)).toContain('PURPOSE_REQUIRED')
      expect(await entries(curious)).toEqual([['REFUSED', 'PURPOSE_REQUIRED', [one.publicId]]])
      const all = await ask('{ dataRequests { totalCount } }', {}, 'EN', curious)
      expect(all.errors.map(({ code }) => code)).toEqual(['PURPOSE_REQUIRED'])
    }
    const own = await asked(one.viewer)
    expect(own.errors).toEqual([])
    expect(own.data).toEqual({ node: { id }, dataRequests: { nodes: [{ id }] } })
  })

  it('shows nothing to whoever is not signed in', async () => {
    const { data } = await ask('{ dataRequests { totalCount } dataRequestCounts { open } }')
    expect(data).toEqual({ dataRequests: { totalCount: 0 }, dataRequestCounts: null })
  })
})
