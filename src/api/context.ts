import type DataLoader from 'dataloader'
import type { SeenRecords } from '../access/records.ts'
import type { Language } from '../model/language.ts'
import type { Day } from '../model/partial-date.ts'
import type { GraphFilter, Viewer } from '../model/viewer.ts'
import type { Engine } from '../network/engine.ts'
import type { PrismaClient } from '../records/generated/client.ts'
import type { PastNetworks } from '../relay/past.ts'
import type { RelayStatus } from '../relay/status.ts'
import type { ChangeFeed } from './change-feed.ts'

/** What every resolver is given, made once per request. */
export interface Context {
  readonly viewer: Viewer
  /** The visibility filters of the viewer, for the records and for the network. */
  readonly seen: SeenRecords
  readonly graphFilter: GraphFilter
  readonly records: PrismaClient
  readonly network: Engine
  /** The networks of days that are over; null: none are kept here. */
  readonly past: PastNetworks | null
  /** The state of the network's engine, for `status`. */
  readonly engineState: () => { state: 'UP' | 'DOWN'; since: Date }
  /** The state of the relay that follows the records, for `status`. */
  readonly relayStatus: () => Promise<RelayStatus>
  /** Who makes changes here; null: nobody may. */
  readonly writer: string | null
  /** What tells of changes, for subscriptions; null: they are not followed here. */
  readonly changes: ChangeFeed | null
  /** Today in Jakarta, the day that questions are about when they name none. */
  readonly today: Day
  readonly language: Language
  /** Aborted when the client leaves or the deadline passes. */
  readonly signal: AbortSignal
  /** One loader per level and kind of question, see level.ts. */
  readonly loaders: Map<string, DataLoader<never, unknown>>
}
