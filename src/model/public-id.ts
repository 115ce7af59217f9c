import { Refusal } from './problem.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export const isUuid = (text: string): boolean => uuid.test(text)

/** The readable prefixes of public ids: `actor_018f…`, whatever the actor's kind. */
export const idPrefixes = [
  'actor',
  'area',
  'claim',
  'membership',
  'person',
  'source',
  'tie',
  'trade',
  'recognition',
  'issue',
  'stageEvent',
  'issueRelation',
  'seat',
  'outcome',
  'stance',
  'activity',
  'participation',
  'commitment',
  'publication',
  'publicationTitle',
  'publicationRole',
  'publicationPart',
  'publicationActivity',
  'actorName',
  'actorArea',
  'actorTrade',
  'activityIssue',
  'contact',
  'tieAssessment',
  'merge',
  'account',
  'grant',
  'apiKey',
  'consent',
  'dataRequest',
] as const

export type IdPrefix = (typeof idPrefixes)[number]

export const publicId = (prefix: IdPrefix, id: string): string => `${prefix}_${id}`

/** The table of the records with these ids; it is called like them, with a capital. */
export const tableName = (prefix: IdPrefix): string =>
  `${prefix.charAt(0).toUpperCase()}${prefix.slice(1)}`

/** The prefix of the ids of a table's records; throws for a table whose records have none. */
export function prefixOfTable(table: string): IdPrefix {
  const prefix = idPrefixes.find((one) => tableName(one) === table)
  if (!prefix) throw new Error(`The records of ${table} have no public id`)
  return prefix
}

/** Splits a public id; null when it is malformed or bears a prefix that is not known. */
export function readPublicId(text: string): { prefix: IdPrefix; id: string } | null {
  const at = text.indexOf('_')
  const prefix = idPrefixes.find((one) => one === text.slice(0, at))
  const id = text.slice(at + 1)
  return prefix !== undefined && uuid.test(id) ? { prefix, id } : null
}

/** Splits a public id; throws BAD_ID when it is malformed or bears a prefix that is not known. */
export function parsePublicId(text: string): { prefix: IdPrefix; id: string } {
  const read = readPublicId(text)
  if (!read) {
    throw new Refusal('BAD_ID', {
      id: 'Id itu tidak berbentuk benar. Contoh: actor_01890a5d-ac96-774b-bcce-b302099a8057.',
      en: 'That id is malformed. An id looks like actor_01890a5d-ac96-774b-bcce-b302099a8057.',
    })
  }
  return read
}

/** The uuid of a public id that must bear this prefix; throws BAD_ID otherwise. */
export function idOf(prefix: IdPrefix, text: string): string {
  const parsed = parsePublicId(text)
  if (parsed.prefix !== prefix) {
    throw new Refusal('BAD_ID', {
      id: `Di sini diperlukan id dengan awalan ${prefix}_.`,
      en: `An id that begins with ${prefix}_ is needed here.`,
    })
  }
  return parsed.id
}
