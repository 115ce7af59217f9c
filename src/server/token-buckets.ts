/** A bucket as it stands now. */
export interface BucketState {
  /** Whole points that are left. */
  readonly left: number
  /** Whole seconds until it is full again. */
  readonly fullIn: number
}

/** Points that come back evenly over a minute, for each of many keys. */
export interface Buckets {
  /** What a full bucket holds, and what comes back in a minute. */
  readonly perMinute: number
  state(key: string): BucketState
  /** Takes the points if they are there; takes none otherwise. */
  take(key: string, points: number): boolean
  /** Takes the points, or what is left of them. */
  drain(key: string, points: number): void
  /** Whole seconds, at least 1, until that many points are there. */
  wait(key: string, points: number): number
}

interface Bucket {
  points: number
  at: number
}

/**
 * Buckets in the memory of this process. At most `most` are kept (default 20,000, some 3 MB); the one
 * that was used longest ago goes first, as if it were full: after a minute it is. `now` gives
 * milliseconds.
 */
export function tokenBuckets(
  perMinute: number,
  { most = 20_000, now = () => performance.now() }: { most?: number; now?: () => number } = {},
): Buckets {
  const buckets = new Map<string, Bucket>()
  const perMs = perMinute / 60_000

  function at(key: string): Bucket {
    const found = buckets.get(key)
    const time = now()
    if (!found) return { points: perMinute, at: time }
    return { points: Math.min(perMinute, found.points + (time - found.at) * perMs), at: time }
  }
  function keep(key: string, bucket: Bucket): void {
    buckets.delete(key)
    buckets.set(key, bucket)
    const oldest = buckets.keys().next()
    if (buckets.size > most && !oldest.done) buckets.delete(oldest.value)
  }
  return {
    perMinute,
    state(key) {
      const { points } = at(key)
      const left = Math.floor(points)
      return { left, fullIn: Math.ceil((perMinute - points) / perMs / 1000) }
    },
    take(key, points) {
      const bucket = at(key)
      if (bucket.points < points) return false
      keep(key, { ...bucket, points: bucket.points - points })
      return true
    },
    drain(key, points) {
      const bucket = at(key)
      keep(key, { ...bucket, points: Math.max(0, bucket.points - points) })
    },
    wait(key, points) {
      const missing = Math.min(points, perMinute) - at(key).points
      return Math.max(1, Math.ceil(missing / perMs / 1000))
    },
  }
}
