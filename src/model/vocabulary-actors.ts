import type { ActorKind, Classification, Level } from './actor.ts'
import { type Terms, term } from './term.ts'

export const actorKindTerms: Terms<ActorKind> = {
  GROUP: term(
    ['Kelompok', 'Group'],
    [
      'Organisasi milik pekerja rumahan sendiri yang beranggotakan orang: kelompok, serikat, koperasi, atau komunitas.',
      "Homeworkers' own organization whose members are people: a local group, union, co-operative or community.",
    ],
  ),
  ALLIANCE: term(
    ['Gabungan (federasi, jaringan, aliansi)', 'Alliance'],
    [
      'Badan yang beranggotakan organisasi, di dalam gerakan atau bersama pihak lain.',
      'A body whose members are organizations, inside the movement or with others.',
    ],
  ),
  PARTNER: term(
    ['Mitra pendamping', 'Partner'],
    [
      'Organisasi atau program yang mendampingi kelompok pekerja rumahan.',
      "An organization or programme that accompanies homeworkers' groups.",
    ],
  ),
  STAKEHOLDER: term(
    ['Pemangku kepentingan', 'Stakeholder'],
    [
      'Pihak lain yang berkuasa atas suatu isu atau berkepentingan di dalamnya.',
      'Anyone else who has power over an issue or an interest in it.',
    ],
  ),
}

export const classificationTerms: Terms<Classification> = {
  LOCAL_GROUP: term(
    ['Kelompok setempat', 'Local group'],
    [
      'Kelompok pekerja rumahan di satu tempat yang belum berbentuk serikat atau koperasi.',
      'A group of homeworkers of one place that is not a union or a co-operative.',
    ],
  ),
  UNION: term(
    ['Serikat pekerja rumahan', "Homeworkers' union"],
    [
      'Serikat milik pekerja rumahan sendiri, tercatat atau belum.',
      "Homeworkers' own union, registered or not.",
    ],
  ),
  COOPERATIVE: term(
    ['Koperasi', 'Co-operative'],
    ['Koperasi milik pekerja rumahan sendiri.', "Homeworkers' own co-operative."],
  ),
  COMMUNITY: term(
    ['Komunitas', 'Community'],
    [
      'Himpunan pekerja rumahan yang longgar, tanpa bentuk hukum.',
      'A loose body of homeworkers without a legal form.',
    ],
  ),
  FEDERATION: term(
    ['Federasi', 'Federation'],
    [
      'Gabungan serikat atau kelompok dengan kepengurusan bersama.',
      'Unions or groups joined under common officers.',
    ],
  ),
  NETWORK: term(
    ['Jaringan', 'Network'],
    [
      'Gabungan organisasi yang terhubung tetap, tetapi masing-masing tetap mandiri.',
      'Organizations linked for good, each of which stays independent.',
    ],
  ),
  COALITION: term(
    ['Aliansi', 'Coalition'],
    [
      'Gabungan organisasi dari berbagai gerakan untuk satu tujuan advokasi.',
      'Organizations of different movements joined for one aim of advocacy.',
    ],
  ),
  NGO: term(
    ['Lembaga swadaya masyarakat (LSM)', 'Non-governmental organization'],
    [
      'Organisasi nirlaba yang mendampingi kelompok.',
      'A non-profit organization that accompanies groups.',
    ],
  ),
  PROGRAMME: term(
    ['Program', 'Programme'],
    [
      'Program dengan jangka waktu tertentu yang mendampingi kelompok.',
      'A programme for a limited time that accompanies groups.',
    ],
  ),
  LEGISLATURE: term(
    ['Lembaga legislatif', 'Legislature'],
    [
      'DPR, DPRD, atau salah satu komisinya.',
      'A parliament or regional council, or one of its commissions.',
    ],
  ),
  EXECUTIVE: term(
    ['Pemerintah', 'Executive'],
    [
      'Kepala pemerintahan sebagai jabatan, dari kepala desa sampai gubernur, atau kementerian.',
      'A head of government as an office, from village head to governor, or a ministry.',
    ],
  ),
  AGENCY: term(
    ['Dinas atau badan', 'Agency'],
    [
      'Dinas, badan, biro, atau komisi negara dengan tugas tertentu, misalnya Disnaker, Bappeda, BPJS.',
      'A government office or public body with a set task, such as manpower or social security.',
    ],
  ),
  COURT: term(
    ['Pengadilan', 'Court'],
    [
      'Badan peradilan, misalnya Pengadilan Hubungan Industrial atau Mahkamah Konstitusi.',
      'A court of law, such as the Industrial Relations Court or the Constitutional Court.',
    ],
  ),
  EMPLOYER: term(
    ['Pemberi kerja', 'Employer'],
    [
      'Perusahaan atau merek yang pekerjaannya dikerjakan di rumah, langsung atau lewat perantara.',
      'A company or brand whose work is done at home, directly or through middlemen.',
    ],
  ),
  EMPLOYERS_ASSOCIATION: term(
    ['Asosiasi pengusaha', "Employers' association"],
    ['Perhimpunan pengusaha, misalnya APINDO.', 'An association of employers, such as APINDO.'],
  ),
  TRADE_UNION: term(
    ['Serikat pekerja/serikat buruh', 'Trade union'],
    [
      'Serikat, federasi, atau konfederasi pekerja lain, bukan milik pekerja rumahan.',
      "A union, federation or confederation of other workers, not homeworkers' own.",
    ],
  ),
  WORKERS_ORGANIZATION: term(
    ['Organisasi pekerja lain', "Other workers' organization"],
    [
      'Paguyuban atau organisasi pekerja informal lain, misalnya buruh gendong.',
      'An organization of other informal workers, such as porters.',
    ],
  ),
  CIVIL_SOCIETY: term(
    ['Organisasi masyarakat sipil', 'Civil society organization'],
    [
      'Organisasi masyarakat sipil lain, misalnya lembaga bantuan hukum.',
      'Another organization of civil society, such as a legal aid institute.',
    ],
  ),
  DONOR: term(
    ['Lembaga donor', 'Donor'],
    ['Lembaga yang memberi dana.', 'A body that gives money.'],
  ),
  INTERNATIONAL_BODY: term(
    ['Lembaga internasional', 'International body'],
    ['Badan antarnegara, misalnya ILO.', 'A body of several states, such as the ILO.'],
  ),
  RESEARCH_BODY: term(
    ['Lembaga penelitian', 'Research body'],
    ['Lembaga yang meneliti atau menghimpun data.', 'A body that does research or gathers data.'],
  ),
  MEDIA: term(
    ['Media', 'Media'],
    ['Surat kabar, siaran, atau media daring.', 'A newspaper, a broadcaster or an online medium.'],
  ),
}

export const levelTerms: Terms<Level> = {
  VILLAGE: term(
    ['Desa/kelurahan', 'Village'],
    [
      'Jangkauannya satu desa atau kelurahan, atau lebih kecil.',
      'It reaches one village or urban ward, or less.',
    ],
  ),
  DISTRICT: term(
    ['Kecamatan', 'District'],
    ['Jangkauannya satu kecamatan.', 'It reaches one district (kecamatan).'],
  ),
  REGENCY: term(
    ['Kabupaten/kota', 'Regency or city'],
    [
      'Jangkauannya satu kabupaten atau kota.',
      'It reaches one regency (kabupaten) or city (kota).',
    ],
  ),
  PROVINCE: term(
    ['Provinsi', 'Province'],
    ['Jangkauannya satu provinsi.', 'It reaches one province.'],
  ),
  NATIONAL: term(
    ['Nasional', 'National'],
    ['Jangkauannya seluruh Indonesia.', 'It reaches the whole of Indonesia.'],
  ),
  REGIONAL: term(
    ['Kawasan', 'World region'],
    [
      'Jangkauannya beberapa negara di satu kawasan, misalnya Asia Tenggara.',
      'It reaches several countries of one part of the world, such as Southeast Asia.',
    ],
  ),
  INTERNATIONAL: term(
    ['Internasional', 'International'],
    ['Jangkauannya seluruh dunia.', 'It reaches the whole world.'],
  ),
}
