import { type Terms, term } from './term.ts'

/** The codes of what is kept of people, and of why it is not told. */
export const peopleCodes = {
  PURPOSE_REQUIRED: term(
    ['Tujuan diperlukan', 'Purpose required'],
    [
      'Data pribadi hanya dibaca atau diubah untuk suatu tujuan; sebutkan dalam header Anyam-Purpose.',
      'Personal data are read or changed for a purpose only; name it in the header Anyam-Purpose.',
    ],
  ),
  PERSONAL_KEYS_MISSING: term(
    ['Kunci data pribadi tidak ada', 'Personal keys missing'],
    [
      'Server ini berjalan tanpa kunci untuk data pribadi.',
      'This server runs without a key for personal data.',
    ],
  ),
  PERSONAL_UNREADABLE: term(
    ['Data pribadi tidak terbaca', 'Personal data unreadable'],
    [
      'Yang tersimpan tentang orang itu tidak dapat dibuka di sini.',
      'What is kept of that person cannot be opened here.',
    ],
  ),
  PERSON_RESTRICTED: term(
    ['Dibatasi', 'Person restricted'],
    [
      'Orang itu meminta datanya disimpan tanpa dipakai.',
      'The person asked that their data be kept and not used.',
    ],
  ),
  NO_CONSENT: term(
    ['Tanpa persetujuan', 'No consent'],
    [
      'Tidak ada persetujuan yang berlaku untuk tujuan itu.',
      'No consent that holds covers the purpose.',
    ],
  ),
  GROUP_TOO_LARGE: term(
    ['Kelompok terlalu besar', 'Group too large'],
    [
      'Anggota kelompok itu terlalu banyak untuk diurutkan atau dicari sekaligus.',
      'The group has more members than are put in order or searched at once.',
    ],
  ),
} as const satisfies Terms<string>
