/** What may be told of a failure: never its message, which may hold what the rows hold. */
export interface FaultLine {
  /** The class of the error. */
  readonly fault: string
  /** A code of ours, of PostgreSQL, of the driver or of the system; null: it has none. */
  readonly code: string | null
  /** Where it came from, the innermost call first; at most ten. */
  readonly frames: readonly string[]
}

/** A failure as a line of the log may show it. */
export function faultLine(error: unknown): FaultLine {
  if (!(error instanceof Error)) return { fault: typeof error, code: null, frames: [] }
  const { code } = error as { code?: unknown }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line))
  return {
    fault: error.constructor.name,
    // A code is one word: whatever else stands there may be a value.
    code: typeof code === 'string' && /^[A-Za-z0-9_]{1,60}$/.test(code) ? code : null,
    frames: frames.slice(0, 10).map((line) => line.trim()),
  }
}
