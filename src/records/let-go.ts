import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'

/** Milliseconds in which a connection that is alive has ended. */
const soon = 500

/**
 * Ends a connection and waits for its end, but not for ever: of one that the server cut off while
 * it was let in, the driver never tells the end.
 */
export async function letGo(client: pg.Client): Promise<void> {
  const cancel = new AbortController()
  const late = sleep(soon, undefined, { signal: cancel.signal })
  await Promise.race([client.end(), late]).catch(() => undefined)
  cancel.abort()
  await late.catch(() => undefined)
}
