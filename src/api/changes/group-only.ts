import type { ActorKind } from '../../model/actor.ts'
import { kindOfClassification } from '../../model/actor.ts'
import { lockRow } from '../../records/write/subject.ts'
import type { Values } from '../../records/write/write.ts'
import type { Draft, Input } from './draft.ts'

/** What only a group has: what its members do, and how it has been recognized. */
const groupOnly = ['trades', 'recognitions'] as const

/** Tells of what an input gives to an actor of another kind that only a group has. */
export function checkGroupOnly(
  draft: Draft,
  kind: ActorKind,
  input: Input,
  path: readonly string[],
): void {
  if (kind === 'GROUP') return
  for (const name of groupOnly) {
    if ((input[name] as readonly unknown[] | null | undefined)?.length) {
      tellNoGroup(draft, kind, [...path, name])
    }
  }
}

/** The same of a change: nor may what is a group, and has one of these on record, cease to be one. */
export async function checkStaysGroup(
  draft: Draft,
  input: Input,
  current: Values,
  values: Values,
): Promise<void> {
  const kind = kindOfClassification((values.classification ?? current.classification) as never)
  checkGroupOnly(draft, kind, input, ['input'])
  if (kind === 'GROUP' || current.kind !== 'GROUP') return
  const { write } = draft
  const actorId = current.id as string
  await lockRow(write, 'actor', actorId)
  const standing = { where: { actorId, absorbedBy: null } }
  const has =
    (await write.tx.recognition.count(standing)) > 0 ||
    (input.trades === undefined && (await write.tx.actorTrade.count(standing)) > 0)
  if (has) tellNoGroup(draft, kind, ['input', 'classification'])
}

/** Tells when an actor on record is no group; it cannot cease to be one until the change is made. */
export async function demandGroup(
  draft: Draft,
  actorId: unknown,
  path: readonly string[],
): Promise<void> {
  if (typeof actorId !== 'string') return
  const [found] = await draft.write.tx.$queryRaw<{ kind: ActorKind }[]>`
    SELECT "kind"::text FROM "Actor" WHERE "id" = ${actorId}::uuid FOR SHARE`
  if (found && found.kind !== 'GROUP') tellNoGroup(draft, found.kind, path)
}

const tellNoGroup = ({ write }: Draft, kind: ActorKind, path: readonly string[]): void =>
  write.problem({
    code: 'WRONG_KIND',
    text: {
      id: `Hanya kelompok (GROUP) yang memiliki bidang kerja dan pengakuan; ini ${kind}.`,
      en: `Only a GROUP has trades and recognitions; this is of kind ${kind}.`,
    },
    path,
  })
