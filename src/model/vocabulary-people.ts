import type { ConsentManner } from './consent.ts'
import type { MemberOrderField, PersonalRule } from './person.ts'
import { type Terms, term } from './term.ts'

export const consentMannerTerms: Terms<ConsentManner> = {
  WRITTEN: term(['Tertulis', 'Written'], ['Dengan tanda tangan di kertas.', 'Signed on paper.']),
  SPOKEN: term(['Lisan', 'Spoken'], ['Diucapkan di depan saksi.', 'Said before a witness.']),
  DIGITAL: term(
    ['Digital', 'Digital'],
    ['Diberikan sendiri lewat layar.', 'Given by the person themselves on a screen.'],
  ),
}

export const personalRuleTerms: Terms<PersonalRule> = {
  NOT_ALLOWED: term(
    ['Bukan wewenang', 'Not allowed'],
    [
      'Hanya orang itu sendiri, pengurus kelompoknya, dan petugas data pribadi untuk permintaan orang itu.',
      'Only the person, the organizers of their group, and a data officer for a request of the person.',
    ],
  ),
  PERSON_RESTRICTED: term(
    ['Dibatasi', 'Restricted'],
    [
      'Data disimpan tanpa dipakai, atas permintaan orang itu.',
      'The data are kept and not used, as the person asked.',
    ],
  ),
  NO_CONSENT: term(
    ['Tanpa persetujuan', 'No consent'],
    [
      'Tidak ada persetujuan yang berlaku untuk tujuan permintaan ini.',
      'No consent that holds covers the purpose of this request.',
    ],
  ),
  PERSONAL_UNREADABLE: term(
    ['Tidak terbaca', 'Unreadable'],
    [
      'Yang tersimpan tidak dapat dibuka: kuncinya tidak ada atau isinya rusak.',
      'What is kept cannot be opened: its key is missing, or it was damaged.',
    ],
  ),
}

export const memberOrderTerms: Terms<MemberOrderField> = {
  NAME: term(
    ['Nama', 'Name'],
    [
      'Namanya, tanpa huruf besar dan aksen; yang namanya tidak boleh dibaca datang terakhir.',
      'The name, folded: no case, no accents; those whose name may not be read come last.',
    ],
  ),
  SINCE: term(
    ['Awal', 'Beginning'],
    ['Hari terawal ia mungkin bergabung.', 'The earliest day on which each may have joined.'],
  ),
}
