import type { Engine } from '../../src/network/engine.ts'
import { readWatermark, watermarkText } from '../../src/network/watermark.ts'
import type { PrismaClient } from '../../src/records/generated/client.ts'
import { keyOf } from '../../src/relay/batch.ts'
import { look } from '../../src/relay/look.ts'
import { inSnapshot } from '../../src/relay/snapshot.ts'
import { type Canon, canonOfGraph, canonOfRecords, upTo } from './canon.ts'

/**
 * What differs between graph and records though the watermark says that it was followed: neither
 * among the records that changed since, nor beyond the cursor. Empty is right.
 */
export async function unexplained(records: PrismaClient, engine: Engine): Promise<string[]> {
  const { mark, graph } = await engine.write(async (run) => {
    // Whoever is still at it holds this lock.
    await run("MATCH (m:Watermark {id: 'main'}) SET m.lock = 0")
    const [row] = await run(watermarkText)
    return { mark: row, graph: await canonOfGraph(run) }
  })
  const whole = await readWatermark(engine)
  if (!whole || !mark || whole.epoch !== mark.epoch) return ['the watermark moved']
  return inSnapshot(records, async (reader) => {
    const { keys, restart } = await look(reader, whole)
    if (restart && restart !== 'ASKED') return []
    const changed = new Set(keys.map(({ kind, id }) => keyOf(kind, id)))
    const wanted = upTo(whole.cursor, await canonOfRecords(reader, whole.poisoned))
    return differing(upTo(whole.cursor, graph), wanted).filter((key) => !changed.has(key))
  })
}

/** The keys of what stands in one of the two and not in the other. */
function differing(one: Canon, other: Canon): string[] {
  const lines = (canon: Canon) => new Set(canon.map(([, line]) => line))
  const [a, b] = [lines(one), lines(other)]
  return [
    ...one.filter(([, line]) => !b.has(line)),
    ...other.filter(([, line]) => !a.has(line)),
  ].map(([key]) => key)
}
