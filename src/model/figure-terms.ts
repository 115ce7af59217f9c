import type { Bilingual } from './language.ts'

/** What the figures of these properties count, for people; other properties have no words. */
export const figureTerms: Readonly<Record<string, Bilingual>> = {
  countries: { id: 'negara', en: 'countries' },
  creditUnions: { id: 'koperasi kredit', en: 'credit unions' },
  districts: { id: 'kabupaten dan kota', en: 'regencies and cities' },
  groups: { id: 'kelompok', en: 'groups' },
  guides: { id: 'panduan', en: 'guides' },
  headCount: { id: 'orang yang dikirim', en: 'people sent' },
  homeworkers: { id: 'pekerja rumahan', en: 'homeworkers' },
  homeworkersStudied: { id: 'pekerja rumahan yang diteliti', en: 'homeworkers studied' },
  memberOrganizations: { id: 'organisasi anggota', en: 'member organizations' },
  members: { id: 'anggota (orang)', en: 'members (people)' },
  participants: { id: 'peserta (orang)', en: 'participants (people)' },
  partnerOrganizations: { id: 'organisasi mitra', en: 'partner organizations' },
  parts: { id: 'bagian', en: 'parts' },
  provinces: { id: 'provinsi', en: 'provinces' },
  representatives: { id: 'perwakilan (orang)', en: 'representatives (people)' },
  signatories: { id: 'penanda tangan', en: 'signatories' },
  traineesPlanned: { id: 'peserta pelatihan yang direncanakan', en: 'trainees planned' },
  unions: { id: 'serikat', en: 'unions' },
  villages: { id: 'desa dan kelurahan', en: 'villages' },
  womenOrganized: { id: 'perempuan yang terorganisasi', en: 'women organized' },
}
