import type { Engine, Run } from '../network/engine.ts'
import { advance, readWatermark, type Watermark } from '../network/watermark.ts'
import { isWriteRefused } from '../network/write-refused.ts'

/** Moves the graph from one watermark to the next together with `apply`; false: somebody else did. */
export type Commit = (
  engine: Engine,
  from: Watermark,
  to: Watermark,
  apply: (run: Run) => Promise<void>,
) => Promise<boolean>

/**
 * In one transaction: locks the watermark, compares its epoch, applies, moves on. A store that fell
 * silent may have kept it all the same, and a transaction that was run again may find its own work
 * done: the owner in the watermark tells.
 */
export const commit: Commit = async (engine, from, to, apply) => {
  const isOurs = async () => {
    const now = await readWatermark(engine)
    return now?.incarnation === to.incarnation && now.epoch === to.epoch && now.owner === to.owner
  }
  try {
    const won = await engine.write(async (run) => {
      if (!(await advance(run, from, to))) return false
      await apply(run)
      return true
    })
    return won || (await isOurs())
  } catch (error) {
    if (isWriteRefused(error)) throw error
    if (await isOurs().catch(() => false)) return true
    throw error
  }
}
