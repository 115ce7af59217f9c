import type { DataRequestKind, DataRequestStatus } from './data-request.ts'
import { type Terms, term } from './term.ts'

export const dataRequestKindTerms: Terms<DataRequestKind> = {
  ACCESS: term(
    ['Akses', 'Access'],
    [
      'Melihat data diri sendiri dan apa yang dilakukan dengannya.',
      'To see the data on oneself and what was done with them.',
    ],
  ),
  PORTABILITY: term(
    ['Salinan', 'Portability'],
    [
      'Memperoleh data diri dalam bentuk yang dapat dibaca mesin.',
      'To be given the data on oneself in a form that machines read.',
    ],
  ),
  CORRECTION: term(
    ['Perbaikan', 'Correction'],
    ['Melengkapi atau memperbaiki data diri.', 'To complete the data on oneself, or correct them.'],
  ),
  ERASURE: term(
    ['Penghapusan', 'Erasure'],
    ['Memusnahkan data diri.', 'To have the data on oneself destroyed.'],
  ),
  RESTRICTION: term(
    ['Pembatasan', 'Restriction'],
    [
      'Menyimpan data diri tanpa memakainya.',
      'To have the data on oneself kept and not used for the time being.',
    ],
  ),
  OBJECTION: term(
    ['Keberatan', 'Objection'],
    [
      'Berkeberatan atas keputusan tentang diri yang dibuat mesin sendiri.',
      'To object to a decision about oneself that a machine made alone.',
    ],
  ),
  WITHDRAWAL: term(
    ['Penarikan persetujuan', 'Withdrawal of consent'],
    ['Menarik kembali persetujuan.', 'To take a consent back.'],
  ),
}

export const dataRequestStatusTerms: Terms<DataRequestStatus> = {
  RECEIVED: term(['Diterima', 'Received'], ['Belum dijawab.', 'Nobody has answered it yet.']),
  DONE: term(['Dipenuhi', 'Done'], ['Yang diminta telah dilakukan.', 'What was asked was done.']),
  REFUSED: term(
    ['Ditolak', 'Refused'],
    [
      'Ditolak dengan alasan yang diberikan undang-undang.',
      'It was refused, for a reason that the law gives.',
    ],
  ),
}
