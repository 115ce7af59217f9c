import { checkMayWrite } from '../../access/writing.ts'
import type { IdPrefix } from '../../model/public-id.ts'
import { readToken } from '../../model/token.ts'
import { showing } from '../../network/await-token.ts'
import { applyRows, notFound, tellConflict } from '../../records/write/apply.ts'
import { type Outcome, type Performed, perform } from '../../records/write/perform.ts'
import { warnOfOverlaps } from '../../records/write/warnings.ts'
import type { ChangeProblem, Values, Write } from '../../records/write/write.ts'
import type { Context } from '../context.ts'
import { type Draft, type Input, newDraft } from './draft.ts'
import { longLists } from './long-lists.ts'
import { answerOf } from './payload.ts'
import { noteRefusal, readRequest } from './request.ts'
import { writerOf } from './writer.ts'

/** Runs a mutation: reads its input into a draft, and writes that if nothing is wrong with it. */
export async function change(
  context: Context,
  name: string,
  typeName: string,
  input: Input,
  work: (draft: Draft) => Promise<Outcome>,
) {
  const { principal, homes, seen } = writerOf(context, name)
  const { asked, faults } = readRequest(input)
  if (faults.length === 0) faults.push(...longLists(asked.input, ['input']))
  if (faults.length > 0) return answerOf(context, typeName, { problems: faults })
  const { digester } = context.vault
  const request = { principal, name, ...asked, seen, digester }
  for (let tries = 1; ; tries += 1) {
    const performed = await perform(context.writing, request, async (write) => {
      const draft = newDraft(write, context, homes)
      const outcome = await work(draft)
      if (write.problems() === 0) await checkMayWrite(write, context, draft.rows)
      if (write.problems() === 0) await applyRows(write, draft.rows)
      if (write.problems() === 0) await warnOfOverlaps(write, draft.rows)
      return outcome
    })
    // A slug of our own making that somebody else took first is made anew.
    if (tries === mostTries || !performed.problems?.some((one) => slugWasOurs(one, input))) {
      await context.endReading()
      noteRefusal(context, name, performed)
      return answerTo(context, typeName, performed)
    }
  }
}

/** The answer; what it shows of the network shows the change, or says that it does not. */
function answerTo(context: Context, typeName: string, performed: Performed) {
  if (!performed.problems && performed.token !== null) {
    const { network, signal } = context
    const own = showing(network, readToken(performed.token), { signal })
    Object.assign(context, { network: own })
  }
  return answerOf(context, typeName, performed)
}

/** How often a change is tried whose slugs others take at the same moment. */
const mostTries = 8

const slugWasOurs = ({ code, path }: ChangeProblem, input: Input): boolean =>
  code === 'SLUG_TAKEN' && path.slice(1).reduce<unknown>(at, input) == null

const at = (value: unknown, part: string): unknown => (value as Input | null | undefined)?.[part]

type FindRow = (query: object) => Promise<Values | null>

/** The row that is to be changed; null, and a problem is told, when it is gone or has changed. */
export async function currentRow(
  write: Write,
  table: IdPrefix,
  found: { id: string | null; expectedVersion: number; path?: readonly string[] },
): Promise<Values | null> {
  const path = found.path ?? ['input']
  if (found.id === null) return null
  const row = await (write.tx[table].findFirst as unknown as FindRow)({
    where: { id: found.id, AND: write.seen(table) },
  })
  // What a merge left aside is changed by undoing the merge only.
  if (!row || row.absorbedBy != null) {
    write.problem(notFound([...path, 'id']))
    return null
  }
  if (row.version !== found.expectedVersion) {
    await tellConflict(write, { table, id: found.id, path })
    return null
  }
  return row
}
