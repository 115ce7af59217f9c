import type {
  ActivityOrderField,
  ActorOrderField,
  ClaimOrderField,
  IssueOrderField,
  TieListOrderField,
  TieOrderField,
} from './order.ts'
import { type Terms, term } from './term.ts'

const recorded = term(
  ['Waktu dicatat', 'Time of record'],
  ['Kapan dicatat di sini.', 'When it was put on record here.'],
)

const name = term(
  ['Nama', 'Name'],
  ['Namanya, tanpa huruf besar dan aksen.', 'The name, folded: no case, no accents.'],
)

const since = term(
  ['Awal', 'Beginning'],
  ['Hari terawal hubungan mungkin dimulai.', 'The earliest day on which the tie may have begun.'],
)

export const actorOrderTerms: Terms<ActorOrderField> = { NAME: name, CREATED_AT: recorded }

export const issueOrderTerms: Terms<IssueOrderField> = {
  NAME: term(
    ['Nama', 'Name'],
    [
      'Namanya dalam bahasa Indonesia, tanpa huruf besar dan aksen.',
      'The name in Indonesian, folded: no case, no accents.',
    ],
  ),
  CREATED_AT: recorded,
}

export const activityOrderTerms: Terms<ActivityOrderField> = {
  START: term(
    ['Mulai', 'Start'],
    [
      'Hari terawal kegiatan mungkin dimulai; yang tanpa hari lebih dahulu.',
      'The earliest day on which it may have begun; one without a day comes first.',
    ],
  ),
  NAME: name,
  CREATED_AT: recorded,
}

export const claimOrderTerms: Terms<ClaimOrderField> = {
  CREATED_AT: recorded,
  TRUE: term(
    ['Hari berlaku', 'Day of truth'],
    [
      'Hari terawal pernyataan mungkin berlaku; yang tanpa hari lebih dahulu.',
      'The earliest day for which it may be true; one without a day comes first.',
    ],
  ),
}

export const tieListOrderTerms: Terms<TieListOrderField> = { SINCE: since, CREATED_AT: recorded }

export const tieOrderTerms: Terms<TieOrderField> = {
  NAME: term(
    ['Nama', 'Name'],
    [
      'Nama pihak yang lain, tanpa huruf besar dan aksen.',
      'The name of the other actor, folded: no case, no accents.',
    ],
  ),
  SINCE: since,
}
