import type { Part } from '../../src/model/small-numbers.ts'

/** What somebody can tell of a withheld number: it lies between these two. */
export interface Bounds {
  readonly key: string
  readonly people: number
  readonly least: number
  readonly most: number
}

/**
 * What can be worked out of each withheld part and sum by whoever knows all that is published, how
 * it is added up, that what is withheld is not 0, and the numbers of the parts `known`. Exact, by
 * linear programming; a number that `known` alone tells is left out.
 */
export function boundsOf(
  parts: readonly Part[],
  withheld: ReadonlySet<string>,
  known: readonly string[] = [],
): Bounds[] {
  const filled = parts.filter(({ people }) => people > 0)
  const hidden = filled.filter(({ key }) => withheld.has(key) && !known.includes(key))
  const sums = [...new Set(parts.flatMap((part) => part.sums))]
  const isIn = (sum: string) => hidden.map((part) => (part.sums.includes(sum) ? 1 : 0))
  const totals = sums.map((sum) => filled.filter((part) => part.sums.includes(sum)))
  // Each unknown number is 1 and something more; the equations are about what is more.
  const moreIn = (coefficients: readonly number[]) =>
    hidden.reduce((all, { people }, at) => all + (coefficients[at] ?? 0) * (people - 1), 0)
  const equations = sums.filter((sum) => !withheld.has(sum)).map(isIn)
  const right = equations.map(moreIn)
  const asked = [
    ...hidden.map(({ key, people }, at) => ({
      key,
      people,
      goal: hidden.map((_, n) => +(n === at)),
    })),
    ...sums.flatMap((key, at) => {
      const goal = isIn(key)
      const people = (totals[at] ?? []).reduce((all, part) => all + part.people, 0)
      return withheld.has(key) && goal.includes(1) ? [{ key, people, goal }] : []
    }),
  ]
  return asked.map(({ key, people, goal }) => {
    const rest = people - moreIn(goal)
    const negative = goal.map((one) => -one)
    return {
      ...{ key, people, least: rest - maximum(equations, right, negative) },
      most: rest + maximum(equations, right, goal),
    }
  })
}

const epsilon = 1e-9

/** The most that goal·x can be where A·x = b and x >= 0; b is not negative. The simplex method. */
function maximum(a: readonly number[][], b: readonly number[], goal: readonly number[]): number {
  const [rows, columns] = [a.length, goal.length]
  const table = a.map((row, at) => [...row, ...a.map((_, n) => +(n === at)), b[at] ?? 0])
  const basis = a.map((_, at) => columns + at)
  const blame = [...goal.map(() => 0), ...a.map(() => -1)]
  climb(table, basis, blame, columns + rows)
  // What could not be driven out of the basis stands in a row that says nothing.
  for (const [at, column] of basis.entries()) {
    const enter = table[at]?.findIndex((value, n) => n < columns && Math.abs(value) > epsilon) ?? -1
    if (column >= columns && enter >= 0) pivot(table, basis, at, enter)
  }
  return climb(table, basis, [...goal, ...a.map(() => 0)], columns)
}

/** Goes up to the best corner, by Bland's rule; the value there. */
function climb(
  table: number[][],
  basis: number[],
  goal: readonly number[],
  columns: number,
): number {
  const gain = (column: number) =>
    (goal[column] ?? 0) -
    table.reduce((all, row, at) => all + (goal[basis[at] ?? 0] ?? 0) * (row[column] ?? 0), 0)
  for (;;) {
    const enter = Array.from({ length: columns }, (_, n) => n).find((n) => gain(n) > epsilon)
    const last = (row: readonly number[]) => row.at(-1) ?? 0
    if (enter === undefined)
      return table.reduce((all, row, at) => all + (goal[basis[at] ?? 0] ?? 0) * last(row), 0)
    let leave = -1
    let step = Number.POSITIVE_INFINITY
    for (const [at, row] of table.entries()) {
      const slope = row[enter] ?? 0
      if (slope <= epsilon) continue
      const ratio = last(row) / slope
      const isTie = Math.abs(ratio - step) <= epsilon && (basis[at] ?? 0) < (basis[leave] ?? 0)
      if (ratio < step - epsilon || isTie) [leave, step] = [at, ratio]
    }
    if (leave < 0) return Number.POSITIVE_INFINITY
    pivot(table, basis, leave, enter)
  }
}

function pivot(table: number[][], basis: number[], leave: number, enter: number): void {
  const divisor = table[leave]?.[enter] ?? 1
  const pivoted = (table[leave] ?? []).map((value) => value / divisor)
  for (const [at, row] of table.entries()) {
    const factor = row[enter] ?? 0
    table[at] = at === leave ? pivoted : row.map((value, n) => value - factor * (pivoted[n] ?? 0))
  }
  basis[leave] = enter
}
