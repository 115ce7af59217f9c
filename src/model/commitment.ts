import type { Day } from './partial-date.ts'

/** How a promise stands on a day. */
export const commitmentStates = ['UNDATED', 'OPEN', 'DUE', 'OVERDUE', 'KEPT', 'BROKEN'] as const

export type CommitmentState = (typeof commitmentStates)[number]

/** What the state of a promise follows from. */
export interface Promised {
  /** Whether it was kept; null: not known. */
  readonly kept: boolean | null
  /** The day by which it is due, as far as it is known; null: no day was named. */
  readonly due: { readonly min: Day; readonly max: Day } | null
}

/**
 * The state on a day. What is settled stays settled whatever the day, because the day on which it
 * was settled is not on record. The due day itself still counts as in time, so a promise is overdue
 * only after the last day that its due date may mean, and due from the first one on.
 */
export function commitmentStateOn({ kept, due }: Promised, day: Day): CommitmentState {
  if (kept !== null) return kept ? 'KEPT' : 'BROKEN'
  if (!due) return 'UNDATED'
  if (day < due.min) return 'OPEN'
  return day <= due.max ? 'DUE' : 'OVERDUE'
}
