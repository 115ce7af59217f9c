import type { Snapshot } from '../../analysis/snapshot.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import type { NetworkShape } from '../network.ts'
import type { VersionSpan } from '../network-version.ts'
import { type Sliced, snapshotOf } from './snapshot-of.ts'

/** A network as it would be: what `whatIf` makes of a part of the real one. */
export interface HypotheticalShape {
  /** The part of the real network that it was made from. */
  readonly base: NetworkShape
  /** Names the changes: cursors of its lists fit no others. */
  readonly name: unknown
  readonly snapshot: Snapshot
  readonly version: VersionSpan
  /** The real one. */
  readonly before: Sliced
  /** By actor, 1: it is lost; it keeps its place, without ties. */
  readonly lost?: Uint8Array
  /** Stances that are other ones there. */
  readonly moves?: readonly StanceMove[]
}

/** What an actor would stand for on an issue; null: as it is on record. */
export interface StanceMove {
  readonly issueId: string
  /** Its place in the snapshot. */
  readonly actor: number
  /** From -1 (against) to 1 (with us). */
  readonly stance: number | null
  readonly openness: number | null
}

export type StructureShape = NetworkShape | HypotheticalShape

/** What an analysis takes: a snapshot, and beside a hypothetical one the real one. */
export interface Structure extends Sliced {
  readonly before: Sliced | null
  /** Of a hypothetical one, by actor, 1: it is lost. */
  readonly lost?: Uint8Array | undefined
  /** Of a hypothetical one, stances that are other ones there. */
  readonly moves?: readonly StanceMove[] | undefined
  /** The part of the real network that it is, or was made from. */
  readonly network: NetworkShape
  /** What cursors are bound to beside the list itself. */
  readonly name: unknown
}

/** Each way to ask how a network is built is a file of its own beside this one. */
export const NetworkStructure = builder.interfaceRef<StructureShape>('NetworkStructure').implement({
  description:
    'What can be asked of how a network is built: who brokers, whose loss would hurt, which blocs there are, whom to move through whom. A part of the real network answers it, and a network as it would be. Every answer says how it was computed.',
})

const isHypothetical = (shape: StructureShape): shape is HypotheticalShape => 'base' in shape

/** Reads what an analysis takes, or takes it from what was made. */
export async function structureOf(context: Context, shape: StructureShape): Promise<Structure> {
  if (isHypothetical(shape)) {
    const { base, name, snapshot, version, before, lost, moves } = shape
    return { snapshot, version, before, lost, moves, network: base, name: [base.name, name] }
  }
  const sliced = await snapshotOf(context, shape)
  return { ...sliced, before: null, network: shape, name: shape.name }
}
