import { makeVault } from '../../../src/access/vault.ts'
import { nothingPersonal } from '../../../src/model/person.ts'
import { type IdPrefix, idPrefixes, publicId } from '../../../src/model/public-id.ts'
import type { PrismaClient } from '../../../src/records/generated/client.ts'
import { castId } from '../../cast.ts'
import { testKeys } from '../../support/keys.ts'
import {
  type AnyCircle,
  a,
  b,
  type Circle,
  circles,
  everyCircle,
  mark,
  type PeopleCircle,
  self,
} from './circles.ts'

/** A planted record: where it stands and who may see it. */
export interface Planted {
  readonly table: IdPrefix
  readonly id: string
  readonly circle: AnyCircle
}

/** A few records of each type that stand beside the planted ones, as public ids. */
export async function beside(prisma: PrismaClient): Promise<readonly string[]> {
  const tables = idPrefixes.filter((prefix) => prefix in prisma && prefix !== 'person')
  const found = await Promise.all(
    tables.map(async (table) => {
      const rows = prisma[table as 'tie'].findMany({
        orderBy: { id: 'asc' },
        take: table === 'actor' ? 20 : 5,
        select: { id: true },
      })
      return (await rows).map(({ id }) => publicId(table, id))
    }),
  )
  return found.flat()
}

const day = (text: string) => new Date(`${text}T00:00:00Z`)

/**
 * Plants a record of every type in each of these circles, each with its mark in every text that it has:
 * beside public ones, so that its own circle decides, and parts under hidden ones. A record has the same
 * id whatever else is planted.
 */
export async function plant(
  prisma: PrismaClient,
  into: readonly AnyCircle[] = everyCircle,
): Promise<Planted[]> {
  const planted: Planted[] = []
  const counts = new Map<string, number>()
  /** Spread over all ids, so that what is planted stands between the others. */
  const nextId = (name: string): string => {
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return castId(`${name} ${count}`)
  }
  const source = await prisma.source.findFirstOrThrow({ where: { slug: 'warta-uji' } })
  const issue = await prisma.issue.findFirstOrThrow({ where: { slug: 'perda-uji' } })
  const activity = await prisma.activity.findFirstOrThrow({ where: { slug: 'pertemuan-uji' } })
  const publication = await prisma.publication.findFirstOrThrow({ where: { slug: 'panduan-uji' } })
  const areas = await prisma.area.findMany({ orderBy: { code: 'asc' } })
  const trade = await prisma.trade.findFirstOrThrow({ where: { slug: 'anyaman' } })
  const partner = castId('mitra')
  async function put(
    circle: Planted['circle'],
    table: IdPrefix,
    data: Record<string, unknown>,
  ): Promise<string> {
    const id = (data.id as string | undefined) ?? nextId(`${circle} ${table}`)
    if (!into.includes(circle)) return id
    const create = prisma[table].create as unknown as (query: object) => Promise<unknown>
    await create({ data: { ...data, id } })
    planted.push({ table, id, circle })
    return id
  }
  for (const [circle, shown] of Object.entries(circles) as [Circle, object][]) {
    const text = `${mark(circle)} ${circle}`
    const slug = mark(circle)
    const named = { name: text, sortName: text }
    const within = (table: IdPrefix, data: Record<string, unknown>) => put(circle, table, data)
    const actorId = await within('actor', {
      ...{ ...named, ...shown, slug, summary: text, foundedOn: '2001' },
      ...{ kind: 'GROUP', classification: 'UNION', level: 'VILLAGE' },
    })
    await within('actorName', { ...named, actorId, kind: 'OTHER' })
    const place = { actorId, role: 'SEAT', asWritten: text, exact: true }
    await within('actorArea', { ...place, areaId: areas[0]?.id })
    await within('actorTrade', { actorId, tradeId: trade.id })
    await within('contact', { actorId, kind: 'ADDRESS', value: text, visibility: 'PUBLIC' })
    await within('recognition', {
      ...{ actorId, kind: 'VILLAGE_DECREE', number: text, visibility: 'PUBLIC' },
    })
    // Public by now: what it was before stays where it was.
    const opened = await put('pub', 'actor', {
      ...{ ...named, ...shown, slug: `umum-${circle}`, summary: text },
      ...{ kind: 'STAKEHOLDER', classification: 'AGENCY', level: 'VILLAGE' },
    })
    await prisma.actor.update({
      where: { id: opened },
      data: {
        ...{ name: 'Umum', sortName: 'umum', summary: null, version: { increment: 1 } },
        ...{ visibility: 'PUBLIC', audienceId: null },
      },
    })
    const issueId = await within('issue', {
      ...{ ...named, ...shown, slug, nameEn: text, summary: text },
      ...{ kind: 'DEMAND', level: 'NATIONAL', demand: 'DECENT_PAY' },
    })
    await within('stageEvent', { issueId, stage: 'DEBATED', note: text })
    await within('issueRelation', { fromId: issue.id, toId: issueId, kind: 'ADDRESSES' })
    const activityId = await within('activity', {
      ...{ ...named, ...shown, slug, summary: text, venue: text },
      ...{ kind: 'HEARING', parentId: activity.id },
    })
    await within('activityIssue', { activityId, issueId: issue.id })
    const publicationId = await within('publication', {
      ...{ ...shown, slug, title: text, sortName: text, summary: text },
    })
    await within('publicationTitle', { publicationId, title: text })
    await within('publicationPart', { publicationId, part: 1, place: 0, title: text })
    await within('publicationActivity', { publicationId, activityId: activity.id })
    const sourceId = await within('source', {
      ...{ ...shown, slug, title: text, sortName: text, publisher: text, note: text },
      ...{ kind: 'PRESS', url: `https://example.org/${slug}` },
    })
    const about = { asPrinted: text, text, note: text, property: slug }
    await within('claim', { ...about, ...shown, actorId: a, sourceId: source.id })
    await within('claim', { ...about, visibility: 'PUBLIC', actorId: a, sourceId })
    await within('claim', {
      ...{ ...about, visibility: 'PUBLIC', actorId, sourceId: source.id },
    })
    await within('outcome', { ...shown, issueId: issue.id, winnerId: a, summary: text })
    await within('outcome', {
      ...{ visibility: 'PUBLIC', issueId, winnerId: a, summary: text },
    })
    const stance = { position: 'NEUTRAL', asOf: day('2023-01-01'), basis: 'STATED' }
    const judged = { ...stance, confidence: 'LOW', power: 2, interest: 2 }
    await within('stance', { ...judged, ...shown, actorId: partner, issueId: issue.id })
    await within('stance', { ...judged, visibility: 'PUBLIC', actorId, issueId: issue.id })
    await within('commitment', { ...shown, activityId: activity.id, byId: partner, what: text })
    await within('seat', { issueId: issue.id, actorId, role: 'ADVISES' })
    await within('participation', { activityId: activity.id, actorId, role: 'HOST' })
    await within('publicationRole', {
      ...{ publicationId: publication.id, actorId, role: 'CONTRIBUTOR' },
    })
    const tieId = await within('tie', {
      ...{ ...shown, kind: 'LOBBIES', fromId: partner, toId: castId('dinas'), note: text },
    })
    await within('tieAssessment', {
      ...{ tieId, strength: 0.5, asOf: day('2023-01-01'), confidence: 'LOW' },
    })
    await within('tie', { kind: 'GIVES_WORK_TO', visibility: 'PUBLIC', fromId: actorId, toId: a })
    for (const ally of [a, b]) {
      const [fromId, toId] = [actorId, ally].sort()
      await within('tie', { kind: 'ALLIED_WITH', visibility: 'PUBLIC', fromId, toId })
    }
  }
  // What only the group itself may see of itself.
  await put('gka', 'recognition', {
    ...{ actorId: a, kind: 'COOPERATIVE_DEED', number: mark('gka'), visibility: 'GROUP' },
  })
  await put('gka', 'contact', {
    ...{ actorId: a, kind: 'ADDRESS', value: mark('gka'), visibility: 'GROUP' },
  })
  await put('gka', 'actorArea', {
    ...{ actorId: a, areaId: areas.at(-1)?.id, role: 'MEMBERS_IN', visibility: 'GROUP' },
    asWritten: mark('gka'),
  })
  const people: [PeopleCircle, string, Record<string, unknown>, Record<string, unknown>][] = [
    ['mka', a, { visibility: 'GROUP' }, { visibility: 'GROUP' }],
    ['mkb', b, { visibility: 'GROUP' }, { visibility: 'GROUP' }],
    ['pnet', b, { visibility: 'NETWORK' }, { visibility: 'NETWORK' }],
    ['own', b, { id: self, visibility: 'SELF' }, { visibility: 'SELF' }],
    ['other', a, { visibility: 'SELF' }, { visibility: 'SELF' }],
  ]
  for (const [circle, groupId, person, membership] of people) {
    if (!into.includes(circle)) continue
    const personId = await put(circle, 'person', { ...person, synthetic: true })
    await put(circle, 'membership', { ...membership, personId, groupId, synthetic: true })
    const data = { ...nothingPersonal, name: mark(`name-${circle}`) }
    const [sealed] = await makeVault(testKeys).seal(prisma, [{ id: personId, data }])
    await prisma.person.update({
      where: { id: personId },
      data: { sealed: Buffer.from(sealed as Uint8Array) },
    })
    await prisma.consent.create({
      data: {
        ...{ personId, purposes: ['MEMBER_ADMINISTRATION'], wording: 'Boleh.' },
        ...{ language: 'id', manner: 'SPOKEN', givenOn: day('2024-01-01') },
      },
    })
  }
  return planted
}
