import type { GraphNode, GraphTie, TieType } from '../network/elements.ts'
import type { FoundNode, FoundTie } from '../network/elements-in-range.ts'

export interface NodeDifferences {
  readonly put: GraphNode[]
  readonly drop: string[]
}

export interface TieDifferences {
  readonly put: GraphTie[]
  readonly drop: { type: TieType; startId: string; id: string }[]
}

/** What must change for the nodes found to become the nodes wanted. Equal ones are left alone. */
export function nodeDifferences(
  wanted: readonly GraphNode[],
  found: readonly FoundNode[],
): NodeDifferences {
  const there = new Map(found.map((node) => [node.props.id as string, node]))
  const put = wanted.filter((node) => {
    const old = there.get(node.props.id as string)
    return !(
      old &&
      sameProps(node.props, old.props) &&
      old.kindLabels.join() === (node.kindLabel ?? '')
    )
  })
  const keep = new Set(wanted.map((node) => node.props.id))
  return { put, drop: [...there.keys()].filter((id) => !keep.has(id)) }
}

/** The same for ties: one that differs in anything, or stands there twice, is dropped and made anew. */
export function tieDifferences(
  wanted: readonly GraphTie[],
  found: readonly FoundTie[],
): TieDifferences {
  const there = Map.groupBy(found, (tie) => tie.props.id as string)
  const drop: TieDifferences['drop'] = []
  const dropAll = (ties: readonly FoundTie[]) => {
    for (const tie of ties)
      drop.push({ type: tie.type, startId: tie.startId, id: tie.props.id as string })
  }
  const put = wanted.filter((tie) => {
    const old = there.get(tie.props.id as string) ?? []
    there.delete(tie.props.id as string)
    const [only] = old
    if (only && old.length === 1 && sameTie(tie, only)) return false
    dropAll(old)
    return true
  })
  for (const ties of there.values()) dropAll(ties)
  return { put, drop }
}

const sameTie = (wanted: GraphTie, found: FoundTie): boolean =>
  wanted.type === found.type &&
  wanted.props.fromId === found.startId &&
  wanted.props.toId === found.endId &&
  sameProps(wanted.props, found.props)

function sameProps(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>) {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => same(a[name], b[name]))
}

/** Whether two properties are equal; lists are when they hold the same in the same order. */
const same = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b)
    ? a.length === b.length && a.every((item, at) => item === b[at])
    : a === b
