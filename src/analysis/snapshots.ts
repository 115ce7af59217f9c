import { bytesOf } from './build-snapshot.ts'
import type { Snapshot } from './snapshot.ts'

/** Snapshots that are kept while there is room, by a key that says all they depend on. */
export interface Snapshots {
  /** The snapshot of that key, read when it is not kept; several who ask at once share one read. */
  of(key: string, read: () => Promise<Snapshot>): Promise<Snapshot>
  /** Bytes of memory that the snapshots kept take, about. */
  readonly bytes: () => number
}

/** Keeps at most so many bytes of snapshots; the one that was used longest ago goes first. */
export function keepSnapshots({ most = 256 * 2 ** 20 }: { most?: number } = {}): Snapshots {
  // In the order in which they were used last.
  const kept = new Map<string, Snapshot>()
  const reading = new Map<string, Promise<Snapshot>>()
  let bytes = 0

  function keep(key: string, snapshot: Snapshot): void {
    kept.set(key, snapshot)
    bytes += bytesOf(snapshot)
    for (const [old, one] of kept) {
      if (bytes <= most) return
      kept.delete(old)
      bytes -= bytesOf(one)
    }
  }

  return {
    bytes: () => bytes,
    of: (key, read) => {
      const held = kept.get(key)
      if (held) {
        kept.delete(key)
        kept.set(key, held)
        return Promise.resolve(held)
      }
      const under = reading.get(key)
      if (under) return under
      const begun = read()
        .then((snapshot) => {
          keep(key, snapshot)
          return snapshot
        })
        .finally(() => reading.delete(key))
      reading.set(key, begun)
      return begun
    },
  }
}
