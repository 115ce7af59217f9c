import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  leastScores,
  readSearch,
  reasonOf,
  searchKey,
  searchReasons,
  withAreaTitles,
} from '../../src/model/search.ts'

describe('searchKey', () => {
  test.each([
    ['SPR Sejahtera, Dewan Pengurus Cabang Medan', 'spr sejahtera dewan pengurus cabang medan'],
    ['[Laman TURC]', 'laman turc'],
    ["Jum'at", 'jumat'],
    ['Jum’at', 'jumat'],
    ['Kab. Semarang', 'kabupaten semarang'],
    ['KAB.SEMARANG', 'kabupaten semarang'],
    ['Kec. Jetis, Prov. DIY', 'kecamatan jetis provinsi daerah istimewa yogyakarta'],
    ['kabkab kab kab', 'kabkab kabupaten kabupaten'],
    ['SPR-S', 'spr s'],
    ['Çandi  Éka', 'candi eka'],
    ['\u200fمجموعة،\u200e اختبار', 'مجموعة اختبار'],
    ['🧵', '🧵'],
    ['a\0b', 'a b'],
    ['%_\\\'"&|!<->()*:', ''],
    ['Perda Sumut', 'perda sumatera utara'],
    ['Pekerja rumahan Jogja, Jateng & Jatim', 'pekerja rumahan yogyakarta jawa tengah jawa timur'],
    ['  \t\u00a0\u200b ', ''],
    ['\u0301', ''],
  ])('%j is compared as %j', (name, key) => expect(searchKey(name)).toBe(key))

  test('is stable, and holds nothing that a pattern or a question of words would read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const key = searchKey(name)
        expect(searchKey(key)).toBe(key)
        expect(key).not.toMatch(/[\p{Cc}'"\\%_&|!<>():*]| {2}|^ | $/u)
      }),
    )
  })
})

describe('readSearch', () => {
  test.each(['', ' ', '%', '& | !', "''", '\0', '\u200f'])('finds nothing in %j', (text) => {
    expect(readSearch(text)).toBeNull()
  })

  test('needs no title of an area and no small word, unless there is nothing else', () => {
    expect(readSearch('Disnaker Kab. Semarang')?.needed).toEqual(['disnaker', 'semarang'])
    expect(readSearch('keselamatan dan kesehatan')?.needed).toEqual(['keselamatan', 'kesehatan'])
    expect(readSearch('kota')?.needed).toEqual(['kota'])
    expect(readSearch('kota kota')?.needed).toEqual(['kota'])
  })

  test('knows what a word shares with one that is misspelt, but not with a number', () => {
    const shared = (a: string, b: string) => {
      const near = new Set(readSearch(a)?.near[0]?.match(/~\p{L}+/gu))
      const marks = [...b].map((_, at) => `~${[...b].toSpliced(at, 1).join('')}`)
      return marks.some((mark) => near.has(mark))
    }
    expect(shared('turc', 'tucr')).toBe(true)
    expect(shared('jri', 'jpri')).toBe(true)
    expect(shared('yasanty', 'yasanti')).toBe(true)
    expect(shared('bitra', 'turc')).toBe(false)
    expect(readSearch('2018')?.near).toEqual([''])
    expect(readSearch('di')?.near).toEqual([''])
  })

  test('asks for beginnings, but for whole words of one character until the last of several', () => {
    expect(readSearch('s')?.literal).toBe("'s'")
    expect(readSearch('SPR s')?.literal).toBe("'spr':*&'s':*")
    expect(readSearch('2 SPR')?.literal).toBe("'2'&'spr':*")
    expect(readSearch('di SPR')).toMatchObject({ literal: "'di':*&'spr':*", begins: ["'spr':*"] })
  })
})

test('a name is the same with each title of an area, unless it bears one', () => {
  expect(withAreaTitles('semarang')).toEqual(
    expect.arrayContaining(['semarang', 'kota semarang', 'kabupaten semarang']),
  )
  expect(withAreaTitles('kota semarang')).toEqual(['kota semarang'])
  expect(withAreaTitles('kotabaru')).toContain('kabupaten kotabaru')
})

test('scores tell the reason, the best first', () => {
  expect(searchReasons.map((reason) => reasonOf(leastScores[reason]))).toEqual(searchReasons)
  expect([1, 0.94, 0.79, 0.59].map(reasonOf)).toEqual(['EXACT', 'PREFIX', 'WORDS', 'SIMILAR'])
})
