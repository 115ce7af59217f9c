import type { Day } from '../../model/partial-date.ts'
import { dateOf } from '../../model/partial-date.ts'
import type { Visibility } from '../../model/viewer.ts'
import { VisibilityEnum } from '../enums.ts'
import { type Draft, draftCreate, type Input, readFields } from './draft.ts'
import { choice, type Fields, line, pastDay, prose } from './fields.ts'
import { partInput } from './inputs.ts'
import { slugFrom } from './slugs.ts'

const reportFields: Fields = {
  witnessRole: line('Role of the witness, for example an officer of the group; never a name.', {
    required: true,
  }),
  witnessedOn: pastDay(
    'Day of the report. Default: the first day on which the activity took place for certain.',
  ),
  title: line("Its title. Default: made from the activity's name."),
  note: prose('What to know about it.'),
  visibility: choice(
    VisibilityEnum as never,
    'Who may see it; never PUBLIC. Default: NETWORK, or GROUP where the activity is for a narrower circle.',
  ),
}

/** The input of a field report, beside the activity that it tells of. */
export const FieldReportInput = partInput(
  'FieldReportInput',
  'The field report of a meeting, as a source of all that is recorded with it.',
  reportFields,
  (t) => ({
    says: t.string({
      description: 'What it says of the activity. Default: that it is told of in the report.',
    }),
  }),
)

const says = { says: prose('What it says.') }

/** A field report that this request makes. */
export interface FieldReport {
  readonly slug: string
  /** What it says of the activity, as a claim prints it. */
  readonly says: string
}

/** What a claim prints when the report says no more than that it was so. */
const bare = '[tercatat dalam laporan lapangan]'

/** Adds the field report of an activity to the draft, as a source. */
export async function createReport(
  draft: Draft,
  input: Input,
  activity: { readonly name: string; readonly visibility: Visibility; readonly day: Day | null },
  path: readonly string[],
): Promise<FieldReport> {
  const values = await readFields(draft, reportFields, input, path)
  const words = await readFields(draft, says, input, path)
  const day = activity.day !== null && activity.day <= draft.today ? dateOf(activity.day) : null
  const title = (values.title as string) ?? `Laporan lapangan: ${activity.name}`.slice(0, 500)
  const isWide = activity.visibility === 'PUBLIC' || activity.visibility === 'NETWORK'
  const visibility = values.visibility ?? (isWide ? 'NETWORK' : 'GROUP')
  const slug = await slugFrom(draft, 'source', { visibility }, title)
  draftCreate(
    draft,
    'source',
    {
      ...values,
      visibility,
      kind: 'FIELD_REPORT',
      slug,
      title,
      witnessedOn: values.witnessedOn ?? day,
    },
    path,
  )
  draft.references.announce('source', slug, draft.rows.at(-1)?.id as string)
  return { slug, says: (words.says as string) ?? bare }
}

/** The input of a part, citing the report where the part brings no sources of its own. */
export function citing(input: Input, report: FieldReport | null, trueOn: Day | null = null): Input {
  const brought = [input.sources, input.claims] as (readonly Input[] | null | undefined)[]
  if (report === null || brought.some((list) => (list ?? []).length > 0)) return input
  const claim = { property: 'existence', asPrinted: bare, source: { slug: report.slug } }
  return { ...input, claims: [trueOn === null ? claim : { ...claim, trueOn }] }
}
