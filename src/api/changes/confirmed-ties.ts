import { dateOf, isoDay } from '../../model/partial-date.ts'
import type { Visibility } from '../../model/viewer.ts'
import { builder } from '../builder.ts'
import { currentRow } from './change.ts'
import { citationInput, cite } from './citations.ts'
import { type Draft, draftUpdate, type Input, readFields } from './draft.ts'
import { citing } from './field-report.ts'
import { type Fields, pastDay } from './fields.ts'
import { inputFields, partInput } from './inputs.ts'
import { demandDay, type Meeting } from './meeting.ts'
import { createTie, tieFields } from './tie.ts'

const knownFields: Fields = {
  confirmedOn: pastDay(
    'The day that showed it to hold. Default: the last day on which the activity took place for certain.',
  ),
}

const KnownTieInput = builder.inputType('KnownTieInput', {
  description: 'A tie on record that an activity showed to hold.',
  fields: (t) =>
    ({
      id: t.id({ required: true, description: 'Which tie; the id begins with tie_.' }),
      expectedVersion: t.int({ required: true, description: 'The version that is meant.' }),
      ...inputFields(t as never, knownFields, false),
      ...citationInput(t as never),
    }) as never,
})

const { activity: _itself, ...newFields } = tieFields

const ConfirmedTieInput = builder.inputType('ConfirmedTieInput', {
  description: 'A tie that an activity showed to hold: one that is on record, or a new one.',
  isOneOf: true,
  fields: (t) => ({
    known: t.field({
      type: KnownTieInput,
      description:
        'One that is on record: its lastConfirmedOn moves up to that day, and never back.',
    }),
    create: t.field({
      type: partInput(
        'ShownTieInput',
        'A new tie that an activity showed. Its lastConfirmedOn is the last day on which the activity took place for certain, unless given.',
        newFields,
        citationInput,
      ),
      description: 'One that is not on record yet.',
    }),
  }),
})

/** The input field for the ties that a meeting confirms. */
export const confirmedTiesInput = (t: Parameters<typeof citationInput>[0]) => ({
  ties: t.field({ type: [ConfirmedTieInput], description: 'The ties that it showed to hold.' }),
})

/** Adds the ties that a meeting confirms to the draft, each with its sources. */
export async function confirmTies(draft: Draft, meeting: Meeting, input: Input): Promise<void> {
  const confirmed = new Set<string>()
  for (const [n, { known, create }] of ((input.ties ?? []) as Input[]).entries()) {
    const at = ['input', 'ties', String(n)]
    if (create) await showNew(draft, meeting, create as Input, [...at, 'create'])
    else await confirmKnown(draft, meeting, known as Input, [...at, 'known'], confirmed)
  }
}

async function showNew(draft: Draft, meeting: Meeting, input: Input, path: readonly string[]) {
  const last = meeting.days?.last
  const shown = last !== undefined && last <= draft.today && input.lastConfirmedOn === undefined
  await createTie(draft, citing(input, meeting.report), path, {
    activityId: meeting.id,
    ...(shown && input.until == null ? { lastConfirmedOn: dateOf(last) } : {}),
  })
}

async function confirmKnown(
  draft: Draft,
  meeting: Meeting,
  input: Input,
  path: readonly string[],
  confirmed: Set<string>,
): Promise<void> {
  const id = await draft.references.findId('tie', input.id as string, [...path, 'id'])
  if (id !== null && confirmed.has(id)) return tellTwice(draft, path)
  if (id !== null) confirmed.add(id)
  const expectedVersion = input.expectedVersion as number
  const current = await currentRow(draft.write, 'tie', { id, expectedVersion, path })
  const { confirmedOn } = await readFields(draft, knownFields, input, path)
  const last = meeting.days?.last
  if (input.confirmedOn == null && !demandDay(draft, last, [...path, 'confirmedOn'])) return
  const day = (confirmedOn as Date | undefined) ?? (last === undefined ? null : dateOf(last))
  if (!current || !day) return
  if (day < (current.sinceMin as Date) || day > (current.untilMax as Date)) {
    return tellOutside(draft, [...path, 'confirmedOn'])
  }
  const before = current.lastConfirmedOn as Date | null
  if (before === null || before < day) {
    const values = { lastConfirmedOn: day }
    draftUpdate(draft, 'tie', { current, values, expectedVersion, path })
  }
  const visibility = current.visibility as Visibility
  const cited = { subject: 'TIE', id: current.id as string, visibility, isPart: true } as const
  await cite(draft, cited, citing(input, meeting.report, isoDay(day)), path)
}

const tellTwice = ({ write }: Draft, path: readonly string[]): void =>
  write.problem({
    code: 'ALREADY_EXISTS',
    text: {
      id: 'Hubungan itu sudah disebut dalam daftar ini.',
      en: 'That tie is named in this list already.',
    },
    path: [...path, 'id'],
  })

const tellOutside = ({ write }: Draft, path: readonly string[]): void =>
  write.problem({
    code: 'BAD_VALUE',
    text: {
      id: 'Pada hari itu hubungan itu pasti belum atau tidak lagi berlaku.',
      en: 'On that day the tie certainly did not hold yet, or no longer.',
    },
    path,
  })
