import type { Language } from '../model/language.ts'

const languages: Readonly<Record<string, Language>> = { id: 'ID', in: 'ID', en: 'EN', '*': 'ID' }

/** The language to answer in by an Accept-Language header; Indonesian unless English is preferred. */
export function languageOf(header: string | null): Language {
  const wishes = (header ?? '').split(',').map((part) => {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';')
    const quality = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find(Boolean)
    return {
      language: languages[range.split('-')[0] ?? ''],
      quality: quality === undefined ? 1 : Number(quality),
    }
  })
  const usable = wishes.filter((wish) => wish.language !== undefined && wish.quality > 0)
  usable.sort((a, b) => b.quality - a.quality)
  return usable[0]?.language ?? 'ID'
}
