import type { ComparisonReason } from '../model/answer.ts'
import { defineGraph } from './define.ts'
import type { Engine, Row, Run } from './engine.ts'

/** The place in a comparison after which nothing is left to compare. */
export const cursorEnd = '~'

/** One comparison of the graph with all of the records, by whoever took part in it. */
export interface Comparison {
  readonly reason: ComparisonReason
  /** When it began and ended, ISO; null while it goes on. */
  readonly startedAt: string
  readonly endedAt: string | null
  /** How many records were compared, and how many elements were rewritten and removed for it. */
  readonly compared: number
  readonly written: number
  readonly dropped: number
  /** The first of what differed, as family and id; `stray` for what is no record at all. */
  readonly differed: readonly string[]
}

/** How far the graph has followed the records; one node in the graph itself. */
export interface Watermark {
  /** Names this filling of the store: a graph that was lost and made anew has another one. */
  readonly incarnation: string
  /** Counts the batches applied; who moves it from the number he read has the lock. */
  readonly epoch: number
  /** A random name of the batch that moved it last. */
  readonly owner: string
  /** The PostgreSQL snapshot (pg_current_snapshot) applied last; '' before the first batch. */
  readonly snapshot: string
  /** The newest nonce of the records in that snapshot: a database without it went back. */
  readonly nonce: string
  /** When that snapshot was taken, ISO. */
  readonly movedAt: string
  /** The last key that a comparison has reached, or `cursorEnd`. */
  readonly cursor: string
  /** Which projection the graph shows: a newer release may show more of the same records. */
  readonly projection: number
  /** The records that the graph refused, as family and id: it holds stubs of them. */
  readonly poisoned: readonly string[]
  /** When they were tried last, ISO. */
  readonly triedAt: string
  readonly comparison: Comparison
}

/** A comparison that begins now. */
export const newComparison = (reason: ComparisonReason): Comparison => ({
  reason,
  startedAt: new Date().toISOString(),
  endedAt: null,
  compared: 0,
  written: 0,
  dropped: 0,
  differed: [],
})

export const makeWatermark = [
  "MERGE (m:Watermark {id: 'main'})",
  'ON CREATE SET m.incarnation = $incarnation, m.epoch = 0, m.comparison = $comparison,',
  "  m.owner = '', m.snapshot = '', m.cursor = ''",
].join('\n')

export const watermarkText = [
  "MATCH (m:Watermark {id: 'main'})",
  'RETURN m.incarnation AS incarnation, m.epoch AS epoch, m.owner AS owner,',
  "  m.snapshot AS snapshot, coalesce(m.nonce, '') AS nonce, coalesce(m.movedAt, '') AS movedAt,",
  '  m.cursor AS cursor, coalesce(m.projection, 0) AS projection,',
  "  coalesce(m.poisoned, []) AS poisoned, coalesce(m.triedAt, '') AS triedAt,",
  "  coalesce(m.comparison, '') AS comparison",
].join('\n')

/**
 * Compares and moves the watermark. Isolation is read-committed, so the first SET takes the lock
 * and the second WHERE compares again: exactly one of several writers wins. The number alone would
 * not do: a graph that was lost and filled anew comes to the same one, with another owner.
 */
export const moveWatermark = [
  "MATCH (m:Watermark {id: 'main'}) WHERE m.epoch = $expected",
  'SET m.lock = 0',
  'WITH m WHERE m.epoch = $expected AND m.owner = $owner AND m.incarnation = $incarnation',
  'SET m += $next',
  'RETURN count(m) AS won',
].join('\n')

/** Sends the comparison elsewhere, in the transaction that has the lock. */
export const restartWatermark = [
  "MATCH (m:Watermark {id: 'main'})",
  'SET m.cursor = $cursor, m.comparison = $comparison',
].join('\n')

/** The watermark, or null when the graph was never filled. */
export async function readWatermark(engine: Engine): Promise<Watermark | null> {
  const [row] = await engine.read(watermarkText)
  return row ? watermarkFrom(row) : null
}

/** The watermark of a row that `watermarkText` gave. */
export function watermarkFrom(row: Row): Watermark {
  const { comparison, ...rest } = row as unknown as Watermark & { comparison: string }
  return {
    ...rest,
    comparison: comparison ? JSON.parse(comparison) : newComparison('FIRST_FILL'),
  }
}

/** The watermark, made if the graph has none: then it may be a new one, without constraints. */
export async function watermarkOf(engine: Engine): Promise<Watermark> {
  const found = await readWatermark(engine)
  if (found) return found
  await defineGraph(engine)
  const comparison = JSON.stringify(newComparison('FIRST_FILL'))
  await engine.write((run) => run(makeWatermark, { incarnation: crypto.randomUUID(), comparison }))
  const made = await readWatermark(engine)
  if (!made) throw new Error('The graph does not keep its watermark.')
  return made
}

/** The watermark as the properties of its node. */
export const asProperties = ({ comparison, ...rest }: Watermark) => ({
  ...rest,
  comparison: JSON.stringify(comparison),
})

/** Moves the watermark from the one that was read; false when somebody else has moved it. */
export async function advance(run: Run, from: Watermark, to: Watermark): Promise<boolean> {
  const { epoch: expected, owner, incarnation } = from
  const [row] = await run(moveWatermark, { expected, owner, incarnation, next: asProperties(to) })
  return row?.won === 1
}

/** Sends the comparison back to a cursor, the beginning if none is given, having the lock. */
export const restart = (run: Run, comparison: Comparison, cursor = '') =>
  run(restartWatermark, { cursor, comparison: JSON.stringify(comparison) })
