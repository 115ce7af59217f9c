/**
 * Results that are computed once for all who ask the same. Work goes on while somebody still waits
 * for it, and is ended when the last of them has gone; what fails is not kept.
 */
export interface SharedWork {
  /** What `work` gives for that key of that owner; kept as long as the owner is. */
  of<T>(
    owner: object,
    key: string,
    signal: AbortSignal,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T>
}

interface Entry {
  readonly result: Promise<unknown>
  readonly controller: AbortController
  waiting: number
  done: boolean
}

/** How many results are kept of one owner; the one that was first computed goes first. */
const mostKept = 64

export function makeSharedWork(): SharedWork {
  const kept = new WeakMap<object, Map<string, Entry>>()

  function begin<T>(
    entries: Map<string, Entry>,
    key: string,
    work: (signal: AbortSignal) => Promise<T>,
  ): Entry {
    const controller = new AbortController()
    const entry: Entry = { result: work(controller.signal), controller, waiting: 0, done: false }
    const drop = () => {
      if (entries.get(key) === entry) entries.delete(key)
    }
    controller.signal.addEventListener('abort', drop)
    entry.result.then(() => {
      entry.done = true
    }, drop)
    entries.set(key, entry)
    const [oldest] = entries.keys()
    if (entries.size > mostKept && oldest !== undefined) entries.delete(oldest)
    return entry
  }

  return {
    of: async <T>(
      owner: object,
      key: string,
      signal: AbortSignal,
      work: (signal: AbortSignal) => Promise<T>,
    ) => {
      const entries = kept.get(owner) ?? new Map<string, Entry>()
      kept.set(owner, entries)
      const entry = entries.get(key) ?? begin(entries, key, work)
      entry.waiting += 1
      const leave = () => {
        entry.waiting -= 1
        if (entry.waiting === 0 && !entry.done) entry.controller.abort()
      }
      const gone = () => leave()
      signal.addEventListener('abort', gone, { once: true })
      if (signal.aborted) gone()
      try {
        return (await entry.result) as T
      } finally {
        signal.removeEventListener('abort', gone)
      }
    },
  }
}
