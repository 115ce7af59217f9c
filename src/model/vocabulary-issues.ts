import type {
  Demand,
  IssueKind,
  IssueRelationDirection,
  IssueRelationKind,
  IssueStage,
  SeatRole,
} from './issue.ts'
import type { Bilingual } from './language.ts'
import type { Position, Quadrant, StanceBasis } from './stance.ts'
import { type Terms, term } from './term.ts'

export const issueKindTerms: Terms<IssueKind> = {
  DEMAND: term(['Tuntutan', 'Demand'], ['Tuntutan kerja layak.', 'A demand for decent work.']),
  POLICY: term(
    ['Kebijakan', 'Policy'],
    [
      'Peraturan atau konvensi yang diperjuangkan, misalnya Ranperda.',
      'A regulation or convention that is fought for, such as a draft regional regulation.',
    ],
  ),
  CASE: term(['Perkara', 'Case'], ['Perkara di pengadilan.', 'A case before a court.']),
}

export const demandTerms: Terms<Demand> = {
  DECENT_PAY: term(
    ['Upah layak', 'Decent pay'],
    ['Upah borongan yang setara dengan upah minimum.', 'Piece rates that match the minimum wage.'],
  ),
  SAFETY: term(
    ['Keselamatan dan kesehatan kerja (K3)', 'Safety and health at work'],
    ['Kerja di rumah yang aman dan sehat.', 'Work at home that is safe and healthy.'],
  ),
  SOCIAL_SECURITY: term(
    ['Jaminan sosial', 'Social security'],
    [
      'Kepesertaan BPJS Kesehatan dan BPJS Ketenagakerjaan.',
      'Cover by the public health and employment insurances (BPJS).',
    ],
  ),
  RECOGNITION: term(
    ['Pengakuan', 'Recognition'],
    ['Pengakuan sebagai pekerja.', 'To be recognized as workers.'],
  ),
  FREEDOM_FROM_VIOLENCE: term(
    ['Bebas dari kekerasan', 'Freedom from violence'],
    [
      'Bebas dari kekerasan dan pelecehan di rumah dan dalam hubungan kerja.',
      'Freedom from violence and harassment at home and in work relations.',
    ],
  ),
}

export const issueStageTerms: Terms<IssueStage> = {
  PROPOSED: term(
    ['Diusulkan', 'Proposed'],
    ['Usulan atau rancangan sudah diajukan.', 'A proposal or draft was handed in.'],
  ),
  ACADEMIC_PAPER: term(
    ['Naskah akademik', 'Academic paper'],
    [
      'Naskah akademik sedang atau sudah disusun.',
      'The academic paper that a draft law needs is being or was written.',
    ],
  ),
  ON_LEGISLATIVE_PROGRAMME: term(
    ['Masuk Prolegda/Propemperda', 'On the legislative programme'],
    [
      'Masuk daftar program pembentukan peraturan tahun itu.',
      'It stands on the list of laws to be made that year.',
    ],
  ),
  DEBATED: term(
    ['Dibahas', 'Debated'],
    ['Sedang atau sudah dibahas oleh yang memutuskan.', 'Those who decide debate or debated it.'],
  ),
  HARMONIZED: term(
    ['Diharmonisasi', 'Harmonized'],
    [
      'Diselaraskan dengan peraturan lain.',
      'It was checked and brought into line with other laws.',
    ],
  ),
  PASSED: term(['Disahkan', 'Passed'], ['Disahkan atau dimenangkan.', 'It was passed or won.']),
  REJECTED: term(
    ['Ditolak', 'Rejected'],
    ['Ditolak atau dihentikan.', 'It was rejected or stopped.'],
  ),
  UNKNOWN: term(
    ['Tidak diketahui', 'Unknown'],
    ['Tahapnya tidak diketahui.', 'Its stage is not known.'],
  ),
}

export const issueRelationKindTerms: Terms<IssueRelationKind> = {
  ADDRESSES: term(
    ['menjawab', 'addresses'],
    [
      'Isu pertama akan memenuhi isu kedua, misalnya peraturan menjawab tuntutan.',
      'The first issue would meet the second, as a regulation meets a demand.',
    ],
  ),
  FOLDED_INTO: term(
    ['dilebur ke dalam', 'folded into'],
    [
      'Isu pertama dilanjutkan sebagai bagian dari isu kedua.',
      'The first issue goes on as a part of the second.',
    ],
  ),
  PARENT_LAW: term(
    ['bercantol pada', 'under the parent law'],
    [
      'Isu kedua adalah peraturan induk (cantolan) bagi isu pertama.',
      'The second issue is the parent law that the first one rests on.',
    ],
  ),
}

/** How a relation reads from the second issue back to the first; the terms have the other way. */
export const issueRelationInverse: Readonly<Record<IssueRelationKind, Bilingual>> = {
  ADDRESSES: { id: 'dijawab oleh', en: 'addressed by' },
  FOLDED_INTO: { id: 'menampung', en: 'takes in' },
  PARENT_LAW: { id: 'menjadi cantolan bagi', en: 'parent law of' },
}

export const issueRelationDirectionTerms: Terms<IssueRelationDirection> = {
  OUT: term(
    ['Yang pertama', 'The first'],
    ['Isu itu yang pertama dari keduanya.', 'It is the first of the two issues.'],
  ),
  IN: term(
    ['Yang kedua', 'The second'],
    ['Isu itu yang kedua dari keduanya.', 'It is the second of the two issues.'],
  ),
}

export const seatRoleTerms: Terms<SeatRole> = {
  DECIDES: term(['Memutuskan', 'Decides'], ['Ikut memutuskan.', 'It has a vote in the decision.']),
  CO_SIGNS: term(
    ['Ikut menyetujui', 'Co-signs'],
    ['Persetujuan atau tanda tangannya diperlukan.', 'Its consent or signature is needed.'],
  ),
  DRAFTS: term(['Merancang', 'Drafts'], ['Menyusun rancangannya.', 'It writes the draft.']),
  HARMONIZES: term(
    ['Mengharmonisasi', 'Harmonizes'],
    ['Menyelaraskan dengan peraturan lain.', 'It brings the draft into line with other laws.'],
  ),
  ADVISES: term(
    ['Memberi pertimbangan', 'Advises'],
    ['Didengar pendapatnya, tanpa suara.', 'It is heard but has no vote.'],
  ),
}

export const positionTerms: Terms<Position> = {
  ACTIVE_ALLY: term(
    ['Kawan aktif', 'Active ally'],
    ['Mendukung dan ikut bergerak.', 'It supports the issue and acts for it.'],
  ),
  PASSIVE_ALLY: term(
    ['Kawan pasif', 'Passive ally'],
    ['Setuju, tetapi belum bergerak.', 'It agrees but does not act.'],
  ),
  NEUTRAL: term(
    ['Netral', 'Neutral'],
    ['Tidak memihak atau belum tahu.', 'It takes no side or does not know.'],
  ),
  PASSIVE_OPPONENT: term(
    ['Lawan pasif', 'Passive opponent'],
    ['Tidak setuju, tetapi tidak bergerak.', 'It disagrees but does not act.'],
  ),
  ACTIVE_OPPONENT: term(
    ['Lawan aktif', 'Active opponent'],
    ['Menolak dan bergerak melawan.', 'It opposes the issue and acts against it.'],
  ),
}

export const stanceBasisTerms: Terms<StanceBasis> = {
  STATED: term(
    ['Dinyatakan', 'Stated'],
    ['Pelaku sendiri menyatakannya.', 'The actor itself said so.'],
  ),
  OBSERVED: term(
    ['Teramati', 'Observed'],
    ['Terlihat dari tindakan pelaku.', 'It shows in what the actor did.'],
  ),
  ASSESSED: term(
    ['Dinilai', 'Assessed'],
    ['Penilaian pihak lain.', 'It is the judgement of somebody else.'],
  ),
}

export const quadrantTerms: Terms<Quadrant> = {
  MANAGE_CLOSELY: term(
    ['Kelola erat', 'Manage closely'],
    [
      'Kuasa besar dan kepentingan besar: pemain kunci.',
      'High power and high interest: a key player.',
    ],
  ),
  KEEP_SATISFIED: term(
    ['Jaga kepuasannya', 'Keep satisfied'],
    ['Kuasa besar, kepentingan kecil.', 'High power, low interest.'],
  ),
  KEEP_INFORMED: term(
    ['Beri informasi', 'Keep informed'],
    ['Kuasa kecil, kepentingan besar.', 'Low power, high interest.'],
  ),
  MONITOR: term(
    ['Pantau', 'Monitor'],
    ['Kuasa kecil dan kepentingan kecil.', 'Low power and low interest.'],
  ),
}
