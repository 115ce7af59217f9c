/**
 * Remembers what was found under a name for a short time, and lets all who ask meanwhile wait for
 * the same answer. A failure is not remembered. The time counts from before the look-up, so that
 * what is remembered is never older than `ms`; of more than `most` names the oldest are forgotten.
 */
export function recently<T>({ ms, most }: { readonly ms: number; readonly most: number }) {
  const held = new Map<string, { readonly at: number; readonly found: Promise<T> }>()
  return (name: string, look: () => Promise<T>): Promise<T> => {
    const now = performance.now()
    const known = held.get(name)
    if (known && now - known.at < ms) return known.found
    const one = { at: now, found: look() }
    held.delete(name)
    held.set(name, one)
    one.found.catch(() => {
      if (held.get(name) === one) held.delete(name)
    })
    for (const [old, { at }] of held) {
      if (held.size <= most && now - at < ms) break
      held.delete(old)
    }
    return one.found
  }
}
