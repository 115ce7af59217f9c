import DataLoader from 'dataloader'
import type { ActorKind } from '../../model/actor.ts'
import { type IdPrefix, isUuid, readPublicId } from '../../model/public-id.ts'
import { notFound } from './apply.ts'
import type { Write } from './write.ts'

/** A record as an input names it: by its public id, or by its slug or code. */
export interface Reference {
  readonly id?: string | null | undefined
  readonly slug?: string | null | undefined
  readonly code?: string | null | undefined
}

/** Finds the records that an input names, those of one kind by one statement. */
export interface References {
  /** The uuid of a record; null, and a problem is told, when there is none. */
  find(table: IdPrefix, named: Reference, path: readonly string[]): Promise<string | null>
  /** The same for a record that is named by its public id alone. */
  findId(table: IdPrefix, id: string, path: readonly string[]): Promise<string | null>
  /** The kind of an actor that was found. */
  kindOf(actorId: string): ActorKind | null
  /** Whether a name that was found is that of an actor which lives on in another one. */
  isMerged(named: Reference): boolean
  /** Tells the kind of an actor that this request itself is about to write. */
  learnKind(actorId: string, kind: ActorKind): void
  /** Makes a record that this request itself is about to write known by its slug. */
  announce(table: IdPrefix, slug: string, id: string): void
}

type Row = {
  id: string
  slug?: string
  code?: string
  kind?: ActorKind
  mergedIntoId?: string | null
}
/** Tables of which a merge may leave rows aside: nothing is said of those any more. */
const mayBeAside: ReadonlySet<IdPrefix> = new Set([
  'actorName',
  'actorArea',
  'actorTrade',
  'recognition',
  'contact',
  'membership',
  'tie',
  'seat',
  'outcome',
  'participation',
  'commitment',
  'publicationRole',
])

type Find = (query: object) => Promise<Row[]>

const keys: Partial<Record<IdPrefix, 'slug' | 'code'>> = {
  actor: 'slug',
  area: 'code',
  trade: 'slug',
  issue: 'slug',
  activity: 'slug',
  publication: 'slug',
  source: 'slug',
}

export function referencesOf({ tx, problem, seen }: Write): References {
  const kinds = new Map<string, ActorKind>()
  const announced = new Map<string, string>()
  const merged = new Set<string>()
  const loaders = new Map<IdPrefix, DataLoader<string, string | null>>()
  const loaderOf = (table: IdPrefix) => {
    const held = loaders.get(table)
    if (held) return held
    const made = new DataLoader<string, string | null>((named) => load(table, named))
    loaders.set(table, made)
    return made
  }
  async function load(table: IdPrefix, named: readonly string[]): Promise<(string | null)[]> {
    const key = keys[table]
    const uuids = named.filter(isUuid)
    const others = named.filter((one) => !isUuid(one))
    const more = table === 'actor' ? { kind: true, mergedIntoId: true } : {}
    const standing = mayBeAside.has(table) ? { absorbedBy: null } : {}
    const rows = await (tx[table].findMany as unknown as Find)({
      where: {
        ...standing,
        AND: seen(table),
        OR: [{ id: { in: uuids } }, ...(key ? [{ [key]: { in: others } }] : [])],
      },
      select: { id: true, ...(key ? { [key]: true } : {}), ...more },
    })
    const found = new Map<string, string>()
    for (const row of rows) {
      const id = row.mergedIntoId ?? row.id
      if (row.kind) kinds.set(id, row.kind)
      if (row.mergedIntoId) merged.add(row.id).add(row.slug ?? '')
      found.set(row.id, id)
      if (key && row[key] !== undefined) found.set(row[key], id)
    }
    return named.map((one) => found.get(one) ?? null)
  }
  async function findId(table: IdPrefix, id: string, path: readonly string[]) {
    const parsed = uuidOf(table, id)
    const found = parsed && (await loaderOf(table).load(parsed))
    if (!found) problem(notFound(path))
    return found
  }
  return {
    kindOf: (id) => kinds.get(id) ?? null,
    isMerged: ({ id, slug }) => merged.has(id == null ? (slug ?? '') : (uuidOf('actor', id) ?? '')),
    learnKind: (id, kind) => kinds.set(id, kind),
    announce: (table, slug, id) => announced.set(`${table} ${slug}`, id),
    findId,
    async find(table, { id, slug, code }, path) {
      if (id != null) return findId(table, id, [...path, 'id'])
      const name = slug ?? code
      const made = announced.get(`${table} ${name}`)
      if (made) return made
      const text = name ?? ''
      const found = text.includes('\0') || isUuid(text) ? null : await loaderOf(table).load(text)
      if (!found) problem(notFound([...path, slug == null ? 'code' : 'slug']))
      return found
    },
  }
}

function uuidOf(table: IdPrefix, text: string): string | null {
  const read = readPublicId(text)
  return read?.prefix === table ? read.id : null
}
