import { foldName } from '../../model/fold.ts'
import { rangeColumns } from '../date-columns.ts'
import { seedId } from '../seed-id.ts'
import type { Seed } from '../seed-shape.ts'
import { citedBy } from './claims.ts'
import { idOrNull, intervalColumns, shownTo } from './columns.ts'

/** The activities and publications with everything that belongs to them. */
export function activityRows(seed: Seed) {
  const activities = seed.activities.map(rowsOfActivity)
  const publications = seed.publications.map(rowsOfPublication)
  return {
    activity: activities.map((rows) => rows.activity),
    participation: activities.flatMap((rows) => rows.participation),
    activityIssue: activities.flatMap((rows) => rows.activityIssue),
    commitment: activities.flatMap((rows) => rows.commitment),
    publication: publications.map((rows) => rows.publication),
    publicationTitle: publications.flatMap((rows) => rows.publicationTitle),
    publicationPart: publications.flatMap((rows) => rows.publicationPart),
    publicationRole: publications.flatMap((rows) => rows.publicationRole),
    publicationActivity: publications.flatMap((rows) => rows.publicationActivity),
    claim: [
      ...activities.flatMap((rows) => rows.claim),
      ...publications.flatMap((rows) => rows.claim),
    ],
  }
}

function rowsOfActivity(row: Seed['activities'][number]) {
  const activityId = seedId('activity', row.slug)
  const shown = shownTo(row)
  const bounds = intervalColumns(row.startsOn, row.endsOn)
  const participations = row.participations.map((one) => ({
    one,
    id: seedId('participation', [row.slug, one.actor, one.role].join('|')),
  }))
  const commitments = row.commitments.map((one) => ({
    one,
    id: seedId('commitment', [row.slug, one.by, one.what].join('|')),
  }))
  return {
    activity: {
      id: activityId,
      slug: row.slug,
      kind: row.kind,
      status: row.status,
      name: row.name,
      sortName: foldName(row.name),
      summary: row.summary,
      startsOn: row.startsOn,
      endsOn: row.endsOn,
      startMin: bounds.sinceMin,
      startMax: bounds.sinceMax,
      endMin: bounds.untilMin,
      endMax: bounds.untilMax,
      startTime: row.startTime,
      endTime: row.endTime,
      timeZone: row.timeZone,
      areaId: idOrNull('area', row.area),
      venue: row.venue,
      parentId: idOrNull('activity', row.parent),
      ...shown,
    },
    participation: participations.map(({ one, id }) => ({
      id,
      activityId,
      actorId: seedId('actor', one.actor),
      role: one.role,
      headCount: one.headCount,
    })),
    activityIssue: row.issues.map((issue) => ({
      id: seedId('activityIssue', `${row.slug}|${issue}`),
      activityId,
      issueId: seedId('issue', issue),
    })),
    commitment: commitments.map(({ one, id }) => {
      const { min, max } = rangeColumns(one.dueOn)
      return {
        id,
        activityId,
        byId: seedId('actor', one.by),
        toId: idOrNull('actor', one.to),
        what: one.what,
        dueOn: one.dueOn,
        dueMin: min,
        dueMax: max,
        kept: one.kept,
        ...shownTo(one),
      }
    }),
    claim: [
      ...citedBy(row.sources, {
        column: 'activityId',
        id: activityId,
        words: row.name,
        visibility: shown.visibility,
      }),
      ...participations.flatMap(({ one, id }) =>
        citedBy(one.sources, {
          column: 'participationId',
          id,
          words: one.role,
          visibility: shown.visibility,
        }),
      ),
      ...commitments.flatMap(({ one, id }) =>
        citedBy(one.sources, {
          column: 'commitmentId',
          id,
          words: one.what,
          visibility: shownTo(one).visibility,
        }),
      ),
    ],
  }
}

function rowsOfPublication(row: Seed['publications'][number]) {
  const publicationId = seedId('publication', row.slug)
  const visibility = row.visibility ?? ('PUBLIC' as const)
  const titles = row.titles.map((one) => ({
    one,
    id: seedId('publicationTitle', `${row.slug}|${one.title}`),
  }))
  const roles = row.roles.map((one) => ({
    one,
    id: seedId('publicationRole', [row.slug, one.actor, one.role].join('|')),
  }))
  return {
    publication: {
      id: publicationId,
      slug: row.slug,
      title: row.title,
      sortName: foldName(row.title),
      language: row.language,
      draftedFrom: row.draftedFrom,
      draftedTo: row.draftedTo,
      publishedOn: row.publishedOn,
      summary: row.summary,
      visibility,
    },
    publicationTitle: titles.map(({ one, id }) => ({ id, publicationId, title: one.title })),
    publicationPart: row.parts.map((one) => ({
      ...one,
      id: seedId('publicationPart', [row.slug, one.part, one.place].join('|')),
      publicationId,
    })),
    publicationRole: roles.map(({ one, id }) => ({
      id,
      publicationId,
      actorId: seedId('actor', one.actor),
      role: one.role,
    })),
    publicationActivity: row.activities.map((activity) => ({
      id: seedId('publicationActivity', `${row.slug}|${activity}`),
      publicationId,
      activityId: seedId('activity', activity),
    })),
    claim: [
      ...citedBy(row.sources, {
        column: 'publicationId',
        id: publicationId,
        words: row.title,
        visibility,
      }),
      ...titles.flatMap(({ one, id }) =>
        citedBy(one.sources, { column: 'publicationTitleId', id, words: one.title, visibility }),
      ),
      ...roles.flatMap(({ one, id }) =>
        citedBy(one.sources, { column: 'publicationRoleId', id, words: one.role, visibility }),
      ),
    ],
  }
}
