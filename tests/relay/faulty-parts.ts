import { asProperties, readWatermark, type Watermark } from '../../src/network/watermark.ts'
import { type DirtyKey, dirtySince } from '../../src/records/dirty.ts'
import { keyOf } from '../../src/relay/batch.ts'
import { type Commit, commit } from '../../src/relay/commit.ts'
import { dirtyLinks } from '../../src/relay/depends-on.ts'
import { look, mostKeys } from '../../src/relay/look.ts'
import type { Parts } from '../../src/relay/step.ts'

/** What a relay would be like that has one thing wrong; each must be found out by the same tests. */
export type Fault =
  | 'serial watermark'
  | 'no compare-and-set'
  | 'compare before lock'
  | 'owner not compared'
  | 'horizon not checked'
  | 'a delete trigger missing'
  | 'an insert trigger of a derived value missing'
  | 'a derived value without its dependsOn'

/** Makes dirty rows bear the number of their insertion, for the watermark that goes by it. */
export const numberDirtyRows = 'ALTER TABLE "Dirty" ADD COLUMN IF NOT EXISTS n bigserial'

/** Goes by the highest number seen: those given early and committed late are passed over. */
const bySerial = (): Parts['look'] => {
  let last: bigint | null = null
  return async (reader, mark) => {
    const seen = await look(reader, mark)
    const [{ n: most } = { n: 0n }] = await reader.$queryRaw<{ n: bigint }[]>`
      SELECT coalesce(max(n), 0) AS n FROM "Dirty"`
    const fresh = await reader.$queryRaw<DirtyKey[]>`
      SELECT kind, id FROM "Dirty" WHERE n > ${last ?? most}`
    last = most
    // Rows that stand for others are kept as they should be: the fault is in the order alone.
    const wanted = new Set(fresh.map(({ kind, id }) => keyOf(kind, id)))
    const linked = await dirtySince(reader, mark.snapshot, dirtyLinks, mostKeys)
    const direct = await dirtySince(reader, mark.snapshot, [], mostKeys)
    const named = new Set(direct.map(({ kind, id }) => keyOf(kind, id)))
    const keys = linked.filter(({ kind, id }) => {
      const key = keyOf(kind, id)
      return wanted.has(key) || !named.has(key)
    })
    return { ...seen, keys }
  }
}

const unconditional = "MATCH (m:Watermark {id: 'main'}) SET m += $next"

/** Writes whatever the watermark has become. */
const withoutComparing: Commit = (engine, _from, to, apply) =>
  engine.write(async (run) => {
    await run(unconditional, { next: asProperties(to) })
    await apply(run)
    return true
  })

/** Compares, and only then locks: another may have moved on in between. */
const comparingFirst: Commit = async (engine, from, to, apply) => {
  const now: Watermark | null = await readWatermark(engine)
  return now?.epoch === from.epoch && withoutComparing(engine, from, to, apply)
}

/** Takes what is left of the dirty rows for all of them. */
const trusting: Parts['look'] = async (reader, mark) => {
  const seen = await look(reader, mark)
  if (seen.restart !== 'PRUNED') return seen
  return {
    ...seen,
    restart: null,
    keys: await dirtySince(reader, mark.snapshot, dirtyLinks, mostKeys),
  }
}

/** Compares the number of batches alone, which another filling of the graph may reach too. */
const comparingNumbers: Commit = (engine, from, to, apply) =>
  engine.write(async (run) => {
    const [row] = await run(
      "MATCH (m:Watermark {id: 'main'}) SET m.lock = 0 WITH m WHERE m.epoch = $epoch SET m += $next RETURN count(m) AS won",
      { epoch: from.epoch, next: asProperties(to) },
    )
    if (row?.won !== 1) return false
    await apply(run)
    return true
  })

/** Knows no row that stands for other records. */
const withoutLinks: Parts['look'] = async (reader, mark) => {
  const seen = await look(reader, mark)
  if (seen.restart) return seen
  return { ...seen, keys: await dirtySince(reader, mark.snapshot, [], mostKeys) }
}

/** A fault as parts of a relay, or as what is done to the records and undone. */
export interface Planted {
  readonly parts?: Parts
  readonly trigger?: { readonly table: string; readonly name: string }
}

export const planted = (fault: Fault): Planted =>
  (
    ({
      'serial watermark': { parts: { look: bySerial(), commit } },
      'no compare-and-set': { parts: { look, commit: withoutComparing } },
      'compare before lock': { parts: { look, commit: comparingFirst } },
      'owner not compared': { parts: { look, commit: comparingNumbers } },
      'horizon not checked': { parts: { look: trusting, commit } },
      'a delete trigger missing': { trigger: { table: 'Person', name: 'Person_dirty_delete' } },
      'an insert trigger of a derived value missing': {
        trigger: { table: 'Claim', name: 'Claim_dirty_insert' },
      },
      'a derived value without its dependsOn': { parts: { look: withoutLinks, commit } },
    }) satisfies Record<Fault, Planted>
  )[fault]
