import type { DuplicateReason } from './duplicate.ts'
import type { LeftReason } from './merge.ts'
import { type Terms, term } from './term.ts'

export const leftReasonTerms: Terms<LeftReason> = {
  CHANGED: term(
    ['Sudah diubah', 'Changed'],
    ['Catatan itu diubah sesudah penggabungan.', 'It was changed after the merge.'],
  ),
  DELETED: term(
    ['Sudah dihapus', 'Deleted'],
    ['Catatan itu dihapus sesudah penggabungan.', 'It was removed after the merge.'],
  ),
  COLLIDES: term(
    ['Berbenturan', 'Collides'],
    ['Catatan itu akan berbenturan dengan catatan lain.', 'It would collide with another record.'],
  ),
}

export const duplicateReasonTerms: Terms<DuplicateReason> = {
  NAME_WORDS: term(
    ['Kata dalam nama', 'Words of names'],
    [
      'Nama keduanya memuat kata yang sama, juga yang searti (HBW, homeworkers, pekerja rumahan).',
      'Names of both have words in common, or words that mean the same (HBW, homeworkers, pekerja rumahan).',
    ],
  ),
  NAME_SPELLING: term(
    ['Ejaan nama', 'Spelling of names'],
    ['Nama keduanya ditulis hampir sama.', 'Names of both are spelt almost alike.'],
  ),
  SAME_CONTACT: term(
    ['Kontak sama', 'Same contact'],
    ['Keduanya dihubungi lewat kontak yang sama.', 'Both are reached by the same contact.'],
  ),
  SHARED_REGENCY: term(
    ['Kabupaten atau kota sama', 'Shared regency'],
    ['Keduanya berada di kabupaten atau kota yang sama.', 'Both are in the same regency or city.'],
  ),
  SHARED_TRADES: term(
    ['Pekerjaan sama', 'Shared trades'],
    ['Anggota keduanya mengerjakan hal yang sama.', 'The members of both do the same work.'],
  ),
  SHARED_NEIGHBOURS: term(
    ['Hubungan sama', 'Shared neighbours'],
    [
      'Keduanya berhubungan sejenis dengan pihak yang sama.',
      'Both have a tie of the same kind with the same actor.',
    ],
  ),
  OTHER_AREA: term(
    ['Wilayah lain', 'Other area'],
    [
      'Menentang: wilayah keduanya tidak saling mencakup.',
      'Against it: no area of one is, or lies within, one of the other.',
    ],
  ),
  OTHER_LEVEL: term(
    ['Tingkat lain', 'Other level'],
    ['Menentang: keduanya bergerak di tingkat lain.', 'Against it: the two act on other levels.'],
  ),
  OTHER_FOUNDING: term(
    ['Berdiri lain waktu', 'Other founding'],
    [
      'Menentang: keduanya pasti berdiri pada waktu yang berbeda.',
      'Against it: the two were founded at different times for certain.',
    ],
  ),
  MEMBERS_AT_ONCE: term(
    ['Sama-sama anggota', 'Members at once'],
    [
      'Menentang: keduanya menjadi anggota satu gabungan pada waktu yang sama.',
      'Against it: both are members of one alliance at the same time.',
    ],
  ),
  TIED_TO_EACH_OTHER: term(
    ['Saling berhubungan', 'Tied to each other'],
    ['Menentang: ada hubungan di antara keduanya.', 'Against it: there is a tie between the two.'],
  ),
}
