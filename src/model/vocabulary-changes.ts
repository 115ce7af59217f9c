import type { RevisionOperation } from './change.ts'
import { type Terms, term } from './term.ts'

export const revisionOperationTerms: Terms<RevisionOperation> = {
  CREATED: term(['Dibuat', 'Created'], ['Catatan itu dibuat.', 'The record was made.']),
  UPDATED: term(['Diubah', 'Updated'], ['Catatan itu diubah.', 'The record was changed.']),
  DELETED: term(
    ['Dihapus', 'Deleted'],
    ['Catatan itu dihapus karena keliru.', 'The record was removed, as a mistake.'],
  ),
}
