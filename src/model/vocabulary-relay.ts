import type { ComparisonReason, RelayState } from './answer.ts'
import { type Terms, term } from './term.ts'

export const relayStateTerms: Terms<RelayState> = {
  FOLLOWING: term(
    ['Mengikuti', 'Following'],
    [
      'Setiap perubahan catatan segera diterapkan.',
      'It applies every change soon after it was made.',
    ],
  ),
  RECONCILING: term(
    ['Membandingkan', 'Reconciling'],
    [
      'Ia mengikuti, dan membandingkan seluruh jaringan dengan catatan.',
      'It follows, and compares all of the network with the records.',
    ],
  ),
  WAITING: term(
    ['Menunggu', 'Waiting'],
    [
      'Ia menunggu penyimpan yang tidak menjawab, atau setelah kegagalan.',
      'It waits for a store that does not answer, or after a failure.',
    ],
  ),
  STOPPED: term(['Berhenti', 'Stopped'], ['Ia tidak berjalan di sini.', 'It does not run here.']),
}

export const comparisonReasonTerms: Terms<ComparisonReason> = {
  FIRST_FILL: term(
    ['Pengisian pertama', 'First fill'],
    ['Jaringan masih kosong.', 'The network was empty.'],
  ),
  STARTED: term(
    ['Dimulai', 'Started'],
    ['Yang mengisi jaringan memulai dari awal.', 'Whoever filled the network began anew.'],
  ),
  ASKED: term(
    ['Diminta', 'Asked for'],
    [
      'Ada yang memintanya, atau sebuah tabel dikosongkan sekaligus.',
      'It was asked for, or a table was emptied at once.',
    ],
  ),
  TOO_MANY: term(
    ['Terlalu banyak', 'Too many'],
    [
      'Lebih banyak catatan berubah daripada yang diikuti satu per satu.',
      'More records had changed than are followed one by one.',
    ],
  ),
  PRUNED: term(
    ['Terpangkas', 'Pruned'],
    [
      'Jaringan tertinggal lebih lama daripada perubahan disimpan.',
      'The network had been left behind for longer than changes are kept.',
    ],
  ),
  RESTORED: term(
    ['Dipulihkan', 'Restored'],
    [
      'Catatan kembali ke keadaan terdahulu, atau basis datanya lain.',
      'The records went back to an earlier state, or are another database.',
    ],
  ),
  UPGRADED: term(
    ['Diperbarui', 'Upgraded'],
    [
      'Rilis ini menampilkan lebih banyak dari catatan yang sama.',
      'This release shows more of the same records.',
    ],
  ),
  DAMAGED: term(
    ['Rusak', 'Damaged'],
    ['Jaringan tidak seperti seharusnya.', 'The network was not what it should have been.'],
  ),
}
