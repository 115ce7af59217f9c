import { type ActorKind, actorKinds } from './actor.ts'
import type { Bilingual } from './language.ts'
import type { Visibility } from './viewer.ts'

export const tieKindNames = [
  'ALLIED_WITH',
  'WORKS_WITH',
  'MEMBER_OF',
  'ACCOMPANIED_BY',
  'FUNDED_BY',
  'REPRESENTED_BY',
  'LOBBIES',
  'INFLUENCES',
  'OPPOSES',
  'GIVES_WORK_TO',
  'PART_OF',
  'SUCCEEDS',
] as const

export type TieKind = (typeof tieKindNames)[number]

/** How a member takes part in an alliance; only on MEMBER_OF. */
export const tieRoles = ['MEMBER', 'SIGNATORY', 'OBSERVER'] as const

export type TieRole = (typeof tieRoles)[number]

/** The side from which an actor sees its ties: those it begins, those it ends, or either. */
export const tieDirections = ['OUT', 'IN', 'ANY'] as const

export type TieDirection = (typeof tieDirections)[number]

/**
 * Who gives weight to whose opinion along a tie, so whose stance can move whose. FROM_LISTENS: the
 * actor at `from` listens to the one at `to`. NOBODY_LISTENS: the tie carries no influence.
 */
export type Listening = 'FROM_LISTENS' | 'TO_LISTENS' | 'BOTH_LISTEN' | 'NOBODY_LISTENS'

export interface TieRule {
  /** Undirected ties are stored once, the end with the smaller id at `from`. */
  readonly directed: boolean
  /** The kinds of actor that may stand at each end. */
  readonly from: readonly ActorKind[]
  readonly to: readonly ActorKind[]
  /** How the tie reads from `from` to `to` (out) and from `to` to `from` (in). */
  readonly label: { readonly out: Bilingual; readonly in: Bilingual }
  readonly description: Bilingual
  readonly listens: Listening
}

const alliedWith: Bilingual = { id: 'bersekutu dengan', en: 'allied with' }
const worksWith: Bilingual = { id: 'bekerja sama dengan', en: 'works with' }

/** Whom a lobby reaches, who works against whom and who moves whom is not for everybody. */
const guarded: readonly TieKind[] = ['LOBBIES', 'OPPOSES', 'INFLUENCES']

/** Who may see a tie that says nothing of it. */
export const circleOfTie = (kind: TieKind): Visibility =>
  guarded.includes(kind) ? 'GROUP' : 'NETWORK'

/** The ends as they are kept: those of an undirected tie once, the smaller id first. */
export const endsInOrder = (kind: TieKind, fromId: string, toId: string) =>
  !tieKinds[kind].directed && fromId > toId ? { fromId: toId, toId: fromId } : { fromId, toId }

export const tieKinds: Readonly<Record<TieKind, TieRule>> = {
  ALLIED_WITH: {
    directed: false,
    from: actorKinds,
    to: actorKinds,
    label: { out: alliedWith, in: alliedWith },
    description: {
      id: 'Keduanya menyatakan diri berada di pihak yang sama dalam perjuangan; tanpa arah.',
      en: 'Both declare themselves on the same side of the struggle; it has no direction.',
    },
    listens: 'BOTH_LISTEN',
  },
  WORKS_WITH: {
    directed: false,
    from: actorKinds,
    to: actorKinds,
    label: { out: worksWith, in: worksWith },
    description: {
      id: 'Keduanya bekerja sama atau bermitra dalam suatu pekerjaan; tanpa arah.',
      en: 'Both co-operate or are partners in some work; it has no direction.',
    },
    listens: 'BOTH_LISTEN',
  },
  MEMBER_OF: {
    directed: true,
    from: actorKinds,
    to: ['ALLIANCE'],
    label: {
      out: { id: 'anggota dari', en: 'member of' },
      in: { id: 'beranggotakan', en: 'has member' },
    },
    description: {
      id: 'Organisasi ini ikut dalam gabungan itu sebagai anggota, penanda tangan, atau pengamat.',
      en: 'The organization takes part in the alliance as member, signatory or observer.',
    },
    listens: 'BOTH_LISTEN',
  },
  ACCOMPANIED_BY: {
    directed: true,
    from: ['GROUP', 'ALLIANCE'],
    to: ['PARTNER'],
    label: {
      out: { id: 'didampingi oleh', en: 'accompanied by' },
      in: { id: 'mendampingi', en: 'accompanies' },
    },
    description: {
      id: 'Mitra itu menjadi pendamping kelompok atau gabungan ini dalam pengorganisasian.',
      en: 'The partner accompanies the group or alliance in its organizing.',
    },
    listens: 'BOTH_LISTEN',
  },
  FUNDED_BY: {
    directed: true,
    from: actorKinds,
    to: actorKinds,
    label: {
      out: { id: 'didanai oleh', en: 'funded by' },
      in: { id: 'mendanai', en: 'funds' },
    },
    description: {
      id: 'Ada aliran uang ke pihak ini dari pihak itu; hanya bila suatu sumber menyebut uang.',
      en: 'Money comes from the other actor; only where a source states money.',
    },
    listens: 'FROM_LISTENS',
  },
  REPRESENTED_BY: {
    directed: true,
    from: actorKinds,
    to: ['ALLIANCE', 'PARTNER', 'STAKEHOLDER'],
    label: {
      out: { id: 'diwakili secara hukum oleh', en: 'legally represented by' },
      in: { id: 'menjadi kuasa hukum bagi', en: 'gives legal aid to' },
    },
    description: {
      id: 'Pihak itu memberi bantuan hukum dan bertindak atas nama pihak ini dalam perkara.',
      en: 'The other actor gives legal aid and acts on behalf of this one in a case.',
    },
    listens: 'BOTH_LISTEN',
  },
  LOBBIES: {
    directed: true,
    from: actorKinds,
    to: ['STAKEHOLDER'],
    label: {
      out: { id: 'melobi', en: 'lobbies' },
      in: { id: 'dilobi oleh', en: 'lobbied by' },
    },
    description: {
      id: 'Pihak ini mendekati pihak itu, misalnya lewat audiensi atau sowan, agar mendukung isunya.',
      en: 'This actor approaches the other, for example in hearings or visits, to win its support.',
    },
    listens: 'TO_LISTENS',
  },
  INFLUENCES: {
    directed: true,
    from: actorKinds,
    to: actorKinds,
    label: {
      out: { id: 'memengaruhi', en: 'influences' },
      in: { id: 'dipengaruhi oleh', en: 'influenced by' },
    },
    description: {
      id: 'Pendapat pihak ini berbobot bagi pihak itu, apa pun jalannya.',
      en: "This actor's opinion carries weight with the other, by whatever way.",
    },
    listens: 'TO_LISTENS',
  },
  OPPOSES: {
    directed: true,
    from: actorKinds,
    to: actorKinds,
    label: {
      out: { id: 'menentang', en: 'opposes' },
      in: { id: 'ditentang oleh', en: 'opposed by' },
    },
    description: {
      id: 'Pihak ini bekerja melawan pihak itu; hubungan ini tidak menyalurkan pengaruh.',
      en: 'This actor works against the other; the tie carries no influence.',
    },
    listens: 'NOBODY_LISTENS',
  },
  GIVES_WORK_TO: {
    directed: true,
    from: ['GROUP', 'PARTNER', 'STAKEHOLDER'],
    to: ['GROUP'],
    label: {
      out: { id: 'memberi borongan kepada', en: 'gives work to' },
      in: { id: 'menerima borongan dari', en: 'gets work from' },
    },
    description: {
      id: 'Pemberi kerja memberi borongan kepada anggota kelompok, langsung atau lewat perantara.',
      en: 'The employer puts out work to members of the group, directly or through a middleman.',
    },
    listens: 'TO_LISTENS',
  },
  PART_OF: {
    directed: true,
    from: actorKinds,
    to: actorKinds,
    label: {
      out: { id: 'bagian dari', en: 'part of' },
      in: { id: 'membawahi', en: 'has part' },
    },
    description: {
      id: 'Badan ini bagian tetap dari badan itu, misalnya komisi dari dewan atau cabang dari serikat.',
      en: 'This body is a standing part of the other: a commission of a council, a branch of a union.',
    },
    listens: 'BOTH_LISTEN',
  },
  SUCCEEDS: {
    directed: true,
    from: actorKinds,
    to: actorKinds,
    label: {
      out: { id: 'penerus dari', en: 'succeeds' },
      in: { id: 'diteruskan oleh', en: 'succeeded by' },
    },
    description: {
      id: 'Badan ini meneruskan badan itu, yang berakhir atau berganti bentuk.',
      en: 'This body carries on from the other, which ended or changed its form.',
    },
    listens: 'NOBODY_LISTENS',
  },
}
