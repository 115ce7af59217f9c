import type DataLoader from 'dataloader'
import type { Panic } from '../access/panic.ts'
import type { SeenRecords } from '../access/records.ts'
import type { Vault } from '../access/vault.ts'
import type { Audit } from '../model/audit.ts'
import type { Language } from '../model/language.ts'
import type { Day } from '../model/partial-date.ts'
import type { GraphFilter, Viewer } from '../model/viewer.ts'
import type { Engine } from '../network/engine.ts'
import type { PrismaClient } from '../records/generated/client.ts'
import type { PastNetworks } from '../relay/past.ts'
import type { RelayStatus } from '../relay/status.ts'
import type { Analyses } from './analysis/analyses.ts'
import type { ChangeFeed } from './change-feed.ts'

/** What every resolver is given, made once per request. */
export interface Context {
  readonly viewer: Viewer
  /** The visibility filters of the viewer, for the records and for the network. */
  readonly seen: SeenRecords
  readonly graphFilter: GraphFilter
  /** The records as the viewer reads them. */
  readonly records: PrismaClient
  /** Lets go of the records as they were read; what is read later, is read anew. */
  readonly endReading: () => Promise<void>
  /** Where changes are made. */
  readonly writing: PrismaClient
  readonly network: Engine
  /** The networks of days that are over; null: none are kept here. */
  readonly past: PastNetworks | null
  /** What analyses share between requests. */
  readonly analysis: Analyses
  /** The state of the network's engine, for `status`. */
  readonly engineState: () => { state: 'UP' | 'DOWN'; since: Date }
  /** The state of the relay that follows the records, for `status`. */
  readonly relayStatus: () => Promise<RelayStatus>
  /** Notes what is read of people and what is refused, for the audit trail. */
  readonly audit: Audit
  /** Writes what was noted; the server calls it before each answer. Throws AUDIT_UNAVAILABLE. */
  readonly settleAudit: () => Promise<void>
  /** Whether personal data are closed; `demandOpen` comes before any of them is read. */
  readonly panic: Panic
  /** Opens and seals what is kept of people. */
  readonly vault: Vault
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
