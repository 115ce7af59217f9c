import { createHash } from 'node:crypto'

/** 1 April 2018, 00:00 UTC, the month in which the guide's drafting began; every seeded id bears it. */
const moment = Date.UTC(2018, 3, 1)

/**
 * The id of a seeded record: shaped as a UUIDv7, made from its kind and key alone, so that it is the
 * same in every database. Keys: an actor's, issue's, activity's, publication's, trade's or source's
 * slug; an area's code; `tieKey` for a tie.
 */
export function seedId(kind: string, key: string): string {
  const time = moment.toString(16).padStart(12, '0')
  const hash = createHash('sha256').update(`${kind}\n${key}`).digest('hex')
  const variant = ((Number.parseInt(hash.slice(3, 4), 16) & 3) | 8).toString(16)
  return [
    time.slice(0, 8),
    time.slice(8),
    `7${hash.slice(0, 3)}`,
    `${variant}${hash.slice(4, 7)}`,
    hash.slice(7, 19),
  ].join('-')
}

/** The key of a tie for `seedId`: its kind, its two ends in the order given, and since when. */
export const tieKey = (tie: {
  readonly kind: string
  readonly from: string
  readonly to: string
  readonly since?: string | null | undefined
}): string => [tie.kind, tie.from, tie.to, tie.since ?? ''].join('|')

/** The key of a claim: what it is about, which property, which source, and the value as printed. */
export const claimKey = (
  subject: string,
  claim: { readonly property: string; readonly source: string; readonly asPrinted: string },
): string => [subject, claim.property, claim.source, claim.asPrinted].join('|')
