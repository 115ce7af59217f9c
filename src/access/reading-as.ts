import type { Viewer } from '../model/viewer.ts'
import type { Pools } from '../records/pools.ts'
import { openReading, openReadingAs, type Reading } from '../records/reading.ts'
import { circlesOf } from './circles.ts'

/**
 * The records as a viewer reads them in one operation, through a pool that is held to what its role
 * may see; it is to be ended when the operation has.
 */
export function readingAs(
  { anonymous, reader }: Pick<Pools, 'anonymous' | 'reader'>,
  viewer: Viewer,
  signal: AbortSignal,
): Reading {
  if (viewer.accountId === null && viewer.held.length === 0) return openReading(anonymous.prisma)
  const circles = circlesOf(viewer)
  const settings = {
    circles: circles === 'EVERY' ? [circles] : circles,
    roles: [...new Set(viewer.held.map(({ role }) => role))],
    account: viewer.accountId,
    person: viewer.personId,
  }
  return openReadingAs(reader.prisma, settings, signal)
}
