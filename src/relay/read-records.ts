import type { Engine } from '../network/engine.ts'
import type { DirtyKey } from '../records/dirty.ts'
import { type Batch, type Comparing, type Family, families, keyOf, pastAllIds } from './batch.ts'
import { type Changes, joined } from './changes.ts'
import { type Reader, windowAfter, windowOf } from './family.ts'
import type { Place } from './place.ts'

/** How many records of one family a window of a comparison holds. */
const windowSize = 2000

/** The records of one batch, all read in one snapshot. */
export interface ReadRecords {
  /** Records that may have changed, family by family. */
  readonly dirty: readonly { family: Family; ids: readonly string[]; batch: Batch }[]
  /** The window after the cursor; null at the end. */
  readonly window: { place: Place; to: string; batch: Batch } | null
}

/** Reads the records of these keys, and the window at `place`, which may hold some of them too. */
export async function readRecords(
  reader: Reader,
  keys: readonly DirtyKey[],
  retried: readonly string[],
  place: Place | null,
): Promise<ReadRecords> {
  const window = place && (await readWindow(reader, place))
  const wanted = new Set([...keys.map(({ kind, id }) => keyOf(kind, id)), ...retried])
  const dirty: ReadRecords['dirty'][number][] = []
  for (const family of families) {
    const ids = idsOf(family, wanted).filter((id) => !(window && isWithin(window, family, id)))
    if (ids.length === 0) continue
    dirty.push({ family, ids, batch: await family.read(reader, windowOf(ids)) })
  }
  return { dirty, window }
}

const idsOf = ({ name }: Family, keys: ReadonlySet<string>): string[] =>
  [...keys].filter((key) => key.startsWith(`${name}:`)).map((key) => key.slice(name.length + 1))

const isWithin = ({ place, to }: { place: Place; to: string }, family: Family, id: string) =>
  family === place.family && id > place.after && id <= to

async function readWindow(reader: Reader, place: Place) {
  const batch = await place.family.read(reader, windowAfter(place.after, windowSize))
  const last = batch.ids.length === windowSize ? batch.ids.at(-1) : undefined
  return { place, to: last ?? pastAllIds, batch }
}

/** A batch beside the graph. */
export interface Compared {
  /** How many records the window held, and its last id. */
  readonly size: number
  readonly to: string
  /** The keys of all records that were looked at. */
  readonly keys: { has(key: string): boolean }
  /** What has to change, with stubs for the records of these keys. */
  readonly changes: (stubs: ReadonlySet<string>) => Changes
  /** The part of that which the window found. */
  readonly differences: (stubs: ReadonlySet<string>) => Changes
}

/** Compares a batch with the graph as it is now. */
export async function compare(engine: Engine, { dirty, window }: ReadRecords): Promise<Compared> {
  const range = window && { after: window.place.after, to: window.to, limit: windowSize + 1 }
  const there = window && range && (await window.batch.compareRange(engine, range))
  const changed: Comparing[] = []
  for (const { batch, ids } of dirty) changed.push(await batch.compareIds(engine, ids))
  const to = there?.to ?? pastAllIds
  const named = new Set(dirty.flatMap(({ family, ids }) => ids.map((id) => keyOf(family.name, id))))
  const inWindow = (key: string) => {
    const [name = '', id = ''] = key.split(':')
    return window?.place.family.name === name && id > window.place.after && id <= to
  }
  const differences: Compared['differences'] = (stubs) =>
    joined(there ? [there.changes(stubs)] : [])
  return {
    size: window?.batch.ids.length ?? 0,
    to,
    keys: { has: (key) => named.has(key) || inWindow(key) },
    changes: (stubs) => joined([differences(stubs), ...changed.map((one) => one.changes(stubs))]),
    differences,
  }
}
