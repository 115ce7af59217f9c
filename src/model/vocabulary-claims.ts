import type { ClaimSubject } from './claim-subject.ts'
import type { CoverageDimension } from './coverage.ts'
import { type Terms, term } from './term.ts'
import type { TermGap, TotalGap } from './total.ts'

export const claimSubjectTerms: Terms<ClaimSubject> = {
  ACTOR: term(['Pihak', 'Actor'], ['Kelompok, gabungan, mitra, atau pihak lain.', 'An actor.']),
  AREA: term(['Wilayah', 'Area'], ['Provinsi, kabupaten, atau kota.', 'An area.']),
  RECOGNITION: term(
    ['Pengakuan', 'Recognition'],
    ['Pencatatan atau penetapan resmi suatu kelompok.', 'The recognition of a group.'],
  ),
  MEMBERSHIP: term(
    ['Keanggotaan', 'Membership'],
    ['Keanggotaan seseorang dalam kelompok.', 'That a person belongs to a group.'],
  ),
  TIE: term(['Hubungan', 'Tie'], ['Hubungan dua pihak.', 'A tie between two actors.']),
  ISSUE: term(['Isu', 'Issue'], ['Tuntutan, kebijakan, atau perkara.', 'An issue.']),
  STAGE_EVENT: term(
    ['Langkah isu', 'Step of an issue'],
    ['Langkah suatu isu pada suatu hari.', 'A dated step of an issue.'],
  ),
  ISSUE_RELATION: term(
    ['Kaitan isu', 'Relation of issues'],
    ['Kaitan satu isu dengan isu lain.', 'How one issue stands to another.'],
  ),
  SEAT: term(
    ['Kursi keputusan', 'Seat'],
    ['Peran suatu pihak dalam keputusan.', 'A part in the decision on an issue.'],
  ),
  OUTCOME: term(['Hasil', 'Outcome'], ['Hasil perjuangan suatu isu.', 'What was won.']),
  STANCE: term(['Sikap', 'Stance'], ['Sikap suatu pihak atas isu.', 'A stance on an issue.']),
  ACTIVITY: term(['Kegiatan', 'Activity'], ['Kegiatan gerakan.', 'An activity.']),
  PARTICIPATION: term(
    ['Keikutsertaan', 'Participation'],
    ['Peran suatu pihak dalam kegiatan.', 'A part in an activity.'],
  ),
  COMMITMENT: term(['Janji', 'Promise'], ['Janji pada suatu kegiatan.', 'A promise.']),
  PUBLICATION: term(['Terbitan', 'Publication'], ['Karya terbitan gerakan.', 'A publication.']),
  PUBLICATION_TITLE: term(
    ['Ragam judul', 'Title variant'],
    ['Judul terbitan menurut suatu cetakan.', "A variant of a publication's title."],
  ),
  PUBLICATION_ROLE: term(
    ['Peran terbitan', 'Part in a publication'],
    ['Peran suatu pihak dalam terbitan.', 'A part in a publication.'],
  ),
}

export const coverageDimensionTerms: Terms<CoverageDimension> = {
  PROVINCE: term(['Provinsi', 'Province'], ['Menurut provinsi.', 'By province.']),
  REGENCY: term(
    ['Kabupaten atau kota', 'Regency or city'],
    ['Menurut kabupaten atau kota.', 'By regency or city.'],
  ),
  TRADE: term(
    ['Jenis pekerjaan', 'Trade'],
    ['Menurut pekerjaan anggotanya di rumah.', 'By the kind of work done at home.'],
  ),
  CLASSIFICATION: term(
    ['Bentuk', 'Classification'],
    ['Menurut bentuk kelompok.', 'By what sort of body the group is.'],
  ),
}

export const termGapTerms: Terms<TermGap> = {
  NOT_REPORTED: term(
    ['Tidak dilaporkan', 'Not reported'],
    [
      'Tidak ada sumber yang menyebut jumlah anggotanya sampai hari itu.',
      'No source gives its number of members by that day.',
    ],
  ),
  PART_OF_ANOTHER: term(
    ['Bagian dari kelompok lain', 'Part of another group'],
    [
      'Anggotanya sudah terhitung dalam kelompok lain yang membawahinya.',
      'Its members are counted in another group that it is a part of.',
    ],
  ),
}

export const totalGapTerms: Terms<TotalGap> = {
  NO_GROUPS: term(
    ['Tanpa kelompok', 'No groups'],
    [
      'Tidak ada kelompok di dalam gabungan ini pada hari itu.',
      'No group is in the alliance on that day.',
    ],
  ),
  NO_REPORTS: term(
    ['Tanpa laporan', 'No reports'],
    [
      'Tidak satu pun kelompoknya punya jumlah anggota yang disebut sumber.',
      'No source gives the number of members of any of its groups.',
    ],
  ),
  TOO_MANY: term(
    ['Terlalu banyak', 'Too many'],
    [
      'Keanggotaan di bawah gabungan ini melebihi 10.000, jadi tidak dijumlahkan.',
      'More than 10,000 memberships lie below the alliance, so nothing is added up.',
    ],
  ),
}
