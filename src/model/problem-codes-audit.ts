import { type Terms, term } from './term.ts'

/** The codes of what is kept back so that nothing personal is read unseen. */
export const auditCodes = {
  AUDIT_UNAVAILABLE: term(
    ['Jejak audit tidak dapat ditulis', 'Audit unavailable'],
    [
      'Jawaban itu ditahan karena pembacaannya tidak dapat dicatat; perubahan yang dikirim mungkin sudah dibuat.',
      'The answer is kept back because its reading could not be put on record; a change that was sent may have been made.',
    ],
  ),
  PERSONAL_CLOSED: term(
    ['Data pribadi ditutup', 'Personal data closed'],
    [
      'Semua data pribadi sedang ditutup bagi siapa pun.',
      'All personal data are closed to everybody at present.',
    ],
  ),
} as const satisfies Terms<string>
