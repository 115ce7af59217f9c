/** A figure of each actor that was estimated from some of the network, and how far it may be off. */
export interface Estimate {
  readonly values: Float64Array
  /** NaN where the sample says nothing of it. */
  readonly standardErrors: Float64Array
  /** The interval of 95 %: see `estimated` for how often it holds. NaN where there is no error. */
  readonly lows: Float64Array
  readonly highs: Float64Array
}

/** Per actor, what single pivots gave, added up: as it is, and squared. */
export interface Sums {
  readonly sums: Float64Array
  readonly squares: Float64Array
}

/**
 * The estimate of a sum over all `n` sources by `k` pivots among them, drawn without repetition, each
 * equally likely: the mean times n. Its standard error e is n √(s²/k · (1 − k/n)), s² the variance
 * among the pivots. Where no pivot gave anything, nobody knows whether others would: the error is NaN,
 * unless the actor is known to have 0.
 * The interval is x exp(±t e/x), which never falls below 0, with Student's t of as many degrees as
 * pivots would give as much spread if all that count counted the same, (Σx)²/Σx². It rests on what
 * was seen: where few sources give nearly all, they may all have been passed by. On grown graphs of
 * 2,000 actors and 512 pivots of betweenness it held for 94 % of the thirty greatest figures and 82 %
 * of all: the small ones are not to be ranked by it.
 */
export function estimated(
  { sums, squares }: Sums,
  { n, k }: { readonly n: number; readonly k: number },
  isZero: (actor: number) => boolean,
): Estimate {
  const values = sums.map((sum) => sum * (n / k))
  const standardErrors = sums.map((sum, v) => {
    if (k >= n || isZero(v)) return 0
    if (sum === 0 || k < 2) return Number.NaN
    const spread = Math.max(0, (squares[v] as number) - sum ** 2 / k) / (k - 1)
    return n * Math.sqrt((spread / k) * (1 - k / n))
  })
  const reach = (v: number) => {
    const [sum, error] = [sums[v] as number, standardErrors[v] as number]
    if (error === 0) return 1
    return Math.exp((student(sum ** 2 / (squares[v] as number)) * error * k) / (sum * n))
  }
  return {
    values,
    standardErrors,
    lows: values.map((value, v) => value / reach(v)),
    highs: values.map((value, v) => value * reach(v)),
  }
}

/** The 97.5th percentile of Student's t, by the first terms of its expansion from the normal one. */
function student(degrees: number): number {
  const z = 1.959963984540054
  const second = (z ** 3 + z) / 4
  return z + second / degrees + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2)
}
