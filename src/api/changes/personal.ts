import DataLoader from 'dataloader'
import { writeAudit } from '../../access/audit.ts'
import { demandPurpose, isSelf } from '../../access/consents.ts'
import type { ToSeal } from '../../access/vault.ts'
import { faultOfText } from '../../model/input-text.ts'
import {
  hasUnseen,
  isNothing,
  nothingPersonal,
  type PersonalData,
  type PersonContact,
  personalLimits,
} from '../../model/person.ts'
import { publicId } from '../../model/public-id.ts'
import type { Values } from '../../records/write/write.ts'
import { builder } from '../builder.ts'
import { ContactKindEnum } from '../enums.ts'
import type { Draft, Input } from './draft.ts'
import type { InputBuilder } from './inputs.ts'

const PersonContactInput = builder.inputType('PersonContactInput', {
  description: 'How a person can be reached.',
  fields: (t) => ({
    kind: t.field({ type: ContactKindEnum, required: true, description: 'In which way.' }),
    value: t.string({
      required: true,
      description: `The number or the address, at most ${personalLimits.contact} characters.`,
    }),
  }),
})

/** The input fields of what is sealed with a person. */
export const personalInput = (t: InputBuilder) => ({
  name: t.string({
    description: `The name, at most ${personalLimits.name} characters. Like contacts and notes it is kept sealed, needs a purpose (header Anyam-Purpose) to be written, and a consent to be read.`,
  }),
  contacts: t.field({
    type: [PersonContactInput],
    description: `How the person can be reached, at most ${personalLimits.contacts}; a change gives all of them.`,
  }),
  notes: t.string({
    description: `What else has to be kept of the person, at most ${personalLimits.notes} characters.`,
  }),
})

const names = ['name', 'contacts', 'notes'] as const

/**
 * The column of what is sealed with a person, from the input and what is kept already; none when the
 * input brings nothing of it. Throws PURPOSE_REQUIRED, PERSONAL_CLOSED or PERSONAL_KEYS_MISSING.
 */
export async function readPersonal(
  draft: Draft,
  input: Input,
  path: readonly string[],
  person: { readonly id: string; readonly current?: Values },
): Promise<Values> {
  const given = names.filter((name) => input[name] !== undefined)
  if (given.length === 0) return {}
  const { viewer, vault, panic } = draft.people
  if (!isSelf(viewer, person.id)) demandPurpose(viewer)
  await panic.demandOpen()
  vault.demandKeys()
  const kept = await keptOf(draft, person, path)
  if (!kept) return {}
  const data = { ...kept, ...read(draft, input, path) }
  if (isNothing(data)) return { sealed: null }
  return { sealed: await sealerOf(draft).load({ id: person.id, data }) }
}

/** What is kept already; null, and a problem is told, where it may not be used or cannot be opened. */
async function keptOf(
  draft: Draft,
  { id, current }: { readonly id: string; readonly current?: Values },
  path: readonly string[],
): Promise<PersonalData | null> {
  if (!current) return nothingPersonal
  const { viewer, vault } = draft.people
  if (current.restrictedAt != null && !isSelf(viewer, id)) {
    draft.write.problem({ code: 'PERSON_RESTRICTED', text: restricted, path: [...path, 'id'] })
    return null
  }
  const sealed = current.sealed as Uint8Array | null
  const opened = (await vault.open(draft.write.tx, [{ id, sealed }])).get(id) ?? null
  if (!opened) {
    draft.write.problem({ code: 'PERSONAL_UNREADABLE', text: damaged, path: [...path, 'id'] })
  }
  return opened
}

function read(draft: Draft, input: Input, path: readonly string[]): Partial<PersonalData> {
  const text = (value: unknown, form: 'LINE' | 'PROSE', most: number, at: readonly string[]) =>
    typeof value === 'string' ? textOf(draft, value, { form, most, at: [...path, ...at] }) : null
  const { name, contacts, notes } = input
  return {
    ...(name !== undefined && { name: text(name, 'LINE', personalLimits.name, ['name']) }),
    ...(notes !== undefined && { notes: text(notes, 'PROSE', personalLimits.notes, ['notes']) }),
    ...(contacts !== undefined && { contacts: contactsOf(contacts as Input[] | null) }),
  }

  function contactsOf(given: readonly Input[] | null): PersonContact[] {
    if (given && given.length > personalLimits.contacts) {
      draft.write.problem({ code: 'LIST_TOO_LONG', text: tooMany, path: [...path, 'contacts'] })
      return []
    }
    return (given ?? []).map(({ kind, value }, n) => ({
      kind: kind as PersonContact['kind'],
      value: text(value, 'LINE', personalLimits.contact, ['contacts', `${n}`, 'value']) ?? '',
    }))
  }
}

/** A text as it is kept; what is wrong with it is told without it. */
function textOf(
  draft: Draft,
  text: string,
  { form, most, at }: { form: 'LINE' | 'PROSE'; most: number; at: readonly string[] },
): string | null {
  const fault = faultOfText(text, form, most) ?? (hasUnseen(text, form) ? unseen : null)
  if (fault) {
    draft.write.problem({ code: 'BAD_TEXT', text: fault, path: at })
    return null
  }
  const plain = text.normalize('NFC').trim()
  return form === 'LINE' ? plain.replace(/\s+/gu, ' ') : plain
}

const sealers = new WeakMap<Draft, DataLoader<ToSeal, Uint8Array>>()

/** Seals all that a mutation brings at once, and puts it on the audit trail, in its transaction. */
function sealerOf(draft: Draft): DataLoader<ToSeal, Uint8Array> {
  const held = sealers.get(draft)
  if (held) return held
  const { write, people } = draft
  const made = new DataLoader<ToSeal, Uint8Array>(
    async (given) => {
      const sealed = await people.vault.seal(write.tx, given)
      const subjects = given.map(({ id }) => publicId('person', id))
      const event = { operation: 'person.write', subjects, decision: 'ALLOWED' } as const
      await writeAudit(write.tx, people.viewer, [event])
      return sealed
    },
    { cache: false },
  )
  sealers.set(draft, made)
  return made
}

const unseen = {
  id: 'Teks itu memuat karakter yang tidak terlihat.',
  en: 'The text holds characters that nobody sees.',
}
const tooMany = {
  id: `Paling banyak ${personalLimits.contacts} kontak.`,
  en: `At most ${personalLimits.contacts} contacts.`,
}
const restricted = {
  id: 'Orang itu meminta datanya disimpan tanpa dipakai.',
  en: 'The person asked that their data be kept and not used.',
}
const damaged = {
  id: 'Yang tersimpan tentang orang itu tidak dapat dibuka di sini, jadi tidak dapat diubah.',
  en: 'What is kept of that person cannot be opened here, so it cannot be changed.',
}
