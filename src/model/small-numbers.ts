/** Counts of people below this number are withheld, so that nobody can be told from them. */
export const fewest = 11

/** Whether so small a number of people may only be given where a source has published it. */
export const isSmall = (people: number): boolean => people > 0 && people < fewest

/** A number of people, and the published sums that it is a part of. */
export interface Part {
  readonly key: string
  readonly people: number
  /** The keys of the sums, with each the sum above it. */
  readonly sums: readonly string[]
}

/** How sums are to each other. */
export interface Sums {
  /** The key of the sum that holds all parts of this one; null: it is the whole. */
  readonly above: (sum: string) => string | null
  /** How much is lost, 1 or more, when it is withheld: of two ways to protect a number the one that loses less is taken. */
  readonly weight: (sum: string) => number
}

/**
 * The keys of the parts and the sums that must be withheld together, so that no number from 1 to 10
 * can be worked out from what is published: neither by whoever knows how everything is added up, nor
 * by whoever knows one more of the parts, as the members of a group know how many they are. Parts
 * and sums have keys of their own each.
 *
 * Withheld parts whose smallest published sum is the same one can be exchanged for each other, and
 * nothing published tells it. Each such class is made large enough: whichever of its parts is known,
 * the others hide at least ten people more than one each. A part that is in several sums beside each
 * other is exchanged for a part of the class of each, and the sums above are evened out by theirs. A
 * withheld sum always cuts a class in two, so that it cannot be worked out either. What is withheld
 * besides is chosen by weight and key, never by size: the choice tells nothing, and stays the same
 * from day to day.
 */
export function withheldKeys(parts: readonly Part[], { above, weight }: Sums): Set<string> {
  const filled = parts.filter(({ people }) => people > 0).sort(byKey)
  const within = new Map<string, Part[]>()
  for (const part of filled) {
    for (const sum of part.sums) {
      const others = within.get(sum)
      if (others) others.push(part)
      else within.set(sum, [part])
    }
  }
  const withheld = new Set<string>()
  for (const { key, people } of filled) if (isSmall(people)) withheld.add(key)
  for (const [sum, added] of within) if (isSmall(total(added))) withheld.add(sum)

  const published = ({ sums }: Part): string[] => sums.filter((sum) => !withheld.has(sum))
  const costOf = (sums: readonly string[]): number =>
    sums.reduce((all, sum) => all + weight(sum), 0)

  /** The published sums around a sum, itself among them: from the smallest to the whole. */
  function around(sum: string): string[] {
    const found: string[] = []
    for (let at: string | null = sum; at !== null; at = above(at)) {
      if (within.has(at) && !withheld.has(at)) found.push(at)
    }
    return found
  }

  /** The sums of whose classes a part must be exchanged for others. One: it is of that class. */
  function exchangedIn(part: Part): string[] {
    const times = new Map<string, number>()
    for (const [sum, over] of published(part).map(around)) {
      if (sum) times.set(sum, (times.get(sum) ?? 0) + 1)
      if (over) times.set(over, (times.get(over) ?? 0) - 1)
    }
    return [...times].flatMap(([sum, often]) => (often === 0 ? [] : [sum]))
  }

  /** Withholds one thing more: a part for the class of a sum, not one of `aside`, or a sum. */
  function widen(sum: string, aside: ReadonlySet<Part>): void {
    if (withheld.has(sum)) return
    const shared = around(sum)
    const lightest = shared.reduce((a, b) => (weight(b) < weight(a) ? b : a), sum)
    let best = { keys: [lightest], cost: weight(lightest) }
    for (const part of within.get(sum) ?? []) {
      if (aside.has(part)) continue
      const extra = published(part).filter((one) => !shared.includes(one))
      const cost = costOf(extra) + (withheld.has(part.key) ? 0 : partWeight)
      if (cost < best.cost) best = { keys: [part.key, ...extra], cost }
    }
    for (const key of best.keys) withheld.add(key)
  }

  /** One round: repairs all that is wrong in one way, or nothing if nothing is. */
  function round(): void {
    const hidden = filled.filter(({ key }) => withheld.has(key))
    const sumsOf = new Map(hidden.map((part) => [part, exchangedIn(part)]))
    const alone = hidden.filter((part) => (sumsOf.get(part)?.length ?? 0) < 2)
    const classOf = (part: Part): string => sumsOf.get(part)?.[0] ?? ''
    const classes = Map.groupBy(alone, classOf)
    const small = [...classes].filter(([sum, alike]) => sum !== '' && !hidesEnough(alike))
    for (const [sum, alike] of small) widen(sum, new Set(alike))
    if (small.length > 0) return
    const needed = new Set(hidden.flatMap((part) => sumsOf.get(part) ?? []))
    const missing = [...needed].filter((sum) => !classes.has(sum))
    for (const sum of missing) widen(sum, new Set())
    if (missing.length > 0) return
    for (const [, added] of [...within].filter(([sum]) => withheld.has(sum))) {
      const inside = new Set(added)
      const own = alone.filter((part) => inside.has(part))
      const isCut = own.some(
        (part) =>
          classOf(part) === '' || classes.get(classOf(part))?.some((one) => !inside.has(one)),
      )
      const first = own[0] ?? added.find((part) => sumsOf.has(part))
      if (!isCut && first) widen(classOf(first), inside)
    }
  }
  for (let before = -1; before < withheld.size; ) {
    before = withheld.size
    round()
  }
  return withheld
}

/** What a single part counts for beside the weights of sums, which are 1 or more. */
const partWeight = 0.5

const byKey = (a: Part, b: Part): number => (a.key < b.key ? -1 : 1)

const total = (parts: readonly Part[]): number => parts.reduce((all, { people }) => all + people, 0)

/** Whether the rest of a class hides ten people more than one each, whichever of its parts is known. */
function hidesEnough(alike: readonly Part[]): boolean {
  const largest = alike.reduce((most, { people }) => Math.max(most, people), 0)
  return total(alike) - largest - (alike.length - 1) >= fewest - 1
}
