import type { GraphNode, GraphTie } from '../network/elements.ts'
import { readNodesById, readTiesById } from '../network/elements-by-id.ts'
import {
  type FoundNode,
  type FoundTie,
  type IdRange,
  readNodesInRange,
  readTiesInRange,
} from '../network/elements-in-range.ts'
import type { Engine } from '../network/engine.ts'
import { type Changes, noChanges } from './changes.ts'
import { nodeDifferences, tieDifferences } from './differences.ts'
import type { NodeFamily, Reader, TieFamily, Window } from './family.ts'
import { nodeFamilies } from './project-nodes.ts'
import { tieFamilies } from './project-ties.ts'
import { stubNode, stubTie } from './stub.ts'

/** Part of a family as the records have it beside what the graph has of it. */
export interface Comparing {
  /** The last id that was compared: nearer than asked when the graph holds too many. */
  readonly to: string
  /** What has to change, with stubs for the records of these keys. */
  readonly changes: (stubs: ReadonlySet<string>) => Changes
}

/** Some records of a family, projected. */
export interface Batch {
  readonly ids: readonly string[]
  /** Beside all that the graph has between two ids. */
  readonly compareRange: (engine: Engine, range: IdRange) => Promise<Comparing>
  /** Beside what the graph has of these ids, which the batch was read for. */
  readonly compareIds: (engine: Engine, ids: readonly string[]) => Promise<Comparing>
}

export interface Family {
  readonly name: string
  readonly kind: 'NODES' | 'TIES'
  readonly read: (reader: Reader, window: Window) => Promise<Batch>
}

type Element = { readonly props: Readonly<Record<string, unknown>> }

const idOf = (element: Element): string => element.props.id as string

/** How a record is named where records of all families stand together. */
export const keyOf = (family: string, id: string): string => `${family}:${id}`

/**
 * Where the window ends: where it was to end, or before the last id of a read that was cut off,
 * since more elements with that id may follow.
 */
function windowEnd({ to, limit }: IdRange, reads: readonly (readonly Element[])[]): string {
  const ends = reads.flatMap((read) => {
    const last = read.at(-1)
    if (!last || read.length < limit) return []
    return [idOf(read.findLast((element) => idOf(element) !== idOf(last)) ?? last)]
  })
  return [to, ...ends].sort()[0] as string
}

/** The part of a batch that nodes and ties do each in their way. */
interface Way<Wanted extends Element, Found extends Element> {
  readonly name: string
  readonly kind: Family['kind']
  readonly read: (reader: Reader, window: Window) => Promise<Wanted[]>
  readonly stub: (wanted: Wanted) => Wanted
  readonly findRange: (engine: Engine, range: IdRange) => Promise<Found[]>
  readonly findIds: (engine: Engine, ids: readonly string[]) => Promise<Found[]>
  /** The finds apart, as they were read: each may have been cut off by itself. */
  readonly reads: (found: Found[]) => Found[][]
  readonly differ: (wanted: Wanted[], found: Found[]) => Changes
}

function familyOf<Wanted extends Element, Found extends Element>(way: Way<Wanted, Found>): Family {
  const compare = (wanted: Wanted[], found: Found[], to: string): Comparing => ({
    to,
    changes: (stubs) => {
      const stubbed = (one: Wanted) => (stubs.has(keyOf(way.name, idOf(one))) ? way.stub(one) : one)
      const upTo = (one: Element) => idOf(one) <= to
      return way.differ(wanted.filter(upTo).map(stubbed), found.filter(upTo))
    },
  })
  return {
    name: way.name,
    kind: way.kind,
    read: async (reader, window) => {
      const wanted = await way.read(reader, window)
      return {
        ids: wanted.map(idOf),
        compareRange: async (engine, range) => {
          const found = await way.findRange(engine, range)
          return compare(wanted, found, windowEnd(range, way.reads(found)))
        },
        compareIds: async (engine, ids) =>
          compare(wanted, await way.findIds(engine, ids), pastAllIds),
      }
    },
  }
}

/** After every id: uuids are hexadecimal. */
export const pastAllIds = '~'

const puts = <One extends Element>(name: string, elements: readonly One[]) =>
  elements.map((element) => ({ key: keyOf(name, idOf(element)), element }))

const ofNodes = ({ name, label, read }: NodeFamily): Family =>
  familyOf<GraphNode, FoundNode>({
    name,
    kind: 'NODES',
    read,
    stub: stubNode,
    findRange: (engine, range) => readNodesInRange(engine, label, range),
    findIds: (engine, ids) => readNodesById(engine, label, ids),
    reads: (found) => [found],
    differ: (wanted, found) => {
      const { put, drop } = nodeDifferences(wanted, found)
      return {
        ...noChanges,
        putNodes: puts(name, put),
        dropNodes: drop.map((id) => ({ key: keyOf(name, id), label, id })),
      }
    },
  })

const ofTies = ({ name, types, read }: TieFamily): Family =>
  familyOf<GraphTie, FoundTie>({
    name,
    kind: 'TIES',
    read,
    stub: stubTie,
    findRange: (engine, range) => readTiesInRange(engine, types, range),
    findIds: (engine, ids) => readTiesById(engine, types, ids),
    reads: (found) => [...Map.groupBy(found, (tie) => tie.type).values()],
    differ: (wanted, found) => {
      const { put, drop } = tieDifferences(wanted, found)
      return {
        ...noChanges,
        putTies: puts(name, put),
        dropTies: drop.map((tie) => ({ key: keyOf(name, tie.id), ...tie })),
      }
    },
  })

/** All that is projected, in the order in which a comparison goes through it: nodes, then ties. */
export const families: readonly Family[] = [
  ...nodeFamilies.map(ofNodes),
  ...tieFamilies.map(ofTies),
]
