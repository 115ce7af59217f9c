import { type Terms, term } from './term.ts'

/** The codes of how often a client may ask, and of how a request may be built and sent. */
export const limitCodes = {
  RATE_LIMITED: term(
    ['Terlalu sering', 'Rate limited'],
    [
      'Poin untuk menit ini habis; tunggu sebanyak detik dalam header Retry-After.',
      'The points of this minute are used up; wait as many seconds as the header Retry-After says.',
    ],
  ),
  BODY_TOO_SLOW: term(
    ['Isi terlalu lambat', 'Body too slow'],
    [
      'Isi permintaan tidak sampai seluruhnya dalam 10 detik.',
      'The request body was not there whole within 10 seconds.',
    ],
  ),
  BODY_TOO_SCATTERED: term(
    ['Isi terlalu terpecah', 'Body too scattered'],
    [
      'Isi permintaan datang dalam lebih dari 1.000 potongan.',
      'The request body came in more than 1,000 pieces.',
    ],
  ),
  HEADERS_TOO_SLOW: term(
    ['Header terlalu lambat', 'Headers too slow'],
    [
      'Header permintaan tidak sampai seluruhnya dalam 10 detik.',
      'The headers of the request were not there whole within 10 seconds.',
    ],
  ),
  HEADERS_TOO_LARGE: term(
    ['Header terlalu besar', 'Headers too large'],
    [
      'Header permintaan lebih dari 100 atau lebih dari 16 KB.',
      'The request has more than 100 headers, or more than 16 KB of them.',
    ],
  ),
  URL_TOO_LONG: term(
    ['URL terlalu panjang', 'URL too long'],
    ['URL lebih panjang dari 2.048 karakter.', 'The URL is longer than 2,048 characters.'],
  ),
  TOO_MANY_FIELDS: term(
    ['Bidang terlalu sering diulang', 'Too many fields'],
    [
      'Satu pilihan meminta bidang yang sama lebih dari 20 kali.',
      'One selection asks for the same field more than 20 times.',
    ],
  ),
  INPUT_TOO_DEEP: term(
    ['Masukan terlalu dalam', 'Input too deep'],
    [
      'Sebuah nilai masukan bersarang lebih dari 16 tingkat.',
      'An input value nests deeper than 16 levels.',
    ],
  ),
} as const satisfies Terms<string>
