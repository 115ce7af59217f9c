import type { RelayStatus } from '../../src/relay/status.ts'

/** A relay that has nothing to do, for tests of what does not touch it. */
export const idleRelay = async (): Promise<RelayStatus> => ({
  state: 'FOLLOWING',
  waiting: 0,
  lagSeconds: 0,
  poisoned: [],
  comparison: null,
})
