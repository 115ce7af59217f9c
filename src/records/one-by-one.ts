import type pg from 'pg'

/**
 * The driver's client, sending each statement once the one before it has its answer, as coming
 * versions of the driver demand. PostgreSQL does one at a time on a connection anyway.
 */
export function oneByOne(base: typeof pg.Client): typeof pg.Client {
  return class extends base {
    #last: Promise<unknown> = Promise.resolve()

    // biome-ignore lint/suspicious/noExplicitAny: the driver's overloads pass through unchanged
    override query(...args: any[]): any {
      const send = (): unknown => (super.query as (...all: unknown[]) => unknown).apply(this, args)
      // Whoever gives a callback, as the pool does, has the connection for themselves.
      if (typeof args.at(-1) === 'function' || typeof args[0]?.submit === 'function') return send()
      const answer = this.#last.then(send)
      this.#last = answer.catch(() => undefined)
      return answer
    }
  }
}
