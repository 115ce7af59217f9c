import { deleteNodes, writeNodes } from '../network/change-nodes.ts'
import { deleteTies, writeTies } from '../network/change-ties.ts'
import type { GraphNode, GraphTie, NodeLabel, TieType } from '../network/elements.ts'
import type { Run } from '../network/engine.ts'

/** An element to write, with the key of its record. */
export interface Put<Element> {
  readonly key: string
  readonly element: Element
}

/** An element to remove, with its key. */
export interface DropNode {
  readonly key: string
  readonly label: NodeLabel
  readonly id: string
}

export interface DropTie {
  readonly key: string
  readonly type: TieType
  readonly startId: string
  readonly id: string
}

/** What has to change in the graph. */
export interface Changes {
  readonly dropTies: readonly DropTie[]
  readonly dropNodes: readonly DropNode[]
  readonly putNodes: readonly Put<GraphNode>[]
  readonly putTies: readonly Put<GraphTie>[]
}

export const noChanges: Changes = { dropTies: [], dropNodes: [], putNodes: [], putTies: [] }

export const joined = (all: readonly Changes[]): Changes => ({
  dropTies: all.flatMap((one) => one.dropTies),
  dropNodes: all.flatMap((one) => one.dropNodes),
  putNodes: all.flatMap((one) => one.putNodes),
  putTies: all.flatMap((one) => one.putTies),
})

/** The keys of what is written. */
export const putKeys = ({ putNodes, putTies }: Changes): string[] =>
  [...putNodes, ...putTies].map(({ key }) => key)

/** The keys of what is only removed. */
export function droppedKeys(changes: Changes): string[] {
  const put = new Set(putKeys(changes))
  const drops = [...changes.dropTies, ...changes.dropNodes].map(({ key }) => key)
  return [...new Set(drops)].filter((key) => !put.has(key))
}

const elements = <Element>(puts: readonly Put<Element>[]) => puts.map(({ element }) => element)

/**
 * Makes the changes, in the one order that never needs what is not there yet: ties go, nodes go,
 * nodes come, ties come. Returns how many ties could not be made because an end is missing.
 */
export async function applyChanges(run: Run, changes: Changes): Promise<number> {
  await deleteTies(run, changes.dropTies)
  for (const [label, drops] of Map.groupBy(changes.dropNodes, (drop) => drop.label)) {
    await deleteNodes(
      run,
      label,
      drops.map(({ id }) => id),
    )
  }
  await writeNodes(run, elements(changes.putNodes))
  const made = await writeTies(run, elements(changes.putTies))
  return changes.putTies.length - made
}
