/** The two languages a person reads Anyam in; Indonesian comes first. */
export type Language = 'ID' | 'EN'

/** A text in both languages. */
export interface Bilingual {
  readonly id: string
  readonly en: string
}

export const say = (text: Bilingual, language: Language): string =>
  language === 'ID' ? text.id : text.en
