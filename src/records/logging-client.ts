import pg from 'pg'

/** One statement as it goes to PostgreSQL. */
export interface Statement {
  readonly text: string
  readonly params: readonly unknown[]
}

/** Told of a statement as it is sent; a function that it returns is called when that has ended. */
export type StatementLog = (statement: Statement) => unknown

/** The driver's client, telling `log` every statement that it sends, transactions' own included. */
export function loggingClient(log: StatementLog): typeof pg.Client {
  return class extends pg.Client {
    // biome-ignore lint/suspicious/noExplicitAny: the driver's overloads pass through unchanged
    override query(...args: any[]): any {
      const [query, values] = args
      const end = log({
        text: typeof query === 'string' ? query : query.text,
        params: (Array.isArray(values) ? values : query.values) ?? [],
      })
      const send = super.query as (...all: unknown[]) => unknown
      if (typeof end !== 'function') return send.apply(this, args)
      const told = args.at(-1)
      if (typeof told === 'function') {
        return send.call(this, ...args.slice(0, -1), (...result: unknown[]) => {
          end()
          told(...result)
        })
      }
      const answer = send.apply(this, args)
      if (answer instanceof Promise) answer.then(end as never, end as never)
      return answer
    }
  }
}
