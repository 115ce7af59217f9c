import type { Row, Run } from '../../src/network/engine.ts'
import { cursorEnd } from '../../src/network/watermark.ts'
import { families, keyOf } from '../../src/relay/batch.ts'
import { type Reader, windowAfter } from '../../src/relay/family.ts'
import { nodeFamilies } from '../../src/relay/project-nodes.ts'
import { tieFamilies } from '../../src/relay/project-ties.ts'
import { stubNode, stubTie } from '../../src/relay/stub.ts'

/** Elements as comparable lines, each with its key; what stands there twice is there twice. */
export type Canon = readonly (readonly [key: string, line: string])[]

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, one) =>
    one && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort())
      : one,
  )

const inOrder = (canon: Canon): Canon => canon.toSorted((a, b) => (a.join() < b.join() ? -1 : 1))

const nameOfLabels = (labels: readonly string[]): string =>
  nodeFamilies.find(({ label }) => labels.includes(label))?.name ?? 'stray'

const nameOfType = (type: string): string =>
  tieFamilies.find(({ types }) => types.some((one) => one === type))?.name ?? 'stray'

const node = (labels: readonly string[], props: unknown) => sorted([[...labels].sort(), props])
const tie = (type: string, from: unknown, to: unknown, props: unknown) =>
  sorted([from, type, to, props])

/** The whole graph, the watermark left out. */
export async function canonOfGraph(run: Run): Promise<Canon> {
  const nodes = await run(
    'MATCH (n) WHERE NOT n:Watermark RETURN labels(n) AS labels, properties(n) AS props',
  )
  const ties = await run(
    'MATCH (a)-[r]->(b) RETURN a.id AS a, b.id AS b, type(r) AS type, properties(r) AS props',
  )
  const id = ({ props }: Row) => (props as { id: string }).id
  return inOrder([
    ...nodes.map((row): [string, string] => {
      const labels = row.labels as string[]
      return [keyOf(nameOfLabels(labels), id(row)), node(labels, row.props)]
    }),
    ...ties.map((row): [string, string] => {
      const type = row.type as string
      return [keyOf(nameOfType(type), id(row)), tie(type, row.a, row.b, row.props)]
    }),
  ])
}

/** What the graph should hold: all records as they are in this transaction, some as stubs. */
export async function canonOfRecords(
  reader: Reader,
  stubs: readonly string[] = [],
): Promise<Canon> {
  const lines: [string, string][] = []
  const all = windowAfter('', 1_000_000)
  for (const { name, read } of nodeFamilies) {
    for (const one of await read(reader, all)) {
      const key = keyOf(name, one.props.id as string)
      const { label, kindLabel, props } = stubs.includes(key) ? stubNode(one) : one
      lines.push([key, node(kindLabel ? [label, kindLabel] : [label], props)])
    }
  }
  for (const { name, read } of tieFamilies) {
    for (const one of await read(reader, all)) {
      const key = keyOf(name, one.props.id as string)
      const { type, props } = stubs.includes(key) ? stubTie(one) : one
      lines.push([key, tie(type, props.fromId, props.toId, props)])
    }
  }
  return inOrder(lines)
}

/** What lies before a cursor, where everything was compared. */
export function upTo(cursor: string, canon: Canon): Canon {
  if (cursor === cursorEnd) return canon
  const [name, after = ''] = cursor.split(':')
  const order = families.map((family) => family.name)
  const here = order.indexOf(name ?? '')
  return canon.filter(([key]) => {
    const [family = '', id = ''] = key.split(':')
    const at = order.indexOf(family)
    return at >= 0 && (at < here || (at === here && id <= after))
  })
}

/** The first few lines that only one of the two has. */
export function differenceOf(graph: Canon, records: Canon): string[] {
  const lines = (canon: Canon) => canon.map(([, line]) => line)
  const [a, b] = [lines(graph), lines(records)]
  const only = (these: string[], others: string[]) => {
    const rest = new Map<string, number>()
    for (const line of others) rest.set(line, (rest.get(line) ?? 0) + 1)
    return these.filter((line) => {
      const count = rest.get(line) ?? 0
      rest.set(line, count - 1)
      return count <= 0
    })
  }
  return [
    ...only(a, b).map((line) => `only the graph: ${line}`),
    ...only(b, a).map((line) => `only the records: ${line}`),
  ].slice(0, 5)
}
