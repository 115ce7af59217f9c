import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { UndirectedGraph as Rival } from 'graphology'
import type { Arcs } from '../../src/analysis/graph.ts'

const require = createRequire(import.meta.url)

/** The same graph in graphology, actors named by their places. */
export function rivalGraph(n: number, { from, to }: Arcs): Rival {
  const { UndirectedGraph } = require('graphology') as typeof import('graphology')
  const graph = new UndirectedGraph()
  for (let v = 0; v < n; v += 1) graph.addNode(v)
  for (let at = 0; at < from.length; at += 1) graph.addEdge(from[at], to[at])
  return graph
}

/** The values of a mapping by name, in the order of the places. */
export const valuesOf = (mapping: Record<string, number>, n: number): Float64Array =>
  Float64Array.from({ length: n }, (_, v) => mapping[v] as number)

/**
 * What python-igraph says by the interpreter that PYTHON names, if it names one: `call` is Python for
 * a list of numbers of `graph`, with `sources` where they are given.
 */
export function igraph(n: number, arcs: Arcs, call: string, sources?: Uint32Array) {
  const { PYTHON: python } = process.env
  if (!python) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'igraph-'))
  try {
    const input = { n, arcs: Array.from(arcs.from, (from, at) => [from, arcs.to[at]]), sources }
    writeFileSync(
      join(folder, 'in.json'),
      JSON.stringify({ ...input, sources: [...(sources ?? [])] }),
    )
    const script = `
import json, sys, time, igraph
given = json.load(open('in.json'))
graph = igraph.Graph(n=given['n'], edges=given['arcs'])
sources = given['sources']
began = time.process_time()
values = ${call}
json.dump({'seconds': time.process_time() - began, 'result': values}, open('out.json', 'w'))
`
    const { status } = spawnSync(python, ['-c', script], { cwd: folder, stdio: 'inherit' })
    if (status !== 0) throw new Error('python-igraph failed')
    const out = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'))
    return out as { seconds: number; result: number[] }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
