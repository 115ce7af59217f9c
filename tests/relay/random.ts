/** Random choices that a seed repeats. */
export interface Random {
  readonly seed: number
  /** A whole number from 0 to below `n`. */
  below(n: number): number
  chance(share: number): boolean
  /** One of the items; undefined of none. */
  pick<T>(items: readonly T[]): T
  /** Another source of choices, of its own. */
  fork(): Random
}

/** The mulberry32 generator: small, and good enough for choices. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    seed,
    below,
    chance: (share) => next() < share,
    pick: (items) => items[below(items.length)] as never,
    fork: () => randomFrom(below(4_294_967_296)),
  }
}

/** The seed of this run, told so that it can be repeated with ANYAM_SEED. */
export function seedOf(what: string): Random {
  const given = Number(process.env.ANYAM_SEED)
  const seed = Number.isInteger(given) && given > 0 ? given : (Date.now() % 1_000_000_007) + 1
  console.log(`${what}: ANYAM_SEED=${seed}`)
  return randomFrom(seed)
}

/** How long the long form runs, as a multiple of the short one. */
export const rounds = Math.max(1, Number(process.env.ANYAM_ROUNDS) || 1)
