import { type ClaimSubject, subjectColumns, subjectTable } from '../../model/claim-subject.ts'
import { isDay } from '../../model/partial-date.ts'
import { publicId } from '../../model/public-id.ts'
import { vocabulary } from '../../model/vocabulary.ts'
import { tellConflict } from '../../records/write/apply.ts'
import { lockRow } from '../../records/write/subject.ts'
import type { Values } from '../../records/write/write.ts'
import { builder } from '../builder.ts'
import { change, currentRow } from './change.ts'
import { savedClaim, subjectOfRow } from './claim.ts'
import { type Draft, draftUpdate } from './draft.ts'
import type { Field } from './fields.ts'
import { requestFields } from './inputs.ts'
import { changesOf } from './record-changes.ts'

const SettleClaimInput = builder.inputType('SettleClaimInput', {
  description: 'Which of several claims is to be believed.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Which claim; the id begins with claim_.' }),
    expectedVersion: t.int({
      required: true,
      description: 'The version of the claim that is meant.',
    }),
    subjectVersion: t.int({
      required: true,
      description:
        'The version of the record that it is about; another one is a VERSION_CONFLICT with that record.',
    }),
    ...requestFields(t as never),
  }),
})

interface Settling {
  readonly claim: Values
  readonly subject: ClaimSubject
  readonly record: Values
}

/** The claim and its record as they stand, kept from others; null, and a problem told, if changed. */
async function lockBoth(
  draft: Draft,
  input: { id: string; expectedVersion: number; subjectVersion: number },
): Promise<Settling | null> {
  const { write, references } = draft
  const id = await references.findId('claim', input.id, ['input', 'id'])
  const claim = await currentRow(write, 'claim', { ...input, id })
  if (!claim) return null
  const { subject, id: recordId } = subjectOfRow(claim)
  const table = subjectTable(subject)
  await lockRow(write, table, recordId)
  const find = write.tx[table].findUnique as unknown as (query: object) => Promise<Values | null>
  const record = await find({ where: { id: recordId } })
  if (record?.version === input.subjectVersion) return { claim, subject, record }
  await tellConflict(write, { table, id: recordId, path: ['input'] }, 'subjectVersion')
  return null
}

/** Ranks the claim first, and those that were before it among the others. */
async function rankFirst(draft: Draft, { claim, subject, record }: Settling): Promise<void> {
  const rank = (row: { id: string; version: number }, to: 'PREFERRED' | 'NORMAL') =>
    draft.rows.push({
      what: 'UPDATE',
      table: 'claim',
      id: row.id,
      expectedVersion: row.version,
      values: { rank: to },
      path: ['input'],
    })
  const before = await draft.write.tx.claim.findMany({
    where: {
      [subjectColumns[subject]]: record.id as string,
      property: claim.property as string,
      rank: 'PREFERRED',
      NOT: { id: claim.id as string },
    },
    orderBy: { id: 'asc' },
  })
  for (const other of before) rank(other, 'NORMAL')
  rank(claim as never, 'PREFERRED')
}

const path = ['input', 'id']

/** Makes the record's own column of that name, if it has one that changes, what the claim says. */
async function follow(draft: Draft, { claim, subject, record }: Settling): Promise<void> {
  const table = subjectTable(subject)
  const changes = changesOf(table)
  const name = claim.property as string
  const field = changes && Object.hasOwn(changes.fields, name) ? changes.fields[name] : undefined
  if (!changes || !field || field.fixed) return
  // Whatever is wrong with the value is wrong with the claim that was named.
  const write = {
    ...draft.write,
    problem: (one: object) => draft.write.problem({ ...one, path } as never),
  }
  const own = { ...draft, write }
  const value = valueFor(field, claim)
  const result = value === undefined ? undefined : await field.read(value as never, path, own)
  if (result === undefined) {
    if (value === undefined) tellNoValue(own, name)
    return
  }
  const values = { [field.column ?? name]: result }
  const expectedVersion = record.version as number
  draftUpdate(own, table, { current: record, values, expectedVersion, path })
  await changes.update?.(own, {}, record, values)
}

/** What the claim says, in the form in which an input would give it; undefined: it cannot be that. */
function valueFor({ type }: Field, { number, text }: Values): unknown {
  const words = (text ?? (number == null ? null : String(number))) as string | null
  if (words === null) return undefined
  if (type === 'String' || type === ('ID' as never)) return words
  if (type === 'Boolean') return { true: true, false: false }[words]
  if (type === 'Date') return isDay(words) ? words : undefined
  if (type === 'Int' || type === 'Float') {
    const figure = words.trim() === '' ? Number.NaN : Number(words)
    return (type === 'Int' ? Number.isInteger(figure) : Number.isFinite(figure))
      ? figure
      : undefined
  }
  const terms = vocabulary[(type as { name: string }).name as keyof typeof vocabulary]
  if (terms) return Object.hasOwn(terms, words) ? words : undefined
  return /^[a-z]+_[0-9a-f-]{36}$/i.test(words) ? { id: words } : { slug: words }
}

const tellNoValue = ({ write }: Draft, property: string): void =>
  write.problem({
    code: 'BAD_VALUE',
    text: {
      id: `Nilai klaim itu tidak dapat menjadi ${property} dari catatannya.`,
      en: `The value of the claim cannot be the ${property} of its record.`,
    },
    path,
  })

builder.mutationField('settleClaim', (t) =>
  t.field({
    type: savedClaim.union as never,
    description:
      'Believes one claim before all others on the same property of the same record: it becomes PREFERRED, one that was becomes NORMAL, all stay on record. Where the property is a field of the record that can be changed, its value follows the claim.',
    args: { input: t.arg({ type: SettleClaimInput, required: true, description: 'Which one.' }) },
    resolve: (_root, { input }, context) =>
      change(context, 'settleClaim', savedClaim.name, input as never, async (draft) => {
        const settling = await lockBoth(draft, input)
        if (!settling) return { ids: [] }
        await rankFirst(draft, settling)
        await follow(draft, settling)
        return { ids: [publicId('claim', settling.claim.id as string)] }
      }) as never,
  }),
)
