import { columnsOf } from './column.ts'
import { VisibilityEnum } from './enums.ts'

/** The models that tell of their keeping. */
type Kept = 'Actor' | 'Issue' | 'Stance' | 'Activity' | 'Commitment' | 'Publication'

/** The fields in which a record tells who may see it, and how often and when it changed. */
export function keepingOf(model: Kept, noun: string) {
  // These columns are the same in all of the models.
  const column = columnsOf(model as 'Actor')
  return {
    visibility: {
      type: VisibilityEnum,
      ...column('visibility'),
      description: `Who may see this ${noun}.`,
    },
    version: {
      ...column('version'),
      description: 'Counts the changes of this record, from 1.',
    },
    createdAt: {
      type: 'DateTime',
      ...column('createdAt'),
      description: 'When it was put on record.',
    },
    updatedAt: {
      type: 'DateTime',
      ...column('updatedAt'),
      description: 'When the record last changed.',
    },
  } as const
}
