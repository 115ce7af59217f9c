import type { Socket } from 'node:net'
import type pg from 'pg'

/** What the driver's client knows and its types do not tell. */
interface Inside {
  /** False while a statement waits for its answer. */
  readonly readyForQuery: boolean
  readonly connection: { readonly stream: Socket }
}

/**
 * Ends each connection of a pool on which nothing came for `ms` milliseconds after a statement was
 * sent. The limit of a statement is kept by the server: one that is frozen, or behind a way that
 * swallows everything, would never answer and never refuse. Take more than a statement may last.
 */
export function endWhenSilent(pool: pg.Pool, ms: number): void {
  pool.on('connect', (client) => {
    const inside = client as unknown as Inside
    const { stream } = inside.connection
    stream.setTimeout(ms, () => {
      if (!inside.readyForQuery) stream.destroy(new Error('Connection terminated: it fell silent'))
    })
  })
}
