import { type Terms, term } from './term.ts'

/** The codes of who may do what, and of what a request is signed with. */
export const accessCodes = {
  UNAUTHENTICATED: term(
    ['Tidak dikenali', 'Unauthenticated'],
    [
      'Kunci atau token dalam header Authorization tidak berlaku.',
      'The key or token in the Authorization header is not valid.',
    ],
  ),
  IDENTITY_UNAVAILABLE: term(
    ['Penerbit token tidak menjawab', 'Identity unavailable'],
    [
      'Token tidak dapat diperiksa karena penerbitnya tidak menjawab; kunci tetap diterima.',
      'The token cannot be checked because its issuer does not answer; keys are still taken.',
    ],
  ),
  BAD_PURPOSE: term(
    ['Tujuan salah', 'Bad purpose'],
    [
      'Header Anyam-Purpose tidak menyebut satu pun tujuan yang dikenal.',
      'The header Anyam-Purpose names none of the purposes.',
    ],
  ),
  LAST_COORDINATOR: term(
    ['Koordinator terakhir', 'Last coordinator'],
    ['Jaringan akan tanpa koordinator.', 'The whole network would be left without a coordinator.'],
  ),
} as const satisfies Terms<string>
