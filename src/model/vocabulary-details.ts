import type { ContactKind, NameKind, RecognitionKind } from './actor.ts'
import type { AreaRole } from './area.ts'
import type { MembershipRole } from './membership.ts'
import { type Terms, term } from './term.ts'
import type { Visibility } from './viewer.ts'

export const visibilityTerms: Terms<Visibility> = {
  PUBLIC: term(['Umum', 'Public'], ['Terlihat oleh siapa saja.', 'Anyone may see it.']),
  NETWORK: term(
    ['Jaringan', 'Network'],
    [
      'Terlihat oleh siapa saja yang masuk sebagai bagian dari gerakan.',
      'Anyone who is signed in as part of the movement may see it.',
    ],
  ),
  ALLIANCE: term(
    ['Gabungan', 'Alliance'],
    [
      'Terlihat oleh gabungan yang ditunjuk beserta anggotanya.',
      'The alliance that is named as its audience and the members of it may see it.',
    ],
  ),
  GROUP: term(
    ['Kelompok sendiri', 'Own group'],
    [
      'Terlihat oleh kelompok yang bersangkutan dan pendamping yang diizinkannya.',
      'The group concerned and the companions it agreed to may see it.',
    ],
  ),
  SELF: term(
    ['Diri sendiri', 'Self'],
    ['Terlihat oleh pemiliknya saja.', 'Only the one it is about may see it.'],
  ),
}

export const nameKindTerms: Terms<NameKind> = {
  OTHER: term(
    ['Nama lain', 'Other name'],
    ['Nama lain yang dipakai atau tercetak.', 'Another name in use or in print.'],
  ),
  ACRONYM: term(['Singkatan', 'Acronym'], ['Singkatan dari namanya.', 'A short form of its name.']),
  FORMER: term(
    ['Nama lama', 'Former name'],
    ['Nama yang dahulu dipakai.', 'A name it bore in the past.'],
  ),
  TRANSLATION: term(
    ['Terjemahan', 'Translation'],
    ['Namanya dalam bahasa lain.', 'Its name in another language.'],
  ),
}

export const areaRoleTerms: Terms<AreaRole> = {
  SEAT: term(
    ['Kedudukan', 'Seat'],
    ['Wilayah tempat kantornya.', 'The area where it has its seat.'],
  ),
  WORKS_IN: term(
    ['Wilayah kerja', 'Works in'],
    ['Wilayah tempat ia bekerja atau berwenang.', 'The area where it works or has authority.'],
  ),
  MEMBERS_IN: term(
    ['Wilayah anggota', 'Members in'],
    ['Wilayah tempat tinggal anggotanya.', 'The area where its members live.'],
  ),
}

export const recognitionKindTerms: Terms<RecognitionKind> = {
  UNION_REGISTRATION: term(
    ['Bukti pencatatan serikat', 'Union registration'],
    [
      'Serikat tercatat di dinas ketenagakerjaan.',
      'The union is registered at the manpower office.',
    ],
  ),
  VILLAGE_DECREE: term(
    ['SK pengakuan desa', 'Village decree'],
    [
      'Pemerintah desa atau kelurahan mengakui kelompok dengan surat keputusan.',
      'The village government recognized the group by decree.',
    ],
  ),
  COOPERATIVE_DEED: term(
    ['Akta koperasi', 'Co-operative deed'],
    [
      'Koperasi berdiri dengan akta yang disahkan.',
      'The co-operative is founded by an approved deed.',
    ],
  ),
}

export const contactKindTerms: Terms<ContactKind> = {
  WEBSITE: term(
    ['Situs web', 'Website'],
    ['Alamat situs web organisasi.', "Address of the organization's website."],
  ),
  EMAIL: term(
    ['Surel', 'E-mail'],
    ['Alamat surel umum organisasi.', "The organization's public e-mail address."],
  ),
  PHONE: term(
    ['Telepon', 'Telephone'],
    ['Nomor telepon umum organisasi.', "The organization's public telephone number."],
  ),
  ADDRESS: term(
    ['Alamat', 'Address'],
    ['Alamat kantor organisasi, bukan rumah orang.', "The office's address, never a home."],
  ),
  SOCIAL_MEDIA: term(
    ['Media sosial', 'Social media'],
    ['Akun media sosial organisasi.', "The organization's account on a social medium."],
  ),
}

export const membershipRoleTerms: Terms<MembershipRole> = {
  MEMBER: term(['Anggota', 'Member'], ['Anggota kelompok.', 'A member of the group.']),
  OFFICER: term(
    ['Pengurus', 'Officer'],
    [
      'Pengurus kelompok tanpa jabatan khusus di sini.',
      'An officer without one of the posts below.',
    ],
  ),
  CHAIR: term(['Ketua', 'Chair'], ['Ketua kelompok.', 'The one who chairs the group.']),
  SECRETARY: term(
    ['Sekretaris', 'Secretary'],
    ['Sekretaris kelompok.', 'The one who keeps the papers of the group.'],
  ),
  TREASURER: term(
    ['Bendahara', 'Treasurer'],
    ['Bendahara kelompok.', 'The one who keeps the money of the group.'],
  ),
  ORGANIZER: term(
    ['Pengorganisir', 'Organizer'],
    [
      'Anggota yang mengajak dan mengorganisir pekerja rumahan lain.',
      'A member who recruits and organizes other homeworkers.',
    ],
  ),
}
