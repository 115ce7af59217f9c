import { type Terms, term } from './term.ts'

/** The codes of what keeps a change from being made. */
export const changeCodes = {
  REQUIRED: term(
    ['Wajib diisi', 'Required'],
    ['Isian itu tidak boleh kosong.', 'That cannot be empty.'],
  ),
  BAD_TEXT: term(
    ['Teks salah', 'Bad text'],
    [
      'Teks itu kosong, terlalu panjang, atau memuat karakter kendali.',
      'The text says nothing, is too long or holds control characters.',
    ],
  ),
  BAD_VALUE: term(
    ['Nilai salah', 'Bad value'],
    ['Nilai itu tidak dapat menjadi yang dimaksud.', 'The value cannot be what it stands for.'],
  ),
  NOT_FOUND: term(
    ['Tidak ditemukan', 'Not found'],
    ['Catatan yang dirujuk tidak ada.', 'There is no record that is referred to so.'],
  ),
  VERSION_CONFLICT: term(
    ['Versi bentrok', 'Version conflict'],
    [
      'Catatan itu sudah berubah sejak versi yang disebut.',
      'The record has changed since the version that was named.',
    ],
  ),
  SLUG_TAKEN: term(
    ['Slug terpakai', 'Slug taken'],
    ['Slug itu sudah dipakai.', 'That slug is taken.'],
  ),
  ALREADY_EXISTS: term(
    ['Sudah ada', 'Already exists'],
    ['Hal yang sama sudah tercatat.', 'The same is on record already.'],
  ),
  IN_USE: term(
    ['Masih dirujuk', 'In use'],
    ['Catatan lain masih merujuk padanya.', 'Other records still refer to it.'],
  ),
  WRONG_KIND: term(
    ['Jenis salah', 'Wrong kind'],
    [
      'Pihak dari jenis itu tidak dapat berada di sana.',
      'An actor of that kind cannot stand there.',
    ],
  ),
  SELF_TIE: term(
    ['Hubungan dengan diri sendiri', 'Self tie'],
    ['Hubungan memerlukan dua pihak yang berbeda.', 'A tie needs two different actors.'],
  ),
  TIE_EXISTS: term(
    ['Hubungan sudah ada', 'Tie exists'],
    [
      'Hubungan sejenis antara keduanya sudah tercatat untuk masa yang sama.',
      'A tie of that kind between the two is on record for the same time.',
    ],
  ),
  MEMBERSHIP_OVERLAPS: term(
    ['Keanggotaan tumpang tindih', 'Membership overlaps'],
    [
      'Keanggotaan orang itu dengan peran itu sudah tercatat untuk masa yang sama.',
      'A membership of that person in that role is on record for the same time.',
    ],
  ),
  HIERARCHY_CYCLE: term(
    ['Hierarki melingkar', 'Hierarchy cycle'],
    [
      'Badan itu akan menjadi bagian dari dirinya sendiri.',
      'The body would become part of itself.',
    ],
  ),
  ENDS_BEFORE_IT_BEGINS: term(
    ['Berakhir sebelum mulai', 'Ends before it begins'],
    ['Akhirnya pasti mendahului awalnya.', 'It certainly ends before it begins.'],
  ),
  PUBLIC_NEEDS_SOURCE: term(
    ['Perlu sumber terbuka', 'Public needs source'],
    [
      'Hanya yang menyebut sumber terbuka boleh terlihat oleh umum.',
      'Only what cites a public source may be public.',
    ],
  ),
  IDEMPOTENCY_KEY_REUSED: term(
    ['Kunci dipakai ulang', 'Idempotency key reused'],
    [
      'Kunci itu sudah dipakai untuk mutasi dengan isi yang lain.',
      'That key was used for a mutation with another input.',
    ],
  ),
  SAME_ACTOR: term(
    ['Pihak yang sama', 'Same actor'],
    ['Keduanya pihak yang sama.', 'Both are the same actor.'],
  ),
  ALREADY_MERGED: term(
    ['Sudah digabungkan', 'Already merged'],
    [
      'Pihak itu sudah digabungkan ke pihak lain.',
      'The actor was merged into another one already.',
    ],
  ),
  AUDIENCE_CIRCLE: term(
    ['Kalangan melingkar', 'Audience circle'],
    [
      'Pihak itu hanya akan terlihat oleh dirinya sendiri.',
      'The actor would be visible to itself alone.',
    ],
  ),
  OTHER_VISIBILITY: term(
    ['Kalangan lain', 'Other visibility'],
    [
      'Kedua pihak tidak terlihat oleh kalangan yang sama.',
      'The two actors are not seen by the same circle.',
    ],
  ),
  MERGE_TOO_LARGE: term(
    ['Penggabungan terlalu besar', 'Merge too large'],
    [
      'Terlalu banyak catatan merujuk pada pihak itu untuk dipindahkan sekaligus.',
      'Too many records name the actor to be moved at once.',
    ],
  ),
  MERGE_UNDONE: term(
    ['Sudah dibatalkan', 'Merge undone'],
    ['Penggabungan itu sudah dibatalkan.', 'The merge was undone already.'],
  ),
  MERGE_NOT_LAST: term(
    ['Ada yang lebih baru', 'Merge not last'],
    [
      'Penggabungan yang lebih baru atas pihak atau catatan yang sama harus dibatalkan dahulu.',
      'A later merge of the same actors or records has to be undone first.',
    ],
  ),
  NOT_ALLOWED: term(
    ['Tidak diizinkan', 'Not allowed'],
    [
      'Peran atau cakupan kredensial ini tidak mengizinkannya.',
      'The roles or the scope of this credential do not allow it.',
    ],
  ),
} as const satisfies Terms<string>
