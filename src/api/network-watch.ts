import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Context } from './context.ts'
import { spanVersion, type VersionSpan } from './network-version.ts'

/** Looks at the version of the network before and after all that is read of some slices. */
export interface NetworkWatch {
  /** Passes on a read that the second look has to wait for. */
  readonly during: <T>(read: Promise<T>) => Promise<T>
  /** Between which versions the reads took place; null: it was not wanted, or cannot be told. */
  readonly version: () => Promise<VersionSpan | null>
}

/** Takes the first look, when the version is wanted; what is read afterwards is within the span. */
export async function watchNetwork(
  context: Pick<Context, 'network'>,
  wanted: boolean,
): Promise<NetworkWatch> {
  const reads: Promise<unknown>[] = []
  const begun = Promise.withResolvers<void>()
  const over = Promise.withResolvers<void>()
  const span = spanVersion(context, wanted, () => {
    begun.resolve()
    return over.promise
  })
  await begun.promise
  return {
    during: (read) => {
      reads.push(read)
      return read
    },
    version: async () => {
      // The other fields of the slice are asked in this turn, whatever their order.
      await nextTurn()
      await Promise.allSettled(reads)
      over.resolve()
      return (await span)[1]
    },
  }
}
