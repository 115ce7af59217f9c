import { cursorEnd } from '../network/watermark.ts'
import { type Family, families, pastAllIds } from './batch.ts'

/** How far a comparison has come: within a family, after an id. */
export interface Place {
  readonly family: Family
  readonly after: string
}

/** Where a cursor stands; null at the end. A cursor that means nothing stands at the beginning. */
export function placeOf(cursor: string): Place | null {
  if (cursor === cursorEnd) return null
  const [name, after = ''] = cursor.split(':')
  const family = families.find((one) => one.name === name)
  const [first] = families
  if (family) return { family, after }
  return first ? { family: first, after: '' } : null
}

/** The cursor after a family was compared up to an id. */
export function cursorAfter({ family }: Place, to: string): string {
  if (to !== pastAllIds) return `${family.name}:${to}`
  const next = families[families.indexOf(family) + 1]
  return next ? `${next.name}:` : cursorEnd
}

/** The first cursor after the beginning: strays are gone, nothing is compared yet. */
export const firstCursor = `${families[0]?.name}:`

/** Whether all nodes were compared, so that no tie can miss an end. */
export const allNodesAreThere = (place: Place | null): boolean => place?.family.kind !== 'NODES'
