import type { RevisionOperation } from './change.ts'
import type { RecordKind } from './record-kind.ts'
import { type Terms, term } from './term.ts'
import { claimSubjectTerms } from './vocabulary-claims.ts'

export const revisionOperationTerms: Terms<RevisionOperation> = {
  CREATED: term(['Dibuat', 'Created'], ['Catatan itu dibuat.', 'The record was made.']),
  UPDATED: term(['Diubah', 'Updated'], ['Catatan itu diubah.', 'The record was changed.']),
  DELETED: term(
    ['Dihapus', 'Deleted'],
    ['Catatan itu dihapus karena keliru.', 'The record was removed, as a mistake.'],
  ),
}

export const recordKindTerms: Terms<RecordKind> = {
  ...claimSubjectTerms,
  PERSON: term(['Orang', 'Person'], ['Orang yang dikenal gerakan.', 'A person.']),
  TRADE: term(['Jenis pekerjaan', 'Trade'], ['Jenis kerja rumahan.', 'A kind of work at home.']),
  SOURCE: term(['Sumber', 'Source'], ['Asal suatu fakta.', 'Where a fact comes from.']),
  CLAIM: term(
    ['Pernyataan', 'Claim'],
    ['Yang dikatakan suatu sumber tentang suatu catatan.', 'What a source says about a record.'],
  ),
}
