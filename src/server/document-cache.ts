/** The part of a cache that the server's parser uses. */
export interface Cache<T> {
  get(key: string): T | undefined
  set(key: string, value: T): void
}

/**
 * Keeps what was used last, at most `max` entries (default 500) whose keys are at most `maxKey`
 * characters long (default 16,384), so that large documents cannot fill the memory.
 */
export function recentCache<T>({ max = 500, maxKey = 16_384 } = {}): Cache<T> {
  const entries = new Map<string, T>()
  return {
    get(key) {
      const value = entries.get(key)
      if (value === undefined) return undefined
      entries.delete(key)
      entries.set(key, value)
      return value
    },
    set(key, value) {
      if (key.length > maxKey) return
      entries.delete(key)
      entries.set(key, value)
      const oldest = entries.keys().next()
      if (entries.size > max && !oldest.done) entries.delete(oldest.value)
    },
  }
}

/** Keeps nothing: a document that does not parse is cheap to refuse again. */
export const noCache: Cache<unknown> = { get: () => undefined, set: () => undefined }
