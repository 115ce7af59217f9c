import { claimSubjects, subjectTable } from './claim-subject.ts'
import type { IdPrefix } from './public-id.ts'

/** The types of record that have an id of their own in the API, whatever the kind of an actor. */
export const recordKinds = [...claimSubjects, 'PERSON', 'TRADE', 'SOURCE', 'CLAIM'] as const

export type RecordKind = (typeof recordKinds)[number]

/** The prefix of the public ids of such records. */
export const prefixOf = (kind: RecordKind): IdPrefix => {
  switch (kind) {
    case 'PERSON':
      return 'person'
    case 'TRADE':
      return 'trade'
    case 'SOURCE':
      return 'source'
    case 'CLAIM':
      return 'claim'
    default:
      return subjectTable(kind)
  }
}
