import type { Confidence } from './claim.ts'
import { type Terms, term } from './term.ts'
import { type TieDirection, type TieKind, type TieRole, tieKindNames, tieKinds } from './tie.ts'
import type { Certainty } from './validity.ts'

/** The label is the one that reads from `from` to `to`; `tieKinds` has both ways. */
export const tieKindTerms = Object.fromEntries(
  tieKindNames.map((name) => [
    name,
    { label: tieKinds[name].label.out, description: tieKinds[name].description },
  ]),
) as Terms<TieKind>

export const tieRoleTerms: Terms<TieRole> = {
  MEMBER: term(
    ['Anggota', 'Member'],
    ['Anggota penuh gabungan.', 'A full member of the alliance.'],
  ),
  SIGNATORY: term(
    ['Penanda tangan', 'Signatory'],
    [
      'Ikut menandatangani pernyataan gabungan.',
      'It signed a statement of the alliance along with others.',
    ],
  ),
  OBSERVER: term(
    ['Pengamat', 'Observer'],
    ['Hadir tanpa hak suara.', 'It attends without a vote.'],
  ),
}

export const tieDirectionTerms: Terms<TieDirection> = {
  OUT: term(
    ['Keluar', 'Outgoing'],
    [
      'Hubungan berarah yang bermula dari pelaku ini, dan semua yang tanpa arah.',
      'Directed ties that begin at this actor, and all that have no direction.',
    ],
  ),
  IN: term(
    ['Masuk', 'Incoming'],
    [
      'Hubungan berarah yang berakhir pada pelaku ini, dan semua yang tanpa arah.',
      'Directed ties that end at this actor, and all that have no direction.',
    ],
  ),
  ANY: term(
    ['Semua arah', 'Any'],
    ['Hubungan ke dua arah dan yang tanpa arah.', 'Ties of either direction and of none.'],
  ),
}

export const certaintyTerms: Terms<Certainty> = {
  HOLDS: term(
    ['Berlaku', 'Holds'],
    ['Pasti berlaku pada hari itu.', 'It is certain to hold on that day.'],
  ),
  MAY_HOLD: term(
    ['Mungkin berlaku', 'May hold'],
    [
      'Mungkin berlaku pada hari itu: tidak ada tanggal yang diketahui yang membantahnya.',
      'It may hold on that day: no known date speaks against it.',
    ],
  ),
}

export const confidenceTerms: Terms<Confidence> = {
  LOW: term(
    ['Rendah', 'Low'],
    ['Lemah dasarnya; perlu diperiksa.', 'Weakly based; to be checked.'],
  ),
  MEDIUM: term(
    ['Sedang', 'Medium'],
    ['Masuk akal, dari satu sumber atau satu penilai.', 'Plausible, from one source or one judge.'],
  ),
  HIGH: term(
    ['Tinggi', 'High'],
    [
      'Kuat dasarnya: sumber resmi atau beberapa sumber yang sejalan.',
      'Well based: an official source, or several sources that agree.',
    ],
  ),
}
