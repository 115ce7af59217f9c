/** What speaks for two records being one body, and then what speaks against it. */
export const duplicateReasons = [
  'NAME_WORDS',
  'NAME_SPELLING',
  'SAME_CONTACT',
  'SHARED_REGENCY',
  'SHARED_TRADES',
  'SHARED_NEIGHBOURS',
  'OTHER_AREA',
  'OTHER_LEVEL',
  'OTHER_FOUNDING',
  'MEMBERS_AT_ONCE',
  'TIED_TO_EACH_OTHER',
] as const

export type DuplicateReason = (typeof duplicateReasons)[number]

/**
 * How far what speaks for it goes by itself, from 0 to 1: several leave of the doubt what each of
 * them leaves, multiplied. `name` is multiplied by how far the names agree.
 */
export const evidence = {
  name: 0.75,
  contact: 0.8,
  regency: 0.35,
  trades: 0.15,
  neighbours: 0.25,
} as const

/** What each thing that speaks against it multiplies the score by. */
export const doubts = {
  area: 0.4,
  level: 0.5,
  founding: 0.5,
  membersAtOnce: 0.5,
  tied: 0.4,
} as const

/** The score below which a pair is not worth a look. */
export const leastScore = 0.3

/** Words of names that say no more than that there is a body somewhere. */
export const emptyWords =
  'dan yang untuk di dari of the and for in kabupaten kota provinsi kecamatan desa kelurahan daerah administrasi'.split(
    ' ',
  )

const homeworkers = ['pekerja', 'rumahan']

/** Words and acronyms that mean what others spell out, in Indonesian. */
export const equivalents: Readonly<Record<string, readonly string[]>> = {
  hbw: homeworkers,
  homeworker: homeworkers,
  homeworkers: homeworkers,
  home: ['rumahan'],
  based: [],
  worker: ['pekerja'],
  workers: ['pekerja'],
  pr: homeworkers,
  kpr: ['kelompok', ...homeworkers],
  ppr: ['perempuan', ...homeworkers],
  spr: ['serikat', ...homeworkers],
  sppr: ['serikat', 'perempuan', ...homeworkers],
  fsppr: ['federasi', 'serikat', 'perempuan', ...homeworkers],
  women: ['perempuan'],
  womens: ['perempuan'],
  wanita: ['perempuan'],
  group: ['kelompok'],
  union: ['serikat'],
  cooperative: ['koperasi'],
  community: ['komunitas'],
  federation: ['federasi'],
  network: ['jaringan'],
  alliance: ['aliansi'],
  association: ['perkumpulan'],
  foundation: ['yayasan'],
  indonesian: ['indonesia'],
  disnaker: ['dinas', 'tenaga', 'kerja'],
  ketenagakerjaan: ['tenaga', 'kerja'],
  disnakertrans: ['dinas', 'tenaga', 'kerja', 'transmigrasi'],
  lbh: ['lembaga', 'bantuan', 'hukum'],
}
