import type { Bilingual } from './language.ts'

/** Control characters, and those that turn the direction of what follows without an end. */
const control = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u
const controlInProse = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/u

/**
 * What is wrong with a text that a person has written, null when nothing is. A line is a name or
 * the like; prose may have line breaks. `most`: characters, as PostgreSQL counts them.
 */
export function faultOfText(text: string, form: 'LINE' | 'PROSE', most: number): Bilingual | null {
  if (text.trim() === '') return { id: 'Teks itu kosong.', en: 'The text says nothing.' }
  if (text.length > most && [...text].length > most) {
    return {
      id: `Teks itu lebih panjang dari ${most} karakter.`,
      en: `The text is longer than ${most} characters.`,
    }
  }
  if (!text.isWellFormed() || (form === 'LINE' ? control : controlInProse).test(text)) {
    return {
      id: 'Teks itu memuat karakter kendali atau karakter yang tidak utuh.',
      en: 'The text holds control characters or broken ones.',
    }
  }
  return null
}

/** A slug made from a name: its letters and digits of the Latin alphabet, joined by hyphens; at most 80. */
export function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const slug = plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '')
  return slug === '' ? 'tanpa-nama' : slug
}
