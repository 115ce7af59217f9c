/** What a text may be given: strings, numbers, booleans, null, and lists or maps of them. */
export type Parameters = Readonly<Record<string, unknown>>

/** A row as plain values: dates are ISO strings, integers numbers, maps plain objects. */
export type Row = Record<string, unknown>

export type Run = (text: string, params?: Parameters) => Promise<Row[]>

/**
 * The one place that touches a graph store. The same Cypher text gives the same rows on each.
 * A store that does not answer refuses with GRAPH_UNAVAILABLE.
 */
export interface Engine {
  readonly name: 'neo4j' | 'grafeo'
  /** Runs one text that only reads. */
  read(text: string, params?: Parameters): Promise<Row[]>
  /** Runs `work` in one transaction: all of it is kept, or nothing. `work` may run more than once. */
  write<T>(work: (run: Run) => Promise<T>): Promise<T>
  /** Runs statements that define constraints and indexes, each in a transaction of its own. */
  define(statements: readonly string[]): Promise<void>
  close(): Promise<void>
}
