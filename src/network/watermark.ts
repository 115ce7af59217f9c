import type { Engine, Run } from './engine.ts'

/** The place in a reconcile after which nothing is left to compare. */
export const cursorEnd = '~'

/** How far the graph has followed the records; one node in the graph itself. */
export interface Watermark {
  /** Names this filling of the store: a graph that was lost and made anew has another one. */
  readonly incarnation: string
  /** Counts the batches applied; who moves it from the number he read has the lock. */
  readonly epoch: number
  /** The PostgreSQL snapshot (pg_current_snapshot) applied last; '' before the first batch. */
  readonly snapshot: string
  /** The last key that a reconcile has compared, or `cursorEnd`. */
  readonly cursor: string
}

export const makeWatermark = [
  "MERGE (m:Watermark {id: 'main'})",
  "ON CREATE SET m.incarnation = $incarnation, m.epoch = 0, m.snapshot = '', m.cursor = '', m.owner = ''",
].join('\n')

export const watermarkText = [
  "MATCH (m:Watermark {id: 'main'})",
  'RETURN m.incarnation AS incarnation, m.epoch AS epoch, m.snapshot AS snapshot, m.cursor AS cursor',
].join('\n')

/**
 * Compares and moves the watermark. Isolation is read-committed, so the first SET takes the lock
 * and the second WHERE compares again: exactly one of several writers wins.
 */
export const moveWatermark = [
  "MATCH (m:Watermark {id: 'main'}) WHERE m.epoch = $expected",
  'SET m.lock = 0',
  'WITH m WHERE m.epoch = $expected',
  'SET m.epoch = $next, m.snapshot = $snapshot, m.cursor = $cursor, m.owner = $owner',
  'RETURN count(m) AS won',
].join('\n')

/** The watermark, or null when the graph was never filled. */
export async function readWatermark(engine: Engine): Promise<Watermark | null> {
  const [row] = await engine.read(watermarkText)
  return row ? (row as unknown as Watermark) : null
}

/** Moves the watermark on by one epoch; false when somebody else has moved it. */
export async function advance(
  run: Run,
  from: Watermark,
  to: { snapshot: string; cursor: string; owner: string },
): Promise<boolean> {
  const [row] = await run(moveWatermark, { expected: from.epoch, next: from.epoch + 1, ...to })
  return row?.won === 1
}
