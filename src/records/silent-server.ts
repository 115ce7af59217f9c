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
 * swallows everything, would never answer and never refuse. Take more than a statement may last;
 * who gives statements more time needs a connection outside of the pool.
 */
export function endWhenSilent(pool: pg.Pool, ms: number): void {
  pool.on('connect', (client) => {
    const inside = client as unknown as Inside
    const { stream } = inside.connection
    // The statement under way tells of it; whoever else holds the connection need not die of it.
    client.on('error', () => undefined)
    stream.setTimeout(ms, () => {
      if (!inside.readyForQuery) stream.destroy(new Error('Connection terminated: it fell silent'))
    })
  })
}
