import type { ActivityKind, ActivityStatus, ParticipationRole } from './activity.ts'
import type { CommitmentState } from './commitment.ts'
import type { PublicationRoleKind } from './publication.ts'
import { type Terms, term } from './term.ts'

export const activityKindTerms: Terms<ActivityKind> = {
  FOCUS_GROUP: term(
    ['Diskusi terfokus (FGD)', 'Focus group'],
    ['Diskusi kelompok kecil tentang satu pokok.', 'A small group discusses one subject.'],
  ),
  FIELD_DISCUSSION: term(
    ['Diskusi lapangan', 'Field discussion'],
    [
      'Diskusi di tempat pekerja rumahan hidup dan bekerja.',
      'A discussion where homeworkers live and work.',
    ],
  ),
  WORKSHOP: term(
    ['Lokakarya', 'Workshop'],
    ['Pertemuan kerja dengan hasil bersama.', 'A working meeting with a common result.'],
  ),
  LAUNCH: term(
    ['Peluncuran', 'Launch'],
    ['Peluncuran terbitan, program, atau badan.', 'A publication, programme or body is launched.'],
  ),
  HEARING: term(
    ['Audiensi', 'Hearing'],
    [
      'Pertemuan resmi dengan pejabat atau dewan untuk menyampaikan tuntutan.',
      'A formal meeting with an office or council to put forward demands.',
    ],
  ),
  COURTESY_VISIT: term(
    ['Sowan', 'Courtesy visit'],
    [
      'Kunjungan hormat kepada pejabat atau tokoh untuk memperkenalkan diri dan membuka jalan.',
      'A visit of respect to an office to introduce oneself and open the way.',
    ],
  ),
  PUBLIC_DIALOGUE: term(
    ['Dialog publik', 'Public dialogue'],
    ['Dialog terbuka dengan beberapa pihak.', 'An open dialogue with several parties.'],
  ),
  CONGRESS: term(
    ['Kongres', 'Congress'],
    [
      'Rapat tertinggi suatu organisasi, biasanya memilih pengurus.',
      'The highest assembly of an organization, which as a rule elects its officers.',
    ],
  ),
  CONSOLIDATION: term(
    ['Konsolidasi', 'Consolidation'],
    [
      'Pertemuan menyatukan langkah antarkelompok atau antarpemimpin.',
      'Groups or their leaders meet to agree on common steps.',
    ],
  ),
  TRAINING: term(
    ['Pelatihan', 'Training'],
    ['Pelatihan atau sekolah bagi anggota.', 'Training or schooling for members.'],
  ),
  ACTION: term(
    ['Aksi', 'Action'],
    ['Aksi di muka umum, misalnya pawai.', 'A public action, such as a march.'],
  ),
}

export const activityStatusTerms: Terms<ActivityStatus> = {
  PLANNED: term(
    ['Direncanakan', 'Planned'],
    [
      'Diumumkan atau direncanakan; tidak tercatat apakah terlaksana.',
      'It was announced or planned; that it was held is not on record.',
    ],
  ),
  HELD: term(['Terlaksana', 'Held'], ['Terlaksana.', 'It took place.']),
  CANCELLED: term(['Dibatalkan', 'Cancelled'], ['Dibatalkan.', 'It was called off.']),
  UNKNOWN: term(
    ['Tidak diketahui', 'Unknown'],
    ['Tidak diketahui apakah terlaksana.', 'Whether it took place is not known.'],
  ),
}

export const participationRoleTerms: Terms<ParticipationRole> = {
  ORGANIZER: term(
    ['Penyelenggara', 'Organizer'],
    ['Menyelenggarakan kegiatan.', 'It organized the activity.'],
  ),
  PARTICIPANT: term(
    ['Peserta', 'Participant'],
    ['Mengikuti kegiatan.', 'It took part in the activity.'],
  ),
  FACILITATOR: term(
    ['Fasilitator', 'Facilitator'],
    ['Memandu jalannya kegiatan.', 'It led the participants through the activity.'],
  ),
  HOST: term(
    ['Tuan rumah', 'Host'],
    ['Menyediakan tempat kegiatan.', 'It gave the activity its place.'],
  ),
  TARGET: term(
    ['Sasaran', 'Target'],
    ['Pihak yang dituju oleh kegiatan.', 'The one to whom the activity was addressed.'],
  ),
}

export const commitmentStateTerms: Terms<CommitmentState> = {
  UNDATED: term(
    ['Tanpa tenggat', 'Undated'],
    [
      'Tidak disebut kapan, dan tidak tercatat apakah ditepati.',
      'No day was named, and whether it was kept is not on record.',
    ],
  ),
  OPEN: term(
    ['Belum jatuh tempo', 'Open'],
    [
      'Tenggatnya belum tiba, dan belum tercatat ditepati.',
      'Its time has not come, and it is not on record as kept.',
    ],
  ),
  DUE: term(
    ['Jatuh tempo', 'Due'],
    [
      'Tenggatnya jatuh hari ini, atau mungkin sudah tiba karena hanya diketahui sebagian.',
      'Its due day is today, or may have come because it is known in part only.',
    ],
  ),
  OVERDUE: term(
    ['Lewat tenggat', 'Overdue'],
    [
      'Tenggatnya pasti sudah lewat, dan tidak tercatat apakah ditepati.',
      'Its due day has passed for certain, and whether it was kept is not on record.',
    ],
  ),
  KEPT: term(['Ditepati', 'Kept'], ['Tercatat ditepati.', 'It is on record as kept.']),
  BROKEN: term(
    ['Tidak ditepati', 'Broken'],
    ['Tercatat tidak ditepati.', 'It is on record as not kept.'],
  ),
}

export const publicationRoleKindTerms: Terms<PublicationRoleKind> = {
  AUTHOR: term(['Penyusun', 'Author'], ['Menyusun atau menulisnya.', 'It wrote the publication.']),
  COMMISSIONER: term(
    ['Pemrakarsa', 'Commissioner'],
    ['Memprakarsai atau mendukung penyusunannya.', 'It had the publication made or backed it.'],
  ),
  CONTRIBUTOR: term(
    ['Pemberi masukan', 'Contributor'],
    ['Memberi masukan bagi isinya.', 'It gave input to the contents.'],
  ),
}
