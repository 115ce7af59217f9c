import { accessCodes } from './problem-codes-access.ts'
import { analysisCodes } from './problem-codes-analysis.ts'
import { auditCodes } from './problem-codes-audit.ts'
import { changeCodes } from './problem-codes-changes.ts'
import { limitCodes } from './problem-codes-limits.ts'
import { peopleCodes } from './problem-codes-people.ts'
import { type Terms, term } from './term.ts'

/** Every code a problem or an error can carry, with its meaning. The SDL prints this table. */
export const problemCodes = {
  AMBIGUOUS_NAME: term(
    ['Nama bermakna ganda', 'Ambiguous name'],
    [
      'Beberapa pihak memakai nama itu; calonnya didaftar.',
      'Several actors bear that name; the candidates are listed.',
    ],
  ),
  BAD_CURSOR: term(
    ['Kursor salah', 'Bad cursor'],
    ['Kursor itu tidak dibuat oleh Anyam.', 'The cursor is not one that Anyam made.'],
  ),
  FOREIGN_CURSOR: term(
    ['Kursor daftar lain', 'Foreign cursor'],
    [
      'Kursor itu dibuat untuk daftar, urutan, saringan atau hari yang lain.',
      'The cursor was made for another list, order, filter or day.',
    ],
  ),
  BAD_PAGE: term(
    ['Halaman salah', 'Bad page'],
    [
      'Yang diminta adalah first bersama last, angka di bawah 1, after dengan last, atau before dengan first.',
      'Asked for were first and last together, a number below 1, after with last, or before with first.',
    ],
  ),
  PAGE_TOO_LARGE: term(
    ['Halaman terlalu besar', 'Page too large'],
    ['Satu halaman diminta lebih dari 100.', 'A page of more than 100 was asked for.'],
  ),
  BAD_ID: term(
    ['Id salah', 'Bad id'],
    [
      'Id itu tidak berbentuk benar atau milik jenis catatan lain.',
      'The id is malformed or names another type of record.',
    ],
  ),
  BAD_DATE: term(
    ['Tanggal salah', 'Bad date'],
    [
      'Teks itu bukan tanggal kalender dalam bentuk YYYY-MM-DD.',
      'The text is no date of the calendar in the form YYYY-MM-DD.',
    ],
  ),
  BAD_FILTER: term(
    ['Saringan salah', 'Bad filter'],
    [
      'Sebuah nilai dalam saringan tidak mungkin menjadi yang dimaksud; yang hanya tidak dikenal tidak cocok dengan apa pun.',
      'A value in the filter cannot be what it stands for; one that is only unknown matches nothing.',
    ],
  ),
  LIST_TOO_LONG: term(
    ['Daftar terlalu panjang', 'List too long'],
    ['Daftar masukan memuat lebih dari 100 butir.', 'An input list has more than 100 items.'],
  ),
  SLICE_TOO_LARGE: term(
    ['Bagian terlalu besar', 'Slice too large'],
    [
      'Bagian jaringan itu memuat lebih banyak pihak daripada yang boleh dijawab sekaligus.',
      'That part of the network holds more actors than one answer may be about.',
    ],
  ),
  GRAPH_UNAVAILABLE: term(
    ['Jaringan tidak tersedia', 'Graph unavailable'],
    [
      'Penyimpanan jaringan tidak menjawab; isi catatan tetap dijawab.',
      'The graph store does not answer; fields from the records still do.',
    ],
  ),
  GRAPH_STALE: term(
    ['Jaringan tertinggal', 'Graph stale'],
    [
      'Jaringan belum menunjukkan perubahan dari token yang dikirim; isi catatan tetap dijawab.',
      'The network does not show the change of the token that was sent; fields from the records are answered.',
    ],
  ),
  BAD_TOKEN: term(
    ['Token salah', 'Bad token'],
    ['Token itu tidak dibuat oleh Anyam.', 'The token is not one that Anyam made.'],
  ),
  RESUME_EXPIRED: term(
    ['Tidak dapat dilanjutkan', 'Resume expired'],
    [
      'Terlalu banyak yang berubah sejak kursor itu, atau terlalu lama; ambil ulang semuanya dan mulai tanpa after.',
      'Too much has changed since that cursor, or it is too old; fetch everything anew and begin without after.',
    ],
  ),
  TOO_MANY_STREAMS: term(
    ['Terlalu banyak aliran', 'Too many streams'],
    [
      'Terlalu banyak langganan sedang terbuka, di sini atau dari alamat itu.',
      'Too many subscriptions are open, here or from that address.',
    ],
  ),
  RECORDS_UNAVAILABLE: term(
    ['Catatan tidak tersedia', 'Records unavailable'],
    ['Penyimpanan catatan tidak menjawab.', 'The record store does not answer.'],
  ),
  TIMED_OUT: term(
    ['Waktu habis', 'Timed out'],
    ['Permintaan itu melewati batas waktu.', 'The request took longer than it may.'],
  ),
  TOO_DEEP: term(
    ['Terlalu dalam', 'Too deep'],
    ['Dokumen bersarang lebih dari 14 tingkat.', 'The document nests deeper than 14 levels.'],
  ),
  TOO_COSTLY: term(
    ['Terlalu mahal', 'Too costly'],
    [
      'Dokumen itu dapat memakan lebih dari 10.000 poin.',
      'The document may cost more than 10,000 points.',
    ],
  ),
  TOO_MANY_TOKENS: term(
    ['Terlalu banyak token', 'Too many tokens'],
    ['Dokumen memuat lebih dari 1.000 token.', 'The document has more than 1,000 tokens.'],
  ),
  TOO_MANY_ALIASES: term(
    ['Terlalu banyak alias', 'Too many aliases'],
    ['Satu nama bidang memakai lebih dari 5 alias.', 'One field name has more than 5 aliases.'],
  ),
  TOO_MANY_DIRECTIVES: term(
    ['Terlalu banyak direktif', 'Too many directives'],
    ['Dokumen memakai lebih dari 5 direktif.', 'The document uses more than 5 directives.'],
  ),
  TOO_MANY_ROOT_FIELDS: term(
    ['Terlalu banyak bidang akar', 'Too many root fields'],
    [
      'Sebuah mutasi memuat lebih dari satu bidang akar.',
      'A mutation has more than one root field.',
    ],
  ),
  BODY_TOO_LARGE: term(
    ['Isi terlalu besar', 'Body too large'],
    ['Isi permintaan lebih dari 256 KB.', 'The request body is larger than 256 KB.'],
  ),
  BAD_REQUEST: term(
    ['Permintaan salah', 'Bad request'],
    [
      'Permintaan itu bukan permintaan GraphQL lewat HTTP yang benar.',
      'The request is not a well-formed GraphQL request over HTTP.',
    ],
  ),
  BATCH_REFUSED: term(
    ['Gabungan ditolak', 'Batch refused'],
    [
      'Beberapa operasi dalam satu permintaan tidak dilayani.',
      'Several operations in one request are not served.',
    ],
  ),
  CSRF_REFUSED: term(
    ['Asal lain ditolak', 'Cross-origin request refused'],
    [
      'Permintaan itu dikirim oleh halaman dari asal lain.',
      'The request was sent by a page of another origin.',
    ],
  ),
  METHOD_NOT_ALLOWED: term(
    ['Metode tidak boleh', 'Method not allowed'],
    [
      'Metode HTTP itu tidak dapat menjalankan operasi ini.',
      'The HTTP method cannot run this operation.',
    ],
  ),
  UNSUPPORTED_MEDIA_TYPE: term(
    ['Jenis isi tidak dikenal', 'Unsupported media type'],
    ['Isi permintaan harus application/json.', 'The body must be application/json.'],
  ),
  NOT_ACCEPTABLE: term(
    ['Jawaban tidak diterima', 'Not acceptable'],
    [
      'Jawaban berupa JSON, langganan berupa text/event-stream, dan header Accept tidak menerimanya.',
      'The answer is JSON, that of a subscription text/event-stream, and the Accept header takes none.',
    ],
  ),
  SHUTTING_DOWN: term(
    ['Sedang berhenti', 'Shutting down'],
    [
      'Server sedang berhenti; kirim lagi permintaan itu.',
      'The server is stopping; send the request again.',
    ],
  ),
  BAD_SYNTAX: term(
    ['Sintaks salah', 'Bad syntax'],
    ['Dokumen itu bukan GraphQL.', 'The document is not GraphQL.'],
  ),
  BAD_DOCUMENT: term(
    ['Dokumen salah', 'Bad document'],
    ['Dokumen tidak cocok dengan skema.', 'The document does not fit the schema.'],
  ),
  BAD_VARIABLES: term(
    ['Variabel salah', 'Bad variables'],
    ['Variabel tidak cocok dengan dokumen.', 'The variables do not fit the document.'],
  ),
  DOCUMENT_UNKNOWN: term(
    ['Dokumen tidak dikenal', 'Unknown document'],
    ['Tidak ada dokumen tepercaya dengan id itu.', 'No trusted document has that id.'],
  ),
  DOCUMENT_REQUIRED: term(
    ['Dokumen diperlukan', 'Document required'],
    [
      'Hanya dokumen tepercaya yang dilayani; kirim documentId.',
      'Only trusted documents are served; send documentId.',
    ],
  ),
  INTROSPECTION_OFF: term(
    ['Introspeksi dimatikan', 'Introspection off'],
    ['Introspeksi dimatikan di sini.', 'Introspection is switched off here.'],
  ),
  ...accessCodes,
  ...auditCodes,
  ...changeCodes,
  ...peopleCodes,
  ...limitCodes,
  ...analysisCodes,
  INTERNAL: term(
    ['Kesalahan kami', 'Internal'],
    ['Kesalahan kami sendiri; sebutkan id-nya.', 'Our own fault; quote the id.'],
  ),
} as const satisfies Terms<string>

export type ProblemCode = keyof typeof problemCodes
