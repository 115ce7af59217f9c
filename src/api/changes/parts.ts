import type { ClaimSubject } from '../../model/claim-subject.ts'
import type { IdPrefix } from '../../model/public-id.ts'
import type { Visibility } from '../../model/viewer.ts'
import { narrower } from '../../records/write/basis.ts'
import type { Values } from '../../records/write/write.ts'
import { cite } from './citations.ts'
import { type Draft, draftCreate, type Input, readFields, withoutNulls } from './draft.ts'
import type { Fields } from './fields.ts'
import type { RecordChanges } from './record-changes.ts'

/** A record that hangs under others, made by itself or together with the greater one. */
export interface Part {
  readonly table: IdPrefix
  /** Its own columns, without the one that names the greater record. */
  readonly fields: Fields
  /** What claims call it; none: no claim can be about it. */
  readonly subject?: ClaimSubject
  /**
   * The columns that name what it is seen with, and their tables: it is seen by those who see all of
   * these, and its claims too. None: it has a circle of its own, NETWORK unless it says otherwise.
   */
  readonly seenWith?: Readonly<Record<string, IdPrefix>>
}

/** Adds a part that is made by itself; `whole` are the fields that name the greater record. */
export const makePart =
  (part: Part, whole: Fields) => async (draft: Draft, input: Input, path: readonly string[]) => {
    const values = await readFields(draft, { ...whole, ...part.fields }, input, path)
    const id = draftCreate(draft, part.table, values, path)
    await citePart(draft, part, { id, values }, input, path)
    return { id, values }
  }

/** The same, for a record about which there is nothing more to do. */
export const createPart =
  (...part: Parameters<typeof makePart>): RecordChanges['create'] =>
  async (...given) =>
    (await makePart(...part)(...given)).id

/** Adds the parts that an input lists under `name`; returns what each became. */
export async function addParts(
  draft: Draft,
  table: Parameters<typeof draftCreate>[1],
  fields: Fields,
  input: Input,
  name: string,
  given: Readonly<Record<string, unknown>>,
  path: readonly string[],
) {
  const made: { id: string; values: Readonly<Record<string, unknown>> }[] = []
  for (const [n, one] of ((input[name] ?? []) as Input[]).entries()) {
    const at = [...path, name, String(n)]
    const values = { ...given, ...withoutNulls(await readFields(draft, fields, one, at)) }
    made.push({ id: draftCreate(draft, table, values, at), values })
  }
  return made
}

/** Adds the parts that an input lists under `name`, with their sources and claims. */
export async function addCitedParts(
  draft: Draft,
  part: Part,
  input: Input,
  name: string,
  given: Values,
  path: readonly string[],
): Promise<void> {
  const made = await addParts(draft, part.table, part.fields, input, name, given, path)
  for (const [n, one] of made.entries()) {
    const own = (input[name] as Input[])[n] as Input
    await citePart(draft, part, one, own, [...path, name, String(n)])
  }
}

async function citePart(
  draft: Draft,
  { subject, seenWith }: Part,
  { id, values }: { id: string; values: Values },
  input: Input,
  path: readonly string[],
): Promise<void> {
  if (!subject) return
  if (!seenWith) {
    const visibility = (values.visibility ?? 'NETWORK') as Visibility
    return cite(draft, { subject, id, visibility }, input, path)
  }
  const cites = [input.sources, input.claims].some((list) => (list as Input[] | null)?.length)
  if (!cites) return
  let visibility: Visibility = 'PUBLIC'
  for (const [column, table] of Object.entries(seenWith)) {
    visibility = narrower(visibility, await circleOf(draft, table, values[column]))
  }
  await cite(draft, { subject, id, visibility, isPart: true }, input, path)
}

type Find = (query: object) => Promise<{ visibility: Visibility } | null>

/** Who may see a record, be it on record or about to be. */
async function circleOf({ write, rows }: Draft, table: IdPrefix, id: unknown): Promise<Visibility> {
  const made = rows.find((row) => row.id === id && row.what === 'CREATE')
  if (made) return (('values' in made && made.values.visibility) || 'NETWORK') as Visibility
  if (typeof id !== 'string') return 'NETWORK'
  const find = write.tx[table].findUnique as unknown as Find
  const found = await find({ where: { id }, select: { visibility: true } })
  return found?.visibility ?? 'NETWORK'
}
