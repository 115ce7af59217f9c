import type { Permission } from './permission.ts'
import { type Terms, term } from './term.ts'
import type { Purpose, Role, Scope } from './viewer.ts'

export const roleTerms: Terms<Role> = {
  MEMBER: term(['Anggota', 'Member'], ['Anggota suatu kelompok.', 'A member of a group.']),
  ORGANIZER: term(
    ['Pengurus', 'Organizer'],
    ['Mengurus suatu kelompok dan orang-orangnya.', 'Keeps a group and its people.'],
  ),
  COMPANION: term(
    ['Pendamping', 'Companion'],
    [
      'Mendampingi suatu kelompok dengan persetujuannya.',
      'Accompanies a group, once the group has agreed to it.',
    ],
  ),
  COORDINATOR: term(
    ['Koordinator', 'Coordinator'],
    [
      'Mengoordinasi suatu gabungan atau seluruh jaringan.',
      'Coordinates an alliance, or the whole network.',
    ],
  ),
  ANALYST: term(
    ['Analis', 'Analyst'],
    ['Membaca jaringan dan jumlahnya, tanpa orang.', 'Reads the network and its sums, no people.'],
  ),
  DATA_OFFICER: term(
    ['Petugas data pribadi', 'Data officer'],
    [
      'Menangani permintaan orang tentang data mereka.',
      'Handles what people ask about their own data.',
    ],
  ),
  OPERATOR: term(
    ['Operator', 'Operator'],
    [
      'Menjalankan mesin dan tidak melihat isinya.',
      'Runs the machines and sees none of what they hold.',
    ],
  ),
  DEVELOPER: term(
    ['Pengembang', 'Developer'],
    [
      'Melihat segalanya, hanya dalam mode pengembangan.',
      'Sees everything, in development mode only.',
    ],
  ),
}

export const scopeTerms: Terms<Scope> = {
  READ: term(['Membaca', 'Read'], ['Membaca catatan dan jaringan.', 'Reading what is shared.']),
  WRITE: term(['Menulis', 'Write'], ['Mengubah catatan.', 'Changing records.']),
  PERSONAL: term(
    ['Data pribadi', 'Personal data'],
    ['Nama dan kontak orang.', 'Names of people and how to reach them.'],
  ),
  MANAGE: term(
    ['Mengelola', 'Manage'],
    ['Peran, kunci dan jejak audit.', 'Roles, keys and the audit trail.'],
  ),
}

export const purposeTerms: Terms<Purpose> = {
  MEMBER_ADMINISTRATION: term(
    ['Administrasi anggota', 'Member administration'],
    ['Mencatat anggota kelompok sendiri.', "Keeping the list of one's own group."],
  ),
  CONTACTING_MEMBERS: term(
    ['Menghubungi anggota', 'Contacting members'],
    ['Mengundang atau mengabari anggota.', 'Inviting members, or telling them something.'],
  ),
  REPRESENTATION: term(
    ['Mewakili anggota', 'Representation'],
    [
      'Mewakili anggota dalam perkara atau perundingan.',
      'Speaking for members in a case or in bargaining.',
    ],
  ),
  DATA_SUBJECT_REQUEST: term(
    ['Permintaan pemilik data', 'Data subject request'],
    [
      'Menjawab permintaan orang tentang datanya sendiri.',
      'Answering what a person asks about their own data.',
    ],
  ),
  SUPPORT: term(
    ['Bantuan', 'Support'],
    ['Membantu orang memakai Anyam.', 'Helping somebody to use Anyam.'],
  ),
}

export const permissionTerms: Terms<Permission> = {
  READ_NETWORK: term(
    ['Membaca jaringan', 'Read the network'],
    ['Membaca yang dibagikan dalam jaringan.', 'Reading what is shared within the network.'],
  ),
  LIST_PEOPLE: term(
    ['Mendaftar orang', 'List people'],
    ['Melihat siapa anggotanya, tanpa nama.', 'Seeing who its members are, without names.'],
  ),
  READ_NAMES: term(
    ['Membaca nama', 'Read names'],
    [
      'Membaca nama dan kontak anggotanya, untuk suatu tujuan.',
      'Reading names and contacts of its members, for a purpose.',
    ],
  ),
  WRITE_RECORDS: term(
    ['Menulis catatan', 'Write records'],
    ['Menambah dan mengubah catatan.', 'Adding and changing records.'],
  ),
  WRITE_PEOPLE: term(
    ['Menulis orang', 'Write people'],
    ['Menambah dan mengubah anggotanya.', 'Adding and changing its members.'],
  ),
  MANAGE_GROUP: term(
    ['Mengurus kelompok', 'Manage the group'],
    [
      'Mengubah catatan kelompok itu, keterdaftaran dan tempatnya.',
      'Changing its own record, whether it is listed and how exactly it is placed.',
    ],
  ),
  ADMIT_TO_ALLIANCE: term(
    ['Menerima ke gabungan', 'Admit to the alliance'],
    ['Mencatat siapa anggota gabungan itu.', 'Saying who is a member of the alliance.'],
  ),
  MERGE: term(
    ['Menggabungkan catatan', 'Merge'],
    ['Menjadikan dua catatan satu pihak.', 'Making two records one actor.'],
  ),
  GRANT: term(
    ['Memberi peran', 'Grant'],
    ['Memberi dan mencabut peran dan kunci.', 'Giving and taking back roles and keys.'],
  ),
  READ_AUDIT: term(
    ['Membaca jejak audit', 'Read the audit trail'],
    ['Membaca siapa melakukan apa.', 'Reading who did what.'],
  ),
  HANDLE_REQUESTS: term(
    ['Menangani permintaan', 'Handle requests'],
    [
      'Menjawab permintaan orang tentang datanya.',
      'Answering what people ask about their own data.',
    ],
  ),
  OPERATE: term(
    ['Menjalankan mesin', 'Operate'],
    ['Melihat keadaan mesin.', 'Looking after the machines.'],
  ),
  READ_OWN_DATA: term(
    ['Membaca data sendiri', 'Read own data'],
    [
      'Membaca dan meminta data diri sendiri, setelah kunci atau tokennya dipastikan (confirmAccount).',
      'Reading and asking for data on oneself, once the key or token is confirmed (confirmAccount).',
    ],
  ),
}
