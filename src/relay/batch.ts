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
  /** The last id that was compared: nearer than asked when the graph holds too many. */
  readonly to: string
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

type Element = { props: Readonly<Record<string, unknown>> }

const idOf = (element: Element | undefined): string | null =>
  element ? (element.props.id as string) : null

const upTo =
  (to: string) =>
  (element: Element): boolean =>
    (element.props.id as string) <= to

/**
 * Where the window ends: where it was to end, or before the last id of a read that was cut off,
 * since more elements with that id may follow.
 */
function windowEnd({ to, limit }: IdRange, reads: readonly (readonly Element[])[]): string {
  const ends = reads.flatMap((read) => {
    if (read.length < limit) return []
    const last = idOf(read.at(-1)) as string
    const before = read.findLast((element) => element.props.id !== last)
    return [idOf(before) ?? last]
  })
  return [to, ...ends].sort()[0] as string
}

/** The part of a batch that nodes and ties do each in their way. */
interface Way<Wanted extends Element, Found extends Element, Drop> {
  readonly name: string
  readonly read: (reader: Reader, window: Window) => Promise<Wanted[]>
  readonly find: (engine: Engine, range: IdRange) => Promise<Found[]>
  /** The finds apart, as they were read: each may have been cut off by itself. */
  readonly reads: (found: Found[]) => Found[][]
  readonly differ: (wanted: Wanted[], found: Found[]) => { put: Wanted[]; drop: Drop[] }
  readonly apply: (run: Run, put: Wanted[], drop: Drop[]) => Promise<void>
}

const familyOf = <Wanted extends Element, Found extends Element, Drop>(
  way: Way<Wanted, Found, Drop>,
): Family => ({
  name: way.name,
  read: async (reader, window) => {
    const wanted = await way.read(reader, window)
    return {
      size: wanted.length,
      lastId: idOf(wanted.at(-1)),
      compare: async (engine, range) => {
        const found = await way.find(engine, range)
        const to = windowEnd(range, way.reads(found))
        const { put, drop } = way.differ(wanted.filter(upTo(to)), found.filter(upTo(to)))
        const apply = (run: Run) => way.apply(run, put, drop)
        return { written: put.length, dropped: drop.length, to, apply }
      },
    }
  },
})

const ofNodes = ({ name, label, read }: NodeFamily): Family =>
  familyOf({
    name,
    read,
    find: (engine, range) => readNodesInRange(engine, label, range),
    reads: (found) => [found],
    differ: nodeDifferences,
    apply: async (run, put, drop) => {
      await writeNodes(run, put)
      await deleteNodes(run, label, drop)
    },
  })

const ofTies = ({ name, types, read }: TieFamily): Family =>
  familyOf({
    name,
    read,
    find: (engine, range) => readTiesInRange(engine, types, range),
    reads: (found) => [...Map.groupBy(found, (tie) => tie.type).values()],
    differ: tieDifferences,
    apply: async (run, put, drop) => {
      await deleteTies(run, drop)
      const missing = put.length - (await writeTies(run, put))
      if (missing > 0) throw new Error(`${missing} ties of ${name} miss an end`)
    },
  })

/** All that is projected, in the order in which a reconcile goes through it: nodes, then ties. */
export const families: readonly Family[] = [
  ...nodeFamilies.map(ofNodes),
  ...tieFamilies.map(ofTies),
]
