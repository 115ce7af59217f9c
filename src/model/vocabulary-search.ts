import type { MatchedName, SearchReason, SearchTarget } from './search.ts'
import { type Terms, term } from './term.ts'
import { actorKindTerms } from './vocabulary-actors.ts'
import { nameKindTerms } from './vocabulary-details.ts'

export const searchTargetTerms: Terms<SearchTarget> = {
  ...actorKindTerms,
  ISSUE: term(
    ['Isu', 'Issue'],
    ['Tuntutan, kebijakan, atau perkara.', 'A demand, a policy or a court case.'],
  ),
  ACTIVITY: term(
    ['Kegiatan', 'Activity'],
    [
      'Yang dilakukan atau direncanakan gerakan, misalnya audiensi atau kongres.',
      'What the movement did or planned, for example a hearing or a congress.',
    ],
  ),
  PUBLICATION: term(
    ['Terbitan', 'Publication'],
    ['Karya yang diterbitkan, misalnya panduan.', 'A published work, for example a guide.'],
  ),
  AREA: term(
    ['Wilayah', 'Area'],
    ['Provinsi, kabupaten, atau kota.', 'A province, regency or city.'],
  ),
  TRADE: term(
    ['Jenis pekerjaan', 'Trade'],
    ['Jenis pekerjaan yang dikerjakan di rumah.', 'A kind of work done at home.'],
  ),
  SOURCE: term(['Sumber', 'Source'], ['Asal suatu fakta.', 'Where a fact comes from.']),
}

export const searchReasonTerms: Terms<SearchReason> = {
  EXACT: term(
    ['Sama persis', 'Exact'],
    [
      'Namanya sama, tanpa memandang huruf besar, aksen, dan tanda baca.',
      'The name is the same, whatever its case, accents and punctuation.',
    ],
  ),
  PREFIX: term(['Awalan', 'Prefix'], ['Namanya berawal begitu.', 'The name begins so.']),
  WORDS: term(
    ['Kata', 'Words'],
    [
      'Semua kata ada dalam namanya, menurut awal atau kata dasarnya; sebutan wilayah dan kata tugas boleh tiada.',
      'All words are in the name, by their beginning or stem; titles of areas and small words may be missing.',
    ],
  ),
  SIMILAR: term(
    ['Mirip', 'Similar'],
    ['Namanya mirip, mungkin salah ketik.', 'The name is similar, as if mistyped.'],
  ),
}

export const matchedNameTerms: Terms<MatchedName> = {
  OWN: term(
    ['Nama sendiri', 'Own name'],
    ['Nama atau judulnya sendiri.', 'Its own name or title.'],
  ),
  ...nameKindTerms,
}
