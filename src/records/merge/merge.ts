import { v7 } from 'uuid'
import { noNarrowerThan } from '../../model/circle.ts'
import { boundsOf } from '../../model/validity.ts'
import { Prisma } from '../generated/client.ts'
import type { Write } from '../write/write.ts'
import {
  countUp,
  haveSameHolders,
  lockActors,
  type MergingActor,
  makesAudienceCircle,
} from './actors.ts'
import { circle, faultsOf, otherEyes, otherHolders, tooLarge, wouldShow } from './faults.ts'
import { mostListed, mostMoved } from './limits.ts'
import { countPointing, type Merging, moveAll } from './move.ts'
import { seenNaming } from './seen-rows.ts'

export interface MergeRequest {
  /** The actor that lives on, and the one that is found to be the same body. */
  readonly survivor: string
  readonly absorbed: string
  readonly expectedSurvivorVersion: number
  readonly expectedAbsorbedVersion: number
}

/** A merge that was made. */
export interface Merged {
  readonly id: string
  /** Of the rows that the writer sees: how many changed, and which of them were left aside. */
  readonly moved: number
  readonly aside: readonly { readonly table: string; readonly id: string }[]
  readonly asideCount: number
}

/**
 * Makes two records of one body one: whatever names the absorbed actor names the survivor, its names
 * become other names of the survivor, and what the survivor did not know it takes over. A row that
 * cannot stand there stays aside. All of it is journalled. Null: a problem was told.
 */
export async function mergeActors(write: Write, request: MergeRequest): Promise<Merged | null> {
  const { tx, principal } = write
  const actors = await lockActors(tx, [request.survivor, request.absorbed])
  const survivor = actors.get(request.survivor)
  const absorbed = actors.get(request.absorbed)
  const faults = faultsOf(request, survivor, absorbed)
  for (const fault of faults) write.problem(fault)
  if (faults.length > 0 || !survivor || !absorbed) return null
  if (survivor.circle !== absorbed.circle) {
    // What is taken over of it would be shown to whoever sees the survivor.
    if (noNarrowerThan(survivor.circle).includes(absorbed.circle)) write.warn(otherEyes)
    else write.problem(wouldShow)
  }
  if (!(await haveSameHolders(tx, survivor.id, absorbed.id))) write.problem(otherHolders)
  if (await makesAudienceCircle(tx, survivor.id, absorbed.id)) write.problem(circle)
  if ((await countPointing(tx, absorbed.id, mostMoved + 1)) > mostMoved) write.problem(tooLarge)
  if (write.problems() > 0) return null
  const seen = await seenNaming(write, absorbed.id)
  const merging: Merging = { id: v7(), survivor: survivor.id, absorbed: absorbed.id }
  // Later merges are told from earlier ones by their moments, so no two have the same.
  await tx.$executeRaw`
    INSERT INTO "Merge" ("id", "survivorId", "absorbedId", "by", "at")
    SELECT ${merging.id}::uuid, ${survivor.id}::uuid, ${absorbed.id}::uuid, ${principal},
      greatest(clock_timestamp(), max("at") + interval '1 millisecond') FROM "Merge"`
  await moveAll(tx, merging)
  await addName(tx, merging, survivor, absorbed)
  await fillBlanks(tx, merging, survivor, absorbed)
  await tx.actor.update({ where: { id: absorbed.id }, data: { mergedIntoId: survivor.id } })
  await journal(tx, merging, absorbed.id, { mergedIntoId: null }, { mergedIntoId: survivor.id })
  await countUp(tx, [survivor.id, absorbed.id])
  return { id: merging.id, ...(await told(tx, merging, seen)) }
}

const journal = (
  tx: Prisma.TransactionClient,
  { id }: Merging,
  rowId: string,
  before: Prisma.InputJsonObject,
  after: Prisma.InputJsonObject,
) => tx.mergeMove.create({ data: { mergeId: id, table: 'Actor', rowId, before, after } })

/** The absorbed actor's own name becomes another name of the survivor, unless it bears it. */
async function addName(
  tx: Prisma.TransactionClient,
  merging: Merging,
  survivor: MergingActor,
  { name, sortName }: MergingActor,
): Promise<void> {
  if (name === survivor.name) return
  const row = { id: v7(), actorId: survivor.id, kind: 'OTHER', name, sortName } as const
  const { count } = await tx.actorName.createMany({ data: [row], skipDuplicates: true })
  if (count === 0) return
  const { id: rowId, ...after } = row
  const move = { mergeId: merging.id, table: 'ActorName', rowId, before: Prisma.JsonNull, after }
  await tx.mergeMove.create({ data: move })
}

/** What was not known of the survivor and is of the absorbed one; dates only where they go together. */
async function fillBlanks(
  tx: Prisma.TransactionClient,
  merging: Merging,
  survivor: MergingActor,
  absorbed: MergingActor,
): Promise<void> {
  const after: Record<string, string> = {}
  const fill = (name: 'summary' | 'foundedOn' | 'dissolvedOn') => {
    const value = absorbed[name]
    if (survivor[name] !== null || value === null) return
    const known: Pick<MergingActor, 'foundedOn' | 'dissolvedOn'> = {
      ...survivor,
      ...after,
      [name]: value,
    }
    if (typeof boundsOf(known.foundedOn, known.dissolvedOn, null) === 'string') return
    after[name] = value
  }
  fill('summary')
  fill('foundedOn')
  fill('dissolvedOn')
  const names = Object.keys(after)
  if (names.length === 0) return
  await tx.actor.update({ where: { id: survivor.id }, data: after })
  const before = Object.fromEntries(names.map((name) => [name, null]))
  await journal(tx, merging, survivor.id, before, after)
}

/** What the merge did, of the rows that were `seen` before it, the two actors, and what it made. */
async function told(
  tx: Prisma.TransactionClient,
  { id, survivor, absorbed }: Merging,
  seen: ReadonlySet<string>,
) {
  const moves = await tx.mergeMove.findMany({
    where: { mergeId: id },
    select: { table: true, rowId: true, before: true, after: true },
    orderBy: [{ table: 'asc' }, { rowId: 'asc' }],
  })
  const known = new Set([...seen, survivor, absorbed])
  const own = moves.filter(({ rowId, before }) => before === null || known.has(rowId))
  const aside = own.filter(({ after }) => (after as { absorbedBy?: unknown }).absorbedBy === id)
  return {
    moved: own.length,
    aside: aside.slice(0, mostListed).map(({ table, rowId }) => ({ table, id: rowId })),
    asideCount: aside.length,
  }
}
