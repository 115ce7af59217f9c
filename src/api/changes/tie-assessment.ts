import { lockRow } from '../../records/write/subject.ts'
import { ConfidenceEnum } from '../enums.ts'
import { TieAssessment } from '../tie-assessment.ts'
import { type Draft, draftCreate, readFields } from './draft.ts'
import { actorRef, choice, decimal, type Fields, idRef, pastDay } from './fields.ts'
import { recordChanges } from './record-changes.ts'

const assessmentFields: Fields = {
  tie: idRef('tie')('Which tie was judged.', 'tieId', { required: true, fixed: true }),
  strength: decimal(
    'Above 0 and up to 1: the chance that what one end wants moves the other. The settled strength of the tie follows its latest assessment.',
    { least: 0, above: true, most: 1, required: true },
  ),
  asOf: pastDay('The day of the judgement.', { required: true }),
  assessor: actorRef('Who judged. Null: not known.', 'assessorId'),
  confidence: choice(ConfidenceEnum as never, 'How sure the assessor was. Default: MEDIUM.', {
    required: false,
  }),
}

interface Judgement {
  readonly id: string
  readonly strength: number
  readonly asOf: Date
  /** Null: it is made by this request, after all others. */
  readonly createdAt: Date | null
}

/** The latest by day; of one day, the one that was put on record later. */
const later = (a: Judgement, b: Judgement): Judgement => {
  const at = ({ asOf, createdAt }: Judgement) =>
    [asOf.getTime(), createdAt?.getTime() ?? Number.POSITIVE_INFINITY] as const
  const [[dayA, madeA], [dayB, madeB]] = [at(a), at(b)]
  if (dayA !== dayB) return dayA > dayB ? a : b
  if (madeA !== madeB) return madeA > madeB ? a : b
  return a.id > b.id ? a : b
}

/**
 * Makes the settled strength of a tie follow its latest assessment, once the assessments are what
 * `change` makes of them; null when none is left. The tie is locked, so that no two judge at once.
 */
async function settle(
  draft: Draft,
  tieId: string,
  change: (found: Judgement[]) => Judgement[],
): Promise<void> {
  const { tx } = draft.write
  await lockRow(draft.write, 'tie', tieId)
  const tie = await tx.tie.findUnique({ where: { id: tieId } })
  if (!tie) return
  const found = await tx.tieAssessment.findMany({ where: { tieId } })
  const strength = change(found).reduce<Judgement | null>((a, b) => (a ? later(a, b) : b), null)
  const settled = strength?.strength ?? null
  if (settled === tie.strength) return
  draft.rows.push({
    what: 'UPDATE',
    table: 'tie',
    id: tieId,
    expectedVersion: tie.version,
    values: { strength: settled },
    path: ['input', 'tie'],
  })
}

recordChanges({
  table: 'tieAssessment',
  typeName: 'TieAssessment',
  field: 'assessment',
  record: TieAssessment as never,
  noun: 'a judgement of how strong a tie is',
  fields: assessmentFields,
  create: async (draft, input, path) => {
    const read = await readFields(draft, assessmentFields, input, path)
    const values = { ...read, confidence: read.confidence ?? 'MEDIUM' }
    const id = draftCreate(draft, 'tieAssessment', values, path)
    const { tieId, strength, asOf } = read as { tieId?: string } & Partial<Judgement>
    if (tieId !== undefined && strength !== undefined && asOf !== undefined) {
      await settle(draft, tieId, (found) => [...found, { id, strength, asOf, createdAt: null }])
    }
    return id
  },
  update: async (draft, _input, current, values) => {
    const { id, tieId } = current as { id: string; tieId: string }
    await settle(draft, tieId, (found) =>
      found.map((one) => (one.id === id ? { ...one, ...(values as Partial<Judgement>) } : one)),
    )
  },
  remove: async (draft, id) => {
    const found = await draft.write.tx.tieAssessment.findUnique({ where: { id } })
    if (found) await settle(draft, found.tieId, (all) => all.filter((one) => one.id !== id))
  },
})
