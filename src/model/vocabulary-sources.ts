import type { Comparator, Rank } from './claim.ts'
import type { SourceKind } from './source.ts'
import { type Terms, term } from './term.ts'

export const sourceKindTerms: Terms<SourceKind> = {
  OFFICIAL: term(
    ['Resmi', 'Official'],
    [
      'Halaman atau dokumen dari organisasi, program, pemerintah, atau pengadilan itu sendiri.',
      'A page or document of the organization, programme, government or court itself.',
    ],
  ),
  PRESS: term(['Pers', 'Press'], ['Berita media massa.', 'A report of the press.']),
  COPY: term(
    ['Salinan', 'Copy'],
    ['Salinan di situs berbagi dokumen atau blog.', 'A copy on a document-sharing site or a blog.'],
  ),
  FIELD_REPORT: term(
    ['Laporan lapangan', 'Field report'],
    [
      'Laporan saksi yang disebut perannya dan harinya, bukan namanya.',
      'A report by a witness, whose role and day are given but never the name.',
    ],
  ),
}

export const comparatorTerms: Terms<Comparator> = {
  EXACTLY: term(
    ['tepat', 'exactly'],
    ['Sumber menyebut angka ini.', 'The source gives this figure.'],
  ),
  MORE_THAN: term(
    ['lebih dari', 'more than'],
    ['Sumber menyebut lebih dari angka ini.', 'The source says more than this figure.'],
  ),
  ABOUT: term(
    ['sekitar', 'about'],
    ['Sumber menyebut kira-kira angka ini.', 'The source says about this figure.'],
  ),
}

export const rankTerms: Terms<Rank> = {
  PREFERRED: term(
    ['Diutamakan', 'Preferred'],
    ['Klaim yang diikuti oleh nilai yang ditetapkan.', 'The claim that the settled value follows.'],
  ),
  NORMAL: term(
    ['Biasa', 'Normal'],
    ['Klaim yang berdiri di samping klaim lain.', 'A claim that stands beside others.'],
  ),
  DEPRECATED: term(
    ['Ditinggalkan', 'Deprecated'],
    [
      'Klaim yang diketahui keliru dan disimpan sebagai catatan.',
      'A claim known to be wrong, kept for the record.',
    ],
  ),
}
