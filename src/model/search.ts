import { nameKinds } from './actor.ts'
import { foldName } from './fold.ts'

/** What can be searched: the four kinds of actor, and the other records that bear a name. */
export const searchTargets = [
  'GROUP',
  'ALLIANCE',
  'PARTNER',
  'STAKEHOLDER',
  'ISSUE',
  'ACTIVITY',
  'PUBLICATION',
  'AREA',
  'TRADE',
  'SOURCE',
] as const

export type SearchTarget = (typeof searchTargets)[number]

/** Which name of a record matched: its own, or one of its others. */
export const matchedNames = ['OWN', ...nameKinds] as const

export type MatchedName = (typeof matchedNames)[number]

/** Why a record was found, the best reason first. */
export const searchReasons = ['EXACT', 'PREFIX', 'WORDS', 'SIMILAR'] as const

export type SearchReason = (typeof searchReasons)[number]

/** The lowest score of each reason: a better reason always comes before a worse one. */
export const leastScores = { EXACT: 0.95, PREFIX: 0.8, WORDS: 0.6, SIMILAR: 0 } as const

export const reasonOf = (score: number): SearchReason =>
  searchReasons.find((reason) => score >= leastScores[reason]) ?? 'SIMILAR'

/** The most characters of a text that is searched for: as many as a name may have. */
export const longestSearch = 500

const shortForms: Readonly<Record<string, string>> = {
  kab: 'kabupaten',
  kec: 'kecamatan',
  prov: 'provinsi',
  adm: 'administrasi',
  sumut: 'sumatera utara',
  jabar: 'jawa barat',
  jateng: 'jawa tengah',
  jatim: 'jawa timur',
  diy: 'daerah istimewa yogyakarta',
  jogja: 'yogyakarta',
  yogya: 'yogyakarta',
}

const dropped = /[\u0300-\u036f'`\u2018\u2019\u02bb\u02bc]/gu
const between =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a control character separates words too.
  /[\u0000-/:-@[-`{-\u00bf\u060c\u061b-\u061f\u2000-\u206f\u3000-\u303f\ufeff]+/gu

/**
 * A name as search compares it: folded, without apostrophes, single spaces for other punctuation,
 * abbreviations of administration and of provinces written out. Empty: no letter, digit or picture is in it. The
 * function search_key of the database makes the same of the names on record.
 */
export const searchKey = (name: string): string =>
  foldName(name)
    .replace(dropped, '')
    .replace(between, ' ')
    .trim()
    .split(' ')
    .map((word) => shortForms[word] ?? word)
    .join(' ')

/** What may stand before the name of an area, and is often left out or added. */
const areaTitles = [
  'kabupaten',
  'kota',
  'kota administrasi',
  'kabupaten administrasi',
  'kecamatan',
  'provinsi',
  'daerah istimewa',
  'daerah khusus ibukota',
]

/** Words that names are found without: the titles of areas, and the small words of Indonesian. */
const lightWords = new Set([
  ...areaTitles.flatMap((title) => title.split(' ')),
  ...['dan', 'di', 'ke', 'dari', 'untuk', 'yang', 'pada', 'dengan', 'oleh', 'atau', 'dalam'],
])

/** The same name with each title of an area before it; itself alone when it bears one already. */
export const withAreaTitles = (key: string): string[] =>
  areaTitles.some((title) => key.startsWith(`${title} `))
    ? [key]
    : [key, ...areaTitles.map((title) => `${title} ${key}`)]

/** A word as far as search_words keeps it. */
const cut = (word: string): string => [...word].slice(0, 100).join('')

/** A text to search for, taken apart. The questions are written as PostgreSQL's tsquery. */
export interface Search {
  readonly key: string
  /** The key, and with each title that an area may bear before it. */
  readonly same: readonly string[]
  /** Asks for every word as it begins; the beginning of a name is always among what it finds. */
  readonly literal: string
  /** The words that a name must have; below, one entry for each of them. */
  readonly needed: readonly string[]
  /** Asks for the word as it begins. */
  readonly begins: readonly string[]
  /** What else asks for the word misspelt, by the lexemes of search_words. */
  readonly near: readonly string[]
}

/** Takes a text apart; null when there is nothing in it to search for. */
export function readSearch(text: string): Search | null {
  const key = searchKey(text)
  if (key === '') return null
  const words = [...new Set(key.split(' ').map(cut))]
  // Of one character only the last word, which may not be written to its end, is a beginning.
  const begins = (word: string) => {
    const unfinished = words.length > 1 && key.endsWith(` ${word}`)
    return `'${word}'${[...word].length > 1 || unfinished ? ':*' : ''}`
  }
  const heavy = words.filter((word) => !lightWords.has(word))
  const needed = heavy.length > 0 ? heavy : words
  return {
    key,
    same: withAreaTitles(key),
    literal: words.map(begins).join('&'),
    needed,
    begins: needed.map(begins),
    near: needed.map((word) =>
      nearWords(word)
        .map((one) => `|'${one}'`)
        .join(''),
    ),
  }
}

/** The word and all that one letter less makes of it, plain and as search_words marks them. */
function nearWords(word: string): string[] {
  const letters = [...word]
  if (letters.length < 3 || letters.length > 24 || /[0-9]/.test(word)) return []
  if (letters.length === 3) return [`~${word}`]
  const shorter = letters.map((_letter, at) => letters.toSpliced(at, 1).join(''))
  return [...new Set([`~${word}`, ...shorter.flatMap((one) => [one, `~${one}`])])]
}
