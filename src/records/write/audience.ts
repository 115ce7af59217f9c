import type { IdPrefix } from '../../model/public-id.ts'
import type { Visibility } from '../../model/viewer.ts'
import type { References } from './references.ts'
import type { Tell } from './rules.ts'
import type { Values } from './write.ts'

/** The records that name whose they are, when only some may see them. */
export const namesAudience: ReadonlySet<IdPrefix> = new Set([
  ...(['actor', 'tie', 'issue', 'outcome', 'stance', 'activity', 'commitment'] as const),
  ...(['publication', 'source', 'claim'] as const),
])

/** The columns in which a record names a party of it: a group among these may keep it to itself. */
export const ends = [
  'actorId',
  'groupId',
  'fromId',
  'toId',
  'assessorId',
  'winnerId',
  'byId',
] as const

/** Whether not all of the network sees it. */
export const isNarrow = (visibility: unknown): boolean =>
  visibility === 'ALLIANCE' || visibility === 'GROUP' || visibility === 'SELF'

const keptToGroups: ReadonlySet<IdPrefix> = new Set(['stance', 'activity', 'commitment'] as const)

/** Who may see a row that does not say it: the default of its column, which a test compares. */
export const defaultVisibility = (table: IdPrefix): Visibility =>
  keptToGroups.has(table) ? 'GROUP' : 'NETWORK'

interface Asker {
  readonly references: Pick<References, 'kindOf'>
  /** Uuids of the groups that the writer acts for. Null: whose a record is need not be said. */
  readonly homes: readonly string[] | null
  readonly tell: Tell
}

/**
 * The column that says whose a row is, where it follows from the rest; tells when the row names
 * somebody who cannot be it, or nobody where it has to.
 */
export function audienceColumns(
  table: IdPrefix,
  given: Values,
  { references, homes, tell }: Asker,
): { readonly audienceId?: string } {
  const row = { ...given, visibility: given.visibility ?? defaultVisibility(table) }
  const audienceId = ownAudience(table, row, homes ?? [])
  const shown = audienceId ? { ...row, audienceId } : row
  // A claim is whose its subject is, whatever that is.
  checkAudience(shown, tell, table === 'claim' ? { kindOf: () => null } : references)
  if (homes && table !== 'actor') checkOwned(shown, tell)
  return audienceId ? { audienceId } : {}
}

/**
 * Whose a new row of GROUP or SELF is when nobody is named: of the group of the writer's that it is
 * about, or the only one there is. Null: that cannot be told, or nothing has to be.
 */
function ownAudience(table: IdPrefix, row: Values, homes: readonly string[]): string | null {
  if (table === 'actor' || row.audienceId != null || row.visibility === 'ALLIANCE') return null
  if (!isNarrow(row.visibility)) return null
  const named = ends.map((end) => row[end]).find((id) => homes.includes(id as string))
  return (named as string | undefined) ?? (homes.length === 1 ? (homes[0] as string) : null)
}

/** A record of ALLIANCE names one, one of GROUP or SELF a group, and one of a wider circle nobody. */
function checkAudience(row: Values, tell: Tell, { kindOf }: Pick<References, 'kindOf'>): void {
  const { visibility, audienceId } = row
  if (audienceId == null) {
    if (visibility === 'ALLIANCE') tell('audience', 'REQUIRED', needed)
    return
  }
  if (!isNarrow(visibility)) {
    tell('audience', 'BAD_VALUE', notNeeded)
    return
  }
  const kind = typeof audienceId === 'string' ? kindOf(audienceId) : null
  const due = visibility === 'ALLIANCE' ? 'ALLIANCE' : 'GROUP'
  if (kind === null || (kind === due && audienceId !== row.id)) return
  tell('audience', 'WRONG_KIND', {
    id: `Untuk ${visibility}, di sini haruslah pihak lain jenis ${due}.`,
    en: `For ${visibility}, another actor of kind ${due} has to stand here.`,
  })
}

/** A record of GROUP or SELF is somebody's, or nobody would see it. */
function checkOwned({ visibility, audienceId }: Values, tell: Tell): void {
  if (audienceId != null || (visibility !== 'GROUP' && visibility !== 'SELF')) return
  tell('audience', 'REQUIRED', {
    id: 'Sebutkan kelompok pemilik catatan ini.',
    en: 'Name the group whose record this is.',
  })
}

const needed = {
  id: 'Catatan yang terlihat oleh ALLIANCE wajib menyebut gabungannya.',
  en: 'A record that an ALLIANCE sees has to name it.',
}

const notNeeded = {
  id: 'Catatan yang terlihat oleh umum atau jaringan tidak menyebut milik siapa.',
  en: 'A record that the public or the network sees names nobody whose it is.',
}
