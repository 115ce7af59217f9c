import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldName } from '../../src/model/fold.ts'

describe('foldName', () => {
  test.each([
    ['SPR Sejahtera', 'spr sejahtera'],
    ['  Kelompok\t Bunga\n Sakura ', 'kelompok bunga sakura'],
    ['Pekerja\u00a0Rumahan', 'pekerja rumahan'],
    ['Émilie', 'emilie'],
    ['E\u0301milie', 'emilie'],
    ['İstanbul', 'istanbul'],
    ['ＡＢＣ', 'abc'],
    ['ﬁnal', 'final'],
    ["Jum'at", "jum'at"],
    ['عُمَر', 'عمر'],
    ['🌸 Mawar', '🌸 mawar'],
  ])('folds %j to %j', (name, folded) => expect(foldName(name)).toBe(folded))

  test('keeps a name of marks alone, rather than an empty key', () => {
    expect(foldName('\u0301')).toBe('\u0301')
    expect(foldName('\u00a8')).toBe('\u0308')
  })

  const anyName = fc.string({ unit: 'binary', minLength: 1 }).filter((name) => name.trim() !== '')

  test('is stable, never empty, and blind to outer spaces', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const folded = foldName(name)
        expect(folded).not.toBe('')
        expect(foldName(folded)).toBe(folded)
        expect(foldName(` ${name}  `)).toBe(folded)
      }),
    )
  })

  test('blind to how the same text is composed', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const forms = ['NFC', 'NFD', 'NFKC', 'NFKD'] as const
        const folded = forms.map((form) => foldName(name.normalize(form)))
        expect(new Set([foldName(name), ...folded]).size).toBe(1)
      }),
    )
  })
})
