/**
 * A small generator of numbers from 0 up to 1, the same ones for the same seed on every machine
 * (mulberry32, in the public domain). For sampling, not for secrets.
 */
export function random(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

/** `count` different places below `n` in ascending order, each such choice equally likely. */
export function sampled(n: number, count: number, next: () => number): Uint32Array {
  const places = new Uint32Array(n)
  for (let at = 0; at < n; at += 1) places[at] = at
  const taken = Math.min(count, n)
  for (let at = 0; at < taken; at += 1) {
    const other = at + Math.floor(next() * (n - at))
    const place = places[other] as number
    places[other] = places[at] as number
    places[at] = place
  }
  return places.slice(0, taken).sort()
}
