import { randomUUID } from 'node:crypto'
import { publicId } from '../../src/model/public-id.ts'
import type { Visibility } from '../../src/model/viewer.ts'
import type { PrismaClient } from '../../src/records/generated/client.ts'

/** Invented rows of one circle in every table of facts; each text in them begins with its word. */
export interface Family {
  readonly word: string
  readonly actorId: string
  readonly personId: string
}

/** A word that no other text has, for the rows of one circle. */
export const wordOf = (visibility: Visibility, at: number): string => `KENARI-${visibility}-${at}`

/** Plants a row in every table, all with this visibility; `audience` is whose they are. */
export async function plantFamily(
  prisma: PrismaClient,
  { visibility, audience, at }: { visibility: Visibility; audience: string | null; at: number },
): Promise<Family> {
  const word = wordOf(visibility, at)
  const text = { name: word, sortName: word.toLowerCase() }
  const shown = { visibility, audienceId: audience }
  const slug = word.toLowerCase()
  const actor = (end: string) => ({
    ...{ ...text, ...shown, slug: `${slug}-${end}`, kind: 'GROUP', level: 'VILLAGE' },
    classification: 'LOCAL_GROUP',
  })
  const [from, to, absorbed] = [
    await prisma.actor.create({ data: actor('a') as never }),
    await prisma.actor.create({ data: actor('b') as never }),
    await prisma.actor.create({ data: actor('c') as never }),
  ]
  const actorId = from.id
  const area = await prisma.area.findFirstOrThrow()
  const trade = await prisma.trade.upsert({
    where: { slug: 'kenari' },
    create: { slug: 'kenari', nameId: 'kenari', nameEn: 'canary' },
    update: {},
  })
  await prisma.actorName.create({ data: { actorId, kind: 'OTHER', ...text } })
  await prisma.actorArea.create({
    data: { actorId, areaId: area.id, role: 'SEAT', asWritten: word, visibility },
  })
  await prisma.actorTrade.create({ data: { actorId, tradeId: trade.id } })
  await prisma.recognition.create({
    data: { actorId, kind: 'VILLAGE_DECREE', number: word, visibility },
  })
  await prisma.contact.create({ data: { actorId, kind: 'WEBSITE', value: word, visibility } })
  const person = await prisma.person.create({ data: { synthetic: true, visibility } })
  const account = await prisma.account.create({ data: { label: slug, personId: person.id } })
  await prisma.membership.create({
    data: { personId: person.id, groupId: actorId, synthetic: true, visibility },
  })
  const tie = await prisma.tie.create({
    data: { kind: 'ALLIED_WITH', fromId: actorId, toId: to.id, note: word, ...shown },
  })
  const day = new Date('2020-01-01')
  await prisma.tieAssessment.create({
    data: { tieId: tie.id, strength: 0.5, asOf: day, confidence: 'LOW' },
  })
  const issue = (end: string) =>
    prisma.issue.create({
      data: { ...text, ...shown, slug: `${slug}-${end}`, kind: 'POLICY', level: 'REGENCY' },
    })
  const [one, other] = [await issue('a'), await issue('b')]
  const issueId = one.id
  await prisma.stageEvent.create({ data: { issueId, stage: 'PROPOSED', note: word } })
  await prisma.issueRelation.create({
    data: { fromId: issueId, toId: other.id, kind: 'ADDRESSES' },
  })
  await prisma.seat.create({ data: { issueId, actorId, role: 'DECIDES' } })
  await prisma.outcome.create({ data: { issueId, summary: word, ...shown } })
  await prisma.stance.create({
    data: {
      ...{ actorId, issueId, asOf: day, ...shown },
      ...{ position: 'NEUTRAL', basis: 'ASSESSED', confidence: 'LOW' },
    },
  })
  const activity = await prisma.activity.create({
    data: { ...text, ...shown, slug, kind: 'WORKSHOP' },
  })
  const activityId = activity.id
  await prisma.participation.create({ data: { activityId, actorId, role: 'PARTICIPANT' } })
  await prisma.activityIssue.create({ data: { activityId, issueId } })
  await prisma.commitment.create({ data: { activityId, byId: actorId, what: word, ...shown } })
  const publication = await prisma.publication.create({
    data: { slug, title: word, sortName: word, ...shown },
  })
  const publicationId = publication.id
  await prisma.publicationTitle.create({ data: { publicationId, title: word } })
  await prisma.publicationPart.create({ data: { publicationId, part: 1, place: 0, title: word } })
  await prisma.publicationRole.create({ data: { publicationId, actorId, role: 'AUTHOR' } })
  await prisma.publicationActivity.create({ data: { publicationId, activityId } })
  const source = await prisma.source.create({
    data: {
      ...{ slug, kind: 'PRESS', title: word, sortName: word, ...shown },
      url: 'https://example.org/kenari',
    },
  })
  await prisma.claim.create({
    data: { actorId, property: 'members', asPrinted: word, sourceId: source.id, ...shown },
  })
  await prisma.merge.create({
    data: { survivorId: actorId, absorbedId: absorbed.id, by: 'database' },
  })
  await plantBeside(prisma, { accountId: account.id, personId: person.id, word })
  return { word, actorId, personId: person.id }
}

/** What stands beside the facts: who may sign in, what people agreed to, the trail, the keys. */
async function plantBeside(
  prisma: PrismaClient,
  { accountId, personId, word }: { accountId: string; personId: string; word: string },
): Promise<void> {
  const day = new Date('2030-01-01')
  await prisma.grant.create({ data: { accountId, role: 'ANALYST' } })
  const hash = Buffer.from(randomUUID().replaceAll('-', ''), 'latin1')
  await prisma.apiKey.create({ data: { accountId, hash, expiresAt: day } })
  await prisma.consent.create({
    data: { personId, wording: word, language: 'id', manner: 'WRITTEN', givenOn: day },
  })
  await prisma.dataRequest.create({ data: { personId, kind: 'ACCESS' } })
  await prisma.auditEntry.create({
    data: {
      ...{ accountId, operation: word, decision: 'ALLOWED' },
      subjects: [publicId('person', personId)],
    },
  })
  await prisma.mutation.create({ data: { principal: word, key: word, digest: word } })
  await prisma.$executeRaw`INSERT INTO vault."PersonKey" VALUES (${personId}::uuid, '\\x00'::bytea, 'kenari')`
  await prisma.$executeRaw`INSERT INTO vault."Erasure" VALUES (${randomUUID()}::uuid, ${word})`
}
