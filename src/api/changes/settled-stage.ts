import type { IssueStage } from '../../model/issue.ts'
import { isoDay } from '../../model/partial-date.ts'
import { rangeOf } from '../../records/write/columns.ts'
import { lockRow } from '../../records/write/subject.ts'
import type { Values } from '../../records/write/write.ts'
import { type Draft, draftUpdate, type Input } from './draft.ts'

interface Step {
  readonly id: string
  readonly stage: IssueStage
  /** First and last day that its date may mean, and the id: in the order of time. */
  readonly order: string
}

/** A step as it stands in time; null: it has no date. */
function stepOf({ id, stage, date }: Values): Step | null {
  if (typeof date !== 'string') return null
  const { min, max } = rangeOf(date)
  return {
    id: id as string,
    stage: stage as IssueStage,
    order: `${isoDay(min)} ${isoDay(max)} ${id}`,
  }
}

const later = (a: Step | null, b: Step | null): Step | null =>
  a === null || (b !== null && b.order > a.order) ? b : a

/** The stage that the steps of a new issue lead to; undefined: none of them is dated. */
export const settledStage = (steps: readonly Input[]): IssueStage | undefined =>
  steps.map((step, n) => stepOf({ ...step, id: String(n).padStart(3, '0') })).reduce(later, null)
    ?.stage

/**
 * Makes the settled stage of an issue follow its latest dated step, when another one becomes the
 * latest, or the latest one changes. Where the latest is only taken back, the stage goes back to that
 * of the step before (none: UNKNOWN), unless it had been settled otherwise. `before` and `after` are
 * the step that changes; null: it was not, or will not be, there.
 */
export async function followSteps(
  draft: Draft,
  issueId: unknown,
  { before, after }: { before: Values | null; after: Values | null },
): Promise<void> {
  if (typeof issueId !== 'string') return
  const { tx } = draft.write
  await lockRow(draft.write, 'issue', issueId)
  const issue = await tx.issue.findUnique({ where: { id: issueId } })
  if (!issue) return
  const found = await tx.stageEvent.findFirst({
    where: { issueId, date: { not: null }, id: { not: (after ?? before)?.id as string } },
    orderBy: [{ dateMin: 'desc' }, { dateMax: 'desc' }, { id: 'desc' }],
    select: { id: true, stage: true, date: true },
  })
  const others = found && stepOf(found)
  const changing = after && stepOf(after)
  const was = later(others, before && stepOf(before))
  const now = later(others, changing)
  if (was?.id === now?.id && was?.stage === now?.stage) return
  const isTakenBack = now === null || now !== changing
  if (isTakenBack && issue.stage !== was?.stage) return
  const stage = now?.stage ?? 'UNKNOWN'
  if (stage === issue.stage) return
  draftUpdate(draft, 'issue', {
    current: issue,
    values: { stage },
    expectedVersion: issue.version,
    path: ['input'],
  })
}
