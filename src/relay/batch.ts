import { deleteNodes, writeNodes } from '../network/change-nodes.ts'
import { deleteTies, writeTies } from '../network/change-ties.ts'
import { type IdRange, readNodesInRange, readTiesInRange } from '../network/elements-in-range.ts'
import type { Engine, Run } from '../network/engine.ts'
import { nodeDifferences, tieDifferences } from './differences.ts'
import type { NodeFamily, Reader, TieFamily, Window } from './family.ts'
import { nodeFamilies } from './project-nodes.ts'
import { tieFamilies } from './project-ties.ts'

/** What one batch will change in the graph. */
export interface Plan {
  /** How many elements are to be written, and how many removed. */
  readonly written: number
  readonly dropped: number
  readonly apply: (run: Run) => Promise<void>
}

/** One window of a family, projected. */
export interface Batch {
  readonly size: number
  /** The last id of the window; null when it is empty. */
  readonly lastId: string | null
  readonly compare: (engine: Engine, range: IdRange) => Promise<Plan>
}

export interface Family {
  readonly name: string
  readonly read: (reader: Reader, window: Window) => Promise<Batch>
}

const idOf = (element: { props: Readonly<Record<string, unknown>> } | undefined): string | null =>
  element ? (element.props.id as string) : null

const ofNodes = (family: NodeFamily): Family => ({
  name: family.name,
  read: async (reader, window) => {
    const wanted = await family.read(reader, window)
    return {
      size: wanted.length,
      lastId: idOf(wanted.at(-1)),
      compare: async (engine, range) => {
        const found = await readNodesInRange(engine, family.label, range)
        const { put, drop } = nodeDifferences(wanted, found)
        return {
          written: put.length,
          dropped: drop.length,
          apply: async (run) => {
            await writeNodes(run, put)
            await deleteNodes(run, family.label, drop)
          },
        }
      },
    }
  },
})

const ofTies = (family: TieFamily): Family => ({
  name: family.name,
  read: async (reader, window) => {
    const wanted = await family.read(reader, window)
    return {
      size: wanted.length,
      lastId: idOf(wanted.at(-1)),
      compare: async (engine, range) => {
        const found = await readTiesInRange(engine, family.types, range)
        const { put, drop } = tieDifferences(wanted, found)
        return {
          written: put.length,
          dropped: drop.length,
          apply: async (run) => {
            await deleteTies(run, drop)
            const missing = put.length - (await writeTies(run, put))
            if (missing > 0) throw new Error(`${missing} ties of ${family.name} miss an end`)
          },
        }
      },
    }
  },
})

/** All that is projected, in the order in which a reconcile goes through it: nodes, then ties. */
export const families: readonly Family[] = [
  ...nodeFamilies.map(ofNodes),
  ...tieFamilies.map(ofTies),
]
