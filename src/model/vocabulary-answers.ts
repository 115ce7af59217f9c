import type {
  EngineName,
  EngineState,
  OrderDirection,
  TimelineStep,
  WithheldReason,
} from './answer.ts'
import type { Language } from './language.ts'
import { type Terms, term } from './term.ts'

export const withheldReasonTerms: Terms<WithheldReason> = {
  FEWER_THAN_11: term(
    ['Kurang dari 11', 'Fewer than 11'],
    [
      'Jumlah ini, atau yang dapat dihitung darinya, di bawah 11 orang.',
      'The count, or one that could be worked out from it, is below 11 people.',
    ],
  ),
  NOT_ALLOWED: term(
    ['Tidak diizinkan', 'Not allowed'],
    [
      'Anda tidak berhak melihat daftar orang yang dihitung.',
      'You may not list the people who are counted.',
    ],
  ),
  UNKNOWN: term(
    ['Tidak diketahui', 'Unknown'],
    [
      'Jumlahnya belum tercatat atau belum dihitung.',
      'The count is not on record, or not made yet.',
    ],
  ),
}

export const languageTerms: Terms<Language> = {
  ID: term(['Bahasa Indonesia', 'Indonesian'], ['Bahasa Indonesia.', 'Indonesian.']),
  EN: term(['Bahasa Inggris', 'English'], ['Bahasa Inggris.', 'English.']),
}

export const orderDirectionTerms: Terms<OrderDirection> = {
  ASC: term(
    ['Menaik', 'Ascending'],
    ['Yang terkecil, terawal, atau A lebih dahulu.', 'The smallest, the earliest or A first.'],
  ),
  DESC: term(
    ['Menurun', 'Descending'],
    ['Yang terbesar, terakhir, atau Z lebih dahulu.', 'The largest, the latest or Z first.'],
  ),
}

export const engineNameTerms: Terms<EngineName> = {
  NEO4J: term(['Neo4j', 'Neo4j'], ['Server graf Neo4j menjawab.', 'A Neo4j graph server answers.']),
  GRAFEO: term(
    ['Grafeo', 'Grafeo'],
    [
      'Graf dalam memori di dalam Anyam sendiri menjawab.',
      'A graph in memory inside Anyam itself answers.',
    ],
  ),
}

export const engineStateTerms: Terms<EngineState> = {
  UP: term(['Menjawab', 'Up'], ['Penyimpan graf menjawab.', 'The graph store answers.']),
  DOWN: term(
    ['Tidak menjawab', 'Down'],
    [
      'Penyimpan graf tidak menjawab; isian jaringan kosong dengan GRAPH_UNAVAILABLE.',
      'The graph store does not answer; network fields are null with GRAPH_UNAVAILABLE.',
    ],
  ),
}

export const timelineStepTerms: Terms<TimelineStep> = {
  MONTH: term(['Bulan', 'Month'], ['Satu bulan.', 'A month.']),
  QUARTER: term(['Triwulan', 'Quarter'], ['Tiga bulan.', 'Three months.']),
  YEAR: term(['Tahun', 'Year'], ['Satu tahun.', 'A year.']),
}
