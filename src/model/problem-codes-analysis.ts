import { type Terms, term } from './term.ts'

/** The codes of what an analysis cannot say, or not now. */
export const analysisCodes = {
  ANALYSIS_BUSY: term(
    ['Penghitung sibuk', 'Analysis busy'],
    [
      'Terlalu banyak perhitungan panjang yang sedang menunggu; coba lagi sebentar lagi.',
      'Too many long computations are waiting; try again in a moment.',
    ],
  ),
  ANALYSIS_TOO_COSTLY: term(
    ['Perhitungan terlalu mahal', 'Analysis too costly'],
    [
      'Perhitungan itu akan lebih lama daripada waktu satu permintaan; persempit bagian jaringannya.',
      'The computation would take longer than a request may; narrow the part of the network.',
    ],
  ),
  TOO_LITTLE_KNOWN: term(
    ['Terlalu sedikit yang diketahui', 'Too little known'],
    [
      'Terlalu banyak dari jawabannya bertumpu pada anggapan, bukan pada yang dinilai orang.',
      'Too much of the answer would rest on what is assumed instead of what somebody judged.',
    ],
  ),
  NO_ROUTE: term(
    ['Tak ada jalur', 'No route'],
    [
      'Kedua pihak tidak terhubung di bagian jaringan ini dalam jumlah langkah itu.',
      'The two are not connected in this part of the network within that many hops.',
    ],
  ),
  NOT_IN_SLICE: term(
    ['Di luar bagian ini', 'Not in this part'],
    [
      'Pihak itu tidak ada, tidak boleh Anda lihat, atau tidak termasuk bagian jaringan ini.',
      'That actor is not on record, you may not see it, or it is not in this part of the network.',
    ],
  ),
} as const satisfies Terms<string>
