import type pg from 'pg'
import { ids, insert, insertBase } from '../records/rows.ts'

/** Two public sources of different kinds, and rows of every table that hang together. */
export async function insertLinked(client: pg.Client): Promise<void> {
  await insertBase(client)
  const other = await insert(client, 'Area', { code: '33' })
  await insert(client, 'ActorArea', { actorId: ids.low, areaId: ids.area, role: 'SEAT' })
  await insert(client, 'ActorArea', { actorId: ids.low, areaId: other, role: 'WORKS_IN' })
  const trade = await insert(client, 'Trade')
  await insert(client, 'ActorTrade', { actorId: ids.low, tradeId: trade })
  await insert(client, 'Membership')
  await insert(client, 'Stance')
  await insert(client, 'Person', { synthetic: true })
  const bound = await insert(client, 'Tie', {
    kind: 'MEMBER_OF',
    fromId: ids.low,
    toId: ids.alliance,
  })
  const second = await insert(client, 'Source', { kind: 'COPY', visibility: 'PUBLIC' })
  await client.query(`UPDATE "Source" SET visibility = 'PUBLIC'`)
  await insert(client, 'Claim', { actorId: null, tieId: bound, visibility: 'PUBLIC' })
  await insert(client, 'Claim', {
    actorId: null,
    tieId: bound,
    sourceId: second,
    visibility: 'PUBLIC',
  })
  await insert(client, 'Claim')
  const issue = await insert(client, 'Issue')
  await insert(client, 'IssueRelation', { toId: issue })
  await insert(client, 'ActivityIssue', { activityId: ids.activity, issueId: issue })
  const joins = { publicationId: ids.publication }
  await insert(client, 'PublicationActivity', { ...joins, activityId: ids.activity })
  await insert(client, 'PublicationRole', { ...joins, actorId: ids.partner, role: 'AUTHOR' })
  await insert(client, 'Area', { code: '32' })
  for (const table of [...plain, ...spare]) await insert(client, table)
}

const plain = [
  ...['ActorName', 'Recognition', 'Contact', 'TieAssessment', 'StageEvent', 'Seat', 'Outcome'],
  ...['Participation', 'Commitment', 'PublicationTitle', 'PublicationPart'],
]

/** Rows that nothing hangs on yet, so that something can be moved there. */
const spare = ['Actor', 'Trade', 'Issue', 'Activity', 'Publication']
