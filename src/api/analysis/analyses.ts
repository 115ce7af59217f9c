import { openRunner, type Runner } from '../../analysis/runner.ts'
import { makeSharedWork, type SharedWork } from '../../analysis/shared-work.ts'
import { keepSnapshots, type Snapshots } from '../../analysis/snapshots.ts'

/** What analyses share between requests: snapshots, results, and the threads that compute. */
export interface Analyses {
  readonly snapshots: Snapshots
  readonly results: SharedWork
  readonly runner: Runner
  close(): Promise<void>
}

/** Opens them; `threads` is how many long computations run side by side. */
export function openAnalyses(options: { threads?: number } = {}): Analyses {
  const runner = openRunner(options)
  return {
    snapshots: keepSnapshots(),
    results: makeSharedWork(),
    runner,
    close: () => runner.close(),
  }
}
