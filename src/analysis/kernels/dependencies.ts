// AssemblyScript, compiled by scripts/generate.ts; only src/analysis/dependency-kernel.ts runs it.
// Brandes' dependencies of eight sources at once, a lane each. An actor has eight numbers in a row,
// one cache line, held in four vectors. Nothing in the loops over arcs looks at a distance: what must
// not count is 0 there. Going out, the paths to whoever is not reached yet are 0; coming back, the
// ratios of whoever is no further out. The lanes of an actor that do not turn are masked afterwards.

/** How many sources are walked at once. */
export const lanes: i32 = 8

let n: i32 = 0
let arcCount: i32 = 0
export let offsets: usize = 0
/** Actors by 64 times their place, so by where their row of eight begins. */
export let targets: usize = 0
export let sources: usize = 0
export let sums: usize = 0
export let squares: usize = 0
let paths: usize = 0
let ratios: usize = 0
/** What the step under way found; all 0 between the steps. */
let staged: usize = 0
/** Of each actor, the lanes that have reached it. */
let seen: usize = 0
let queued: usize = 0
/** Who was reached in which lanes, step by step; and where each step begins. */
let actors: usize = 0
let masks: usize = 0
let starts: usize = 0

/** Divides the memory up; returns how much there must be. */
export function layout(actorCount: i32, arcs: i32): usize {
  n = actorCount
  arcCount = arcs
  const rows: usize = n
  const end: usize = (__heap_base + 63) & ~63
  paths = end
  ratios = paths + rows * 64
  staged = ratios + rows * 64
  sums = staged + rows * 64
  squares = sums + rows * 8
  offsets = squares + rows * 8
  targets = offsets + (rows + 1) * 4
  sources = targets + <usize>arcs * 4
  actors = sources + 32
  starts = actors + rows * 32
  masks = starts + (rows + 2) * 4
  seen = masks + rows * 8
  queued = seen + rows
  return queued + rows
}

/**
 * Adds the dependencies of the first `count` of `sources` to `sums` and `squares`; if they are shared,
 * of each pair the part that is as large as the way to the actor is of the way to the other end.
 */
export function pass(count: i32, shared: bool): void {
  memory.fill(paths, 0, <usize>n * 128)
  memory.fill(seen, 0, n)
  for (let lane = 0; lane < count; lane++) {
    const v = load<u32>(sources + <usize>lane * 4)
    const bit: i32 = 1 << lane
    store<u8>(seen + v, <u8>bit)
    store<f64>(paths + <usize>v * 64 + <usize>lane * 8, 1)
    store<u32>(actors + <usize>lane * 4, v)
    store<u8>(masks + lane, <u8>bit)
  }
  store<u32>(starts, 0)
  store<u32>(starts, count, 4)
  const all = (1 << count) - 1
  let unseen = arcCount + n
  let steps = 0
  let from = 0
  let to = count
  while (from < to) {
    // Many at once: everybody gathers from its neighbours. Few: they send to theirs.
    const found = arcsOf(from, to) * 2 > unseen ? pull(to, all) : push(from, to)
    unseen -= settle(to, found, all)
    from = to
    to += found
    steps++
    store<u32>(starts + <usize>steps * 4, to, 4)
  }
  for (let step = steps - 1; step > 0; step--) {
    const from = load<u32>(starts + <usize>step * 4)
    collect(from, load<u32>(starts + <usize>step * 4, 4), shared ? step : 1)
  }
}

function arcsOf(from: i32, to: i32): i32 {
  let arcs = 0
  for (let at = from; at < to; at++) {
    const row = offsets + <usize>load<u32>(actors + <usize>at * 4) * 4
    arcs += load<u32>(row, 4) - load<u32>(row)
  }
  return arcs
}

/** All ones in the lanes of the mask that the two bits stand for. */
function spread(mask: i32, bits: v128): v128 {
  return i64x2.eq(v128.and(i64x2.splat(mask), bits), bits)
}

/** The lanes that are not 0. */
function filled(a: v128, b: v128, c: v128, d: v128): i32 {
  const zero = f64x2.splat(0)
  return (
    i64x2.bitmask(f64x2.ne(a, zero)) |
    (i64x2.bitmask(f64x2.ne(b, zero)) << 2) |
    (i64x2.bitmask(f64x2.ne(c, zero)) << 4) |
    (i64x2.bitmask(f64x2.ne(d, zero)) << 6)
  )
}

/** Everybody whom some lane has not reached adds up the paths to its neighbours. */
function pull(to: i32, all: i32): i32 {
  const base = paths
  let found = 0
  for (let v = 0; v < n; v++) {
    const known = <i32>load<u8>(seen + v)
    if (known === all) continue
    let at = targets + <usize>load<u32>(offsets + <usize>v * 4) * 4
    const end = targets + <usize>load<u32>(offsets + <usize>v * 4, 4) * 4
    let a = f64x2.splat(0)
    let b = a
    let c = a
    let d = a
    for (; at < end; at += 4) {
      const row = base + load<u32>(at)
      a = f64x2.add(a, v128.load(row))
      b = f64x2.add(b, v128.load(row, 16))
      c = f64x2.add(c, v128.load(row, 32))
      d = f64x2.add(d, v128.load(row, 48))
    }
    if (!(filled(a, b, c, d) & ~known)) continue
    const own = staged + <usize>v * 64
    v128.store(own, a)
    v128.store(own, b, 16)
    v128.store(own, c, 32)
    v128.store(own, d, 48)
    store<u32>(actors + <usize>(to + found) * 4, v)
    found++
  }
  return found
}

/** Those reached last add the paths to them to those of their neighbours. */
function push(from: i32, to: i32): i32 {
  let found = 0
  for (let entry = from; entry < to; entry++) {
    const v = load<u32>(actors + <usize>entry * 4)
    const mask = <i32>load<u8>(masks + entry)
    const own = paths + <usize>v * 64
    const a = v128.and(v128.load(own), spread(mask, i64x2(1, 2)))
    const b = v128.and(v128.load(own, 16), spread(mask, i64x2(4, 8)))
    const c = v128.and(v128.load(own, 32), spread(mask, i64x2(16, 32)))
    const d = v128.and(v128.load(own, 48), spread(mask, i64x2(64, 128)))
    let at = targets + <usize>load<u32>(offsets + <usize>v * 4) * 4
    const end = targets + <usize>load<u32>(offsets + <usize>v * 4, 4) * 4
    for (; at < end; at += 4) {
      const place = load<u32>(at)
      const other = place >>> 6
      if (!(mask & ~(<i32>load<u8>(seen + other)))) continue
      if (!load<u8>(queued + other)) {
        store<u8>(queued + other, 1)
        store<u32>(actors + <usize>(to + found) * 4, other)
        found++
      }
      const row = staged + place
      v128.store(row, f64x2.add(v128.load(row), a))
      v128.store(row, f64x2.add(v128.load(row, 16), b), 16)
      v128.store(row, f64x2.add(v128.load(row, 32), c), 32)
      v128.store(row, f64x2.add(v128.load(row, 48), d), 48)
    }
  }
  return found
}

/** Lets what was found hold in the lanes that are new; tells how much need not be looked at again. */
function settle(first: i32, found: i32, all: i32): i32 {
  const zero = f64x2.splat(0)
  let done = 0
  for (let entry = first; entry < first + found; entry++) {
    const v = load<u32>(actors + <usize>entry * 4)
    const from = staged + <usize>v * 64
    const known = <i32>load<u8>(seen + v)
    const a = v128.load(from)
    const b = v128.load(from, 16)
    const c = v128.load(from, 32)
    const d = v128.load(from, 48)
    const mask = filled(a, b, c, d) & ~known
    keep(paths + <usize>v * 64, mask, a, b, c, d)
    v128.store(from, zero)
    v128.store(from, zero, 16)
    v128.store(from, zero, 32)
    v128.store(from, zero, 48)
    store<u8>(masks + entry, <u8>mask)
    store<u8>(seen + v, <u8>(known | mask))
    store<u8>(queued + v, 0)
    const row = offsets + <usize>v * 4
    if ((known | mask) === all) done += 1 + load<u32>(row, 4) - load<u32>(row)
  }
  return done
}

/** Writes the lanes of the mask, which are 0 so far. */
function keep(to: usize, mask: i32, a: v128, b: v128, c: v128, d: v128): void {
  v128.store(to, v128.or(v128.load(to), v128.and(a, spread(mask, i64x2(1, 2)))))
  v128.store(to, v128.or(v128.load(to, 16), v128.and(b, spread(mask, i64x2(4, 8)))), 16)
  v128.store(to, v128.or(v128.load(to, 32), v128.and(c, spread(mask, i64x2(16, 32)))), 32)
  v128.store(to, v128.or(v128.load(to, 48), v128.and(d, spread(mask, i64x2(64, 128)))), 48)
}

/** What the ratios add up to and 1/σd more; of more paths than a number holds, not a number. */
function ratio(sum: v128, count: v128, part: v128): v128 {
  return f64x2.add(f64x2.add(sum, f64x2.mul(count, f64x2.splat(0))), f64x2.div(part, count))
}

/** The dependencies of one step: σd times what the ratios of the neighbours add up to. */
function collect(from: i32, to: i32, distance: f64): void {
  const base = ratios
  const far = f64x2.splat(distance)
  const part = f64x2.splat(1 / distance)
  for (let entry = from; entry < to; entry++) {
    const v = load<u32>(actors + <usize>entry * 4)
    const mask = <i32>load<u8>(masks + entry)
    let at = targets + <usize>load<u32>(offsets + <usize>v * 4) * 4
    const end = targets + <usize>load<u32>(offsets + <usize>v * 4, 4) * 4
    let a = f64x2.splat(0)
    let b = a
    let c = a
    let d = a
    for (; at < end; at += 4) {
      const row = base + load<u32>(at)
      a = f64x2.add(a, v128.load(row))
      b = f64x2.add(b, v128.load(row, 16))
      c = f64x2.add(c, v128.load(row, 32))
      d = f64x2.add(d, v128.load(row, 48))
    }
    const own = paths + <usize>v * 64
    const to = staged + <usize>v * 64
    const pa = v128.load(own)
    const pb = v128.load(own, 16)
    const pc = v128.load(own, 32)
    const pd = v128.load(own, 48)
    v128.store(to, ratio(a, pa, part))
    v128.store(to, ratio(b, pb, part), 16)
    v128.store(to, ratio(c, pc, part), 32)
    v128.store(to, ratio(d, pd, part), 48)
    a = v128.and(f64x2.mul(f64x2.mul(a, pa), far), spread(mask, i64x2(1, 2)))
    b = v128.and(f64x2.mul(f64x2.mul(b, pb), far), spread(mask, i64x2(4, 8)))
    c = v128.and(f64x2.mul(f64x2.mul(c, pc), far), spread(mask, i64x2(16, 32)))
    d = v128.and(f64x2.mul(f64x2.mul(d, pd), far), spread(mask, i64x2(64, 128)))
    add(sums + <usize>v * 8, f64x2.add(f64x2.add(a, b), f64x2.add(c, d)))
    a = f64x2.add(f64x2.mul(a, a), f64x2.mul(b, b))
    c = f64x2.add(f64x2.mul(c, c), f64x2.mul(d, d))
    add(squares + <usize>v * 8, f64x2.add(a, c))
  }
  const zero = f64x2.splat(0)
  for (let entry = from; entry < to; entry++) {
    const v = load<u32>(actors + <usize>entry * 4)
    const own = staged + <usize>v * 64
    const mask = <i32>load<u8>(masks + entry)
    keep(
      ratios + <usize>v * 64,
      mask,
      v128.load(own),
      v128.load(own, 16),
      v128.load(own, 32),
      v128.load(own, 48),
    )
    v128.store(own, zero)
    v128.store(own, zero, 16)
    v128.store(own, zero, 32)
    v128.store(own, zero, 48)
  }
}

function add(to: usize, pair: v128): void {
  store<f64>(to, load<f64>(to) + f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1))
}
