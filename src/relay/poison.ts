import type { Engine } from '../network/engine.ts'
import { isWriteRefused } from '../network/write-refused.ts'
import { applyChanges, type Changes, putKeys } from './changes.ts'

/** More than this many refused records are no matter of the records. */
const mostPoisoned = 100

/** What a trial ends with, so that nothing of it is kept. */
class TrialOver extends Error {}

const none: ReadonlySet<string> = new Set()

/**
 * Finds the records whose elements the graph refuses, by halving: what is not on trial is stubbed,
 * and nothing is kept. Throws the `refusal` itself when stubs do not help or too many are refused.
 */
export async function findPoisoned(
  engine: Engine,
  changes: (stubs: ReadonlySet<string>) => Changes,
  refusal: unknown,
): Promise<ReadonlySet<string>> {
  const all = putKeys(changes(none))
  const poisoned: string[] = []
  const refused = (tried: ReadonlySet<string>) =>
    isRefused(engine, changes(new Set(all.filter((key) => !tried.has(key)))))

  async function search(keys: readonly string[]): Promise<void> {
    if (!(await refused(new Set(keys)))) return
    const before = poisoned.length
    if (keys.length > 1) {
      const middle = Math.ceil(keys.length / 2)
      await search(keys.slice(0, middle))
      await search(keys.slice(middle))
    }
    // One alone, or several that are refused only together.
    if (poisoned.length === before) poisoned.push(...keys)
    if (poisoned.length > mostPoisoned) throw refusal
  }

  if (await refused(none)) throw refusal
  await search(all)
  if (poisoned.length === 0) throw refusal
  return new Set(poisoned)
}

async function isRefused(engine: Engine, changes: Changes): Promise<boolean> {
  try {
    await engine.write(async (run) => {
      await applyChanges(run, changes)
      throw new TrialOver()
    })
  } catch (error) {
    if (error instanceof TrialOver) return false
    if (isWriteRefused(error)) return true
    throw error
  }
  return false
}
