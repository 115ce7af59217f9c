import type { Visibility } from '../../model/viewer.ts'
import { certainDays } from '../../records/write/rules-activities.ts'
import { lockRow } from '../../records/write/subject.ts'
import { Activity } from '../activity.ts'
import { ActivityKindEnum, ActivityStatusEnum } from '../enums.ts'
import { IssueRef } from '../issue.ts'
import { checkBecomesPublic, citationInput, cite } from './citations.ts'
import { confirmedTiesInput, confirmTies } from './confirmed-ties.ts'
import { type Draft, draftCreate, type Input, readFields } from './draft.ts'
import { createReport, FieldReportInput } from './field-report.ts'
import {
  activityRef,
  areaRef,
  choice,
  clock,
  type Field,
  type Fields,
  line,
  partialDate,
  prose,
  slug,
} from './fields.ts'
import { changeLinks } from './links.ts'
import { addMeetingParts, type Meeting, meetingInput } from './meeting.ts'
import { recordChanges } from './record-changes.ts'
import { seenBy } from './seen-by.ts'
import { slugFrom } from './slugs.ts'

/** The time zone of clock times, as the IANA names it. */
const timeZone: Field = {
  type: 'String',
  description: 'Time zone of the clock times (IANA), for example Asia/Jakarta. Null: not known.',
  read: (text: string, path, draft) => {
    if (/^[A-Z][A-Za-z_]*(\/[A-Za-z0-9_+-]+)*$/.test(text) && isZone(text)) return text
    draft.write.problem({
      code: 'BAD_VALUE',
      text: {
        id: 'Zona waktu ditulis menurut IANA, misalnya Asia/Jakarta.',
        en: 'A time zone is written as the IANA names it, for example Asia/Jakarta.',
      },
      path,
    })
    return undefined
  },
}

function isZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return true
  } catch {
    return false
  }
}

const activityFields: Fields = {
  slug: slug('activity', 'Its slug, unique among activities. Default: made from the name.'),
  kind: choice(ActivityKindEnum as never, 'What sort of activity it is.', { required: true }),
  status: choice(ActivityStatusEnum as never, 'Whether it took place. Default: UNKNOWN.'),
  name: line('What it is called.', { required: true }),
  summary: prose('What it was about, in a sentence or two. Null: nothing to say.'),
  startsOn: partialDate('First day. Null: not known.'),
  endsOn: partialDate('Last day. Null: not known, or the same day.'),
  startTime: clock('Clock time at which it starts, HH:MM. Null: not known.'),
  endTime: clock('Clock time at which it ends, HH:MM. Null: not known.'),
  timeZone,
  area: areaRef('The smallest area on record in which it takes place. Null: not known.', 'areaId'),
  venue: line("The venue's name; never a private address. Null: not known."),
  parent: activityRef(
    'The larger activity that it is a part of. Null: it stands alone.',
    'parentId',
  ),
  ...seenBy('GROUP; PUBLIC needs a public source'),
}

const issues = {
  table: 'activityIssue',
  own: 'activityId',
  other: 'issueId',
  of: 'issue',
} as const

async function record(draft: Draft, input: Input, path: readonly string[]): Promise<string> {
  const values = await readFields(draft, activityFields, input, path)
  const name = String(values.name ?? '')
  const own = await slugFrom(draft, 'activity', values, name)
  const id = draftCreate(draft, 'activity', { ...values, slug: own }, path)
  const visibility = (values.visibility ?? 'GROUP') as Visibility
  const days = certainDays(values.startsOn, values.endsOn)
  const given = input.report as Input | null | undefined
  const about = { name, visibility, day: days?.first ?? null }
  const report = given ? await createReport(draft, given, about, [...path, 'report']) : null
  const day = days?.first ?? (values.startsOn as string | undefined) ?? null
  const meeting: Meeting = { id, visibility, days, day, report }
  await changeLinks(draft, issues, id, input, 'issues', path)
  await addMeetingParts(draft, meeting, input)
  await confirmTies(draft, meeting, input)
  // The report tells of the meeting itself, whatever else does.
  const told = report ? [{ says: report.says, source: { slug: report.slug } }] : []
  const sources = [...((input.sources ?? []) as Input[]), ...told]
  await cite(draft, { subject: 'ACTIVITY', id, visibility }, { ...input, sources }, path)
  return id
}

/** Tells when an activity would become a part of itself, through others. */
async function checkParents(draft: Draft, id: string, parentId: unknown): Promise<void> {
  if (typeof parentId !== 'string' || parentId === id) return
  await draft.write.tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('Activity_parent'))`
  const circle = await draft.write.tx.$queryRaw<unknown[]>`
    WITH RECURSIVE above ("id") AS (
      SELECT ${parentId}::uuid
      UNION
      SELECT activity."parentId" FROM "Activity" activity JOIN above USING ("id")
    )
    SELECT 1 FROM above WHERE "id" = ${id}::uuid`
  if (circle.length === 0) return
  draft.write.problem({
    code: 'HIERARCHY_CYCLE',
    text: {
      id: 'Kegiatan itu akan menjadi bagian dari dirinya sendiri.',
      en: 'The activity would become a part of itself.',
    },
    path: ['input', 'parent'],
  })
}

/** What stays on record without an activity is not silently cut off from it. */
async function checkUnused({ write }: Draft, id: string): Promise<void> {
  await lockRow(write, 'activity', id)
  const where = { activityId: id }
  const { tx } = write
  const resting = await Promise.all([
    tx.activity.findFirst({ where: { parentId: id }, select: { id: true } }),
    tx.outcome.findFirst({ where, select: { id: true } }),
    tx.stance.findFirst({ where, select: { id: true } }),
    tx.tie.findFirst({ where, select: { id: true } }),
  ])
  if (resting.every((one) => one === null)) return
  write.problem({
    code: 'IN_USE',
    text: {
      id: 'Bagian, hasil, sikap, atau hubungan masih merujuk padanya. Hapus atau ubah yang itu dahulu.',
      en: 'Parts, outcomes, stances or ties still refer to it. Remove or change those first.',
    },
    path: ['input', 'id'],
  })
}

const issuesInput = (t: Parameters<typeof citationInput>[0], description: string) => ({
  issues: t.field({ type: [IssueRef], description }),
})

recordChanges({
  table: 'activity',
  typeName: 'Activity',
  field: 'activity',
  record: Activity as never,
  noun: 'an activity',
  fields: activityFields,
  createName: 'recordActivity',
  createInput: (t) => ({
    ...issuesInput(t, 'What it was about.'),
    ...meetingInput(t),
    ...confirmedTiesInput(t),
    report: t.field({
      type: FieldReportInput,
      description:
        'Its field report: a source of the activity, and of everything in this input that brings none of its own.',
    }),
    ...citationInput(t),
  }),
  create: record,
  updateInput: (t) => issuesInput(t, 'All that it was about, in place of what is on record.'),
  update: async (draft, input, current, values) => {
    const id = current.id as string
    await checkBecomesPublic(draft, 'ACTIVITY', current, values)
    await checkParents(draft, id, values.parentId)
    await changeLinks(draft, issues, id, input, 'issues', ['input'])
  },
  remove: checkUnused,
})
