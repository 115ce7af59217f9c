/** The two languages a person reads Anyam in; Indonesian comes first. */
export const languages = ['ID', 'EN'] as const

export type Language = (typeof languages)[number]

/** A text in both languages. */
export interface Bilingual {
  readonly id: string
  readonly en: string
}

export const say = (text: Bilingual, language: Language): string =>
  language === 'ID' ? text.id : text.en
