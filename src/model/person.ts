import type { ContactKind } from './actor.ts'

/** How a person can be reached. */
export interface PersonContact {
  readonly kind: ContactKind
  readonly value: string
}

/** What is sealed with a person. */
export interface PersonalData {
  readonly name: string | null
  readonly contacts: readonly PersonContact[]
  readonly notes: string | null
}

export const nothingPersonal: PersonalData = Object.freeze<PersonalData>({
  name: null,
  contacts: [],
  notes: null,
})

export const isNothing = ({ name, contacts, notes }: PersonalData): boolean =>
  name === null && contacts.length === 0 && notes === null

/** Most characters of a name, of a contact and of notes, and the most contacts of one person. */
export const personalLimits = { name: 200, contact: 200, notes: 2000, contacts: 10 } as const

/** Characters that nobody sees or that hide others; notes may have line breaks and tabs. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u
const unseenInProse =
  /[^\P{Cc}\n\t]|[\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u

/** Whether a text of a person holds a character that nobody sees. */
export const hasUnseen = (text: string, form: 'LINE' | 'PROSE'): boolean =>
  (form === 'LINE' ? unseen : unseenInProse).test(text)

/** Why what is kept of a person is not told: the rule alone, whatever is kept. */
export const personalRules = [
  'NOT_ALLOWED',
  'PERSON_RESTRICTED',
  'NO_CONSENT',
  'PERSONAL_UNREADABLE',
] as const

export type PersonalRule = (typeof personalRules)[number]

/** What the members of a group can be ordered by; the id always comes last. */
export const memberOrderFields = ['NAME', 'SINCE'] as const

export type MemberOrderField = (typeof memberOrderFields)[number]

/** The most members of a group whose names are put in order or searched at once. */
export const mostMembers = 2000
