/**
 * A place in the history of a database: what was committed by then, and what was not yet.
 */
export interface HistoryPlace {
  /** The database's name with its history; a restored database has another one. */
  readonly database: string
  /** The text of pg_current_snapshot(): `xmin:xmax:xips`. */
  readonly snapshot: string
}

const shape = /^([1-9]\d{0,19}):([1-9]\d{0,19}):((?:[1-9]\d{0,19}(?:,[1-9]\d{0,19})*)?)$/

/** The transactions that a snapshot tells of: all below xmin are over, none from xmax on is. */
interface Snapshot {
  readonly xmin: bigint
  readonly xmax: bigint
  readonly running: readonly bigint[]
}

const largest = 2n ** 63n - 1n

/** Null for a text that PostgreSQL would not take as a snapshot. */
function parse(text: string): Snapshot | null {
  const [, first, last, between] = shape.exec(text) ?? []
  if (first === undefined || last === undefined) return null
  const [xmin, xmax] = [BigInt(first), BigInt(last)]
  const running = between ? between.split(',').map(BigInt) : []
  const inOrder = running.every((one, at) => at === 0 || one > (running[at - 1] as bigint))
  const within = running.every((one) => one >= xmin && one < xmax)
  return xmin <= xmax && xmax <= largest && inOrder && within ? { xmin, xmax, running } : null
}

/** Whether a text is a snapshot as PostgreSQL writes one. */
export const isSnapshot = (text: string): boolean => parse(text) !== null

/** Whether a transaction that has committed is seen in a snapshot; false for a text that is none. */
export function isSeenIn(text: string, xid: bigint): boolean {
  const snapshot = parse(text)
  return snapshot !== null && xid < snapshot.xmax && !snapshot.running.includes(xid)
}
