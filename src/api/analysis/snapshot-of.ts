import { buildSnapshot } from '../../analysis/build-snapshot.ts'
import type { Snapshot } from '../../analysis/snapshot.ts'
import {
  type NetworkState,
  readSliceColumns,
  readState,
  sliceColumns,
} from '../../network/slice-columns.ts'
import { cursorEnd } from '../../network/watermark.ts'
import type { Context } from '../context.ts'
import { listName } from '../cursor.ts'
import { refuseIfOver } from '../level.ts'
import type { NetworkShape } from '../network.ts'
import { type VersionSpan, versionOf } from '../network-version.ts'

/** A slice as methods take it, and which state of the network it shows. */
export interface Sliced {
  readonly snapshot: Snapshot
  readonly version: VersionSpan
}

/** How often a slice is read again that changed while it was read. */
const mostTries = 3

const read = new WeakMap<NetworkShape, Promise<Sliced>>()

/**
 * The snapshot of a slice of the network: kept for all who see the same of the same state of it. When
 * the network moves on while it is read, it is read again, three times at most; `version` tells.
 */
export function snapshotOf(context: Context, network: NetworkShape): Promise<Sliced> {
  const held = read.get(network)
  if (held) return held
  const begun = network.watch.during(readSnapshot(context, network))
  read.set(network, begun)
  return begun
}

async function readSnapshot(context: Context, network: NetworkShape): Promise<Sliced> {
  let state = await readState(network.engine)
  for (let tries = 1; ; tries += 1) {
    refuseIfOver(context)
    try {
      const snapshot = await context.analysis.snapshots.of(keyOf(network, state), () =>
        readAt(network, state),
      )
      return { snapshot, version: span(state, state) }
    } catch (error) {
      if (!(error instanceof Moved)) throw error
      const { snapshot, to } = error
      if (tries === mostTries) return { snapshot, version: span(state, to) }
      state = to
    }
  }
}

/** Reads a slice at that state; throws Moved when it is another one afterwards. */
async function readAt({ engine, slice }: NetworkShape, state: NetworkState): Promise<Snapshot> {
  const build = buildSnapshot()
  for await (const batch of readSliceColumns(engine, slice)) build.add(batch)
  const snapshot = build.done(versionOf(state.mark))
  const to = await readState(engine)
  if (nameOf(to) !== nameOf(state)) throw new Moved(snapshot, to)
  return snapshot
}

class Moved extends Error {
  readonly snapshot: Snapshot
  readonly to: NetworkState

  constructor(snapshot: Snapshot, to: NetworkState) {
    super('The network moved on while it was read.')
    this.snapshot = snapshot
    this.to = to
  }
}

const nameOf = ({ mark, hidden }: NetworkState): string => JSON.stringify([versionOf(mark), hidden])

const span = (from: NetworkState, to: NetworkState): VersionSpan => ({
  from: versionOf(from.mark),
  to: versionOf(to.mark),
  complete: from.mark?.cursor === cursorEnd && to.mark?.cursor === cursorEnd,
})

/** All that a snapshot depends on: the state, who sees what, and the slice. */
function keyOf({ slice, knownAt }: NetworkShape, state: NetworkState): string {
  const { text, params } = sliceColumns(slice, '')
  return listName([knownAt, nameOf(state), text, params])
}
