import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sums } from './estimate.ts'
import type { Graph } from './graph.ts'

/** What kernels/dependencies.ts exports; addresses are in bytes. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }
  readonly lanes: { readonly value: number }
  readonly offsets: { readonly value: number }
  readonly targets: { readonly value: number }
  readonly sources: { readonly value: number }
  readonly sums: { readonly value: number }
  readonly squares: { readonly value: number }
  layout(actors: number, arcs: number): number
  pass(count: number, shared: number): void
}

/** The part of WebAssembly that is used; the language knows it, the types of this project do not. */
interface Assembly {
  validate(bytes: Uint8Array): boolean
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: unknown }
}

export type DependencyKernel = (
  graph: Graph,
  sources: Uint32Array,
  shared: boolean,
) => Sums | undefined

const file = join(import.meta.dirname, 'generated/dependencies.wasm')
const page = 0x1_0000
/** No more memory than this is taken, in bytes. */
const most = 0x7fff_0000

let kernel: DependencyKernel | undefined

/**
 * The kernel that `npm install` compiled; undefined where it is not there or the machine lacks its
 * vectors. It returns undefined for a graph that is too large for it: about 250 bytes an actor and 4
 * an arc.
 */
export function dependencyKernel(): DependencyKernel | undefined {
  kernel ??= compiled()
  return kernel
}

function compiled(): DependencyKernel | undefined {
  const assembly = (globalThis as { WebAssembly?: Assembly }).WebAssembly
  if (!assembly || !existsSync(file)) return undefined
  const bytes = readFileSync(file)
  if (!assembly.validate(bytes)) return undefined
  const module = new assembly.Module(bytes)
  return (graph, sources, shared) => {
    if (graph.n * 256 + graph.targets.length * 4 > most) return undefined
    return run(new assembly.Instance(module).exports as Exports, graph, sources, shared)
  }
}

function run(exports: Exports, graph: Graph, sources: Uint32Array, shared: boolean): Sums {
  const { n } = graph
  const { order, places } = byDegree(graph)
  const end = exports.layout(n, graph.targets.length)
  const { memory } = exports
  memory.grow(Math.max(0, Math.ceil((end - memory.buffer.byteLength) / page)))
  const words = new Uint32Array(memory.buffer)
  const [offsets, targets] = [exports.offsets.value / 4, exports.targets.value / 4]
  let arc = 0
  for (let place = 0; place < n; place += 1) {
    const v = order[place] as number
    for (let at = graph.offsets[v] as number; at < (graph.offsets[v + 1] as number); at += 1) {
      words[targets + arc] = 64 * (places[graph.targets[at] as number] as number)
      arc += 1
    }
    words[offsets + place + 1] = arc
  }
  const lanes = exports.lanes.value
  const together = alike(graph, sources, places)
  for (let first = 0; first < together.length; first += lanes) {
    const some = together.subarray(first, first + lanes)
    words.set(some, exports.sources.value / 4)
    exports.pass(some.length, Number(shared))
  }
  const column = (at: number) => {
    const numbers = new Float64Array(memory.buffer, at, n)
    return Float64Array.from(places, (place) => numbers[place] as number)
  }
  return { sums: column(exports.sums.value), squares: column(exports.squares.value) }
}

/** The actors with most neighbours first: what is read most lies close together. */
function byDegree({ n, offsets }: Graph) {
  const keys = new Float64Array(n)
  for (let v = 0; v < n; v += 1) {
    keys[v] = ((offsets[v] as number) - (offsets[v + 1] as number)) * n + v
  }
  keys.sort()
  const places = new Uint32Array(n)
  const order = Uint32Array.from(keys, (key) => ((key % n) + n) % n)
  for (let place = 0; place < n; place += 1) places[order[place] as number] = place
  return { order, places }
}

/** The sources by their best tied neighbour: who shares one reaches most others in as many steps. */
function alike({ n, offsets, targets }: Graph, sources: Uint32Array, places: Uint32Array) {
  const keys = Float64Array.from(sources, (source) => {
    let first = n
    for (let at = offsets[source] as number; at < (offsets[source + 1] as number); at += 1) {
      first = Math.min(first, places[targets[at] as number] as number)
    }
    return first * n + (places[source] as number)
  })
  return Uint32Array.from(keys.sort(), (key) => key % n)
}
