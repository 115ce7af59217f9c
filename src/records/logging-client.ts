import pg from 'pg'

/** One statement as it goes to PostgreSQL. */
export interface Statement {
  readonly text: string
  readonly params: readonly unknown[]
}

export type StatementLog = (statement: Statement) => void

/** The driver's client, telling `log` every statement that it sends, transactions' own included. */
export function loggingClient(log: StatementLog): typeof pg.Client {
  return class extends pg.Client {
    // biome-ignore lint/suspicious/noExplicitAny: the driver's overloads pass through unchanged
    override query(...args: any[]): any {
      const [query, values] = args
      log({
        text: typeof query === 'string' ? query : query.text,
        params: (Array.isArray(values) ? values : query.values) ?? [],
      })
      return (super.query as (...all: unknown[]) => unknown)(...args)
    }
  }
}
