import type { Graph } from './graph.ts'

/**
 * A level of the Leiden algorithm: the graph itself, or one whose actors are the parts of the level
 * below. What lies inside a part counts in its strength only.
 */
export interface Level {
  readonly n: number
  readonly offsets: Uint32Array
  readonly targets: Uint32Array
  readonly weights: Float64Array
  readonly strengths: Float64Array
  /** 2m: the strength of all together. */
  readonly total: number
}

export function levelOf({ n, offsets, targets, weights }: Graph): Level {
  const strengths = new Float64Array(n)
  let total = 0
  for (let v = 0; v < n; v += 1) {
    let strength = 0
    for (let at = offsets[v] as number; at < (offsets[v + 1] as number); at += 1) {
      strength += weights[at] as number
    }
    strengths[v] = strength
    total += strength
  }
  return { n, offsets, targets, weights, strengths, total }
}

/** The level above: its actors are these parts, which are numbered anew in place from 0. */
export function aggregated(level: Level, parts: Int32Array): Level {
  const { offsets, targets, weights, strengths, total } = level
  const names = new Int32Array(level.n).fill(-1)
  let n = 0
  for (let v = 0; v < level.n; v += 1) {
    const part = parts[v] as number
    if (names[part] === -1) {
      names[part] = n
      n += 1
    }
    parts[v] = names[part] as number
  }
  // The members of each part, one after the other.
  const starts = new Uint32Array(n + 1)
  for (const part of parts) starts[part + 1] = (starts[part + 1] as number) + 1
  for (let part = 0; part < n; part += 1) {
    starts[part + 1] = (starts[part + 1] as number) + (starts[part] as number)
  }
  const [members, next] = [new Uint32Array(level.n), starts.slice()]
  for (let v = 0; v < level.n; v += 1) {
    const part = parts[v] as number
    members[next[part] as number] = v
    next[part] = (next[part] as number) + 1
  }
  const [above, rows] = [new Float64Array(n), new Uint32Array(n + 1)]
  const [sums, places] = [new Float64Array(targets.length), new Uint32Array(targets.length)]
  const found = new Int32Array(n).fill(-1)
  let size = 0
  for (let part = 0; part < n; part += 1) {
    const row = size
    for (let i = starts[part] as number; i < (starts[part + 1] as number); i += 1) {
      const v = members[i] as number
      above[part] = (above[part] as number) + (strengths[v] as number)
      for (let at = offsets[v] as number; at < (offsets[v + 1] as number); at += 1) {
        const other = parts[targets[at] as number] as number
        if (other === part) continue
        let place = found[other] as number
        if (place < row) {
          place = size
          found[other] = place
          places[place] = other
          size += 1
        }
        sums[place] = (sums[place] as number) + (weights[at] as number)
      }
    }
    rows[part + 1] = size
  }
  return {
    n,
    offsets: rows,
    targets: places.slice(0, size),
    weights: sums.slice(0, size),
    strengths: above,
    total,
  }
}

/** The same communities, those that do not hang together cut into their pieces. */
export function connectedParts({ n, offsets, targets }: Graph, labels: Int32Array): Int32Array {
  const pieces = new Int32Array(n).fill(-1)
  const stack = new Uint32Array(n)
  let count = 0
  for (let root = 0; root < n; root += 1) {
    if (pieces[root] !== -1) continue
    let depth = 1
    stack[0] = root
    pieces[root] = count
    while (depth > 0) {
      depth -= 1
      const v = stack[depth] as number
      for (let at = offsets[v] as number; at < (offsets[v + 1] as number); at += 1) {
        const w = targets[at] as number
        if (pieces[w] !== -1 || labels[w] !== labels[v]) continue
        pieces[w] = count
        stack[depth] = w
        depth += 1
      }
    }
    count += 1
  }
  return pieces
}

/** The same communities numbered by falling size, those of one size by their first place. */
export function renumbered(labels: Int32Array): { labels: Int32Array; sizes: Uint32Array } {
  const sizes = new Map<number, number>()
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1)
  const ordered = [...sizes].sort(([, a], [, b]) => b - a)
  const names = new Map(ordered.map(([label], name) => [label, name]))
  return {
    labels: labels.map((label) => names.get(label) as number),
    sizes: Uint32Array.from(ordered, ([, size]) => size),
  }
}
