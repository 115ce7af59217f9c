/**
 * Waits for `work` at most `ms` milliseconds, then rejects with what `late` makes. The work itself
 * goes on; whatever it still comes to is dropped.
 */
export function within<T>(ms: number, work: Promise<T>, late: () => unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(late()), ms)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
