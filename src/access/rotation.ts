import type { PrismaClient } from '../records/generated/client.ts'
import { type MasterKey, Unopened, unwrapKey, wrapKey } from './sealing.ts'
import { base64 } from './vault.ts'

/** How far a rotation has come. */
export interface Rotated {
  /** Keys of people that the first master key wraps now. */
  readonly rewrapped: number
  /** Those that none of the keys given opens; they stay as they are. */
  readonly unopened: number
}

interface Row {
  readonly id: string
  readonly wrapped: Uint8Array
  readonly wrappedBy: string
}

/**
 * Wraps all keys of people with the first of the master keys, batch by batch. What is sealed stays as
 * it is, so that servers go on reading; broken off, it is begun again and goes on where it was. A key
 * that is destroyed meanwhile stays destroyed.
 */
export async function rotateKeys(
  client: Pick<PrismaClient, '$queryRaw' | '$executeRaw'>,
  masters: readonly MasterKey[],
  { batch = 500, onBatch }: { batch?: number; onBatch?: (done: Rotated) => void } = {},
): Promise<Rotated> {
  const [first] = masters
  if (!first) throw new Error('A rotation needs a master key')
  const byName = new Map(masters.map((one) => [one.name, one]))
  let done: Rotated = { rewrapped: 0, unopened: 0 }
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await client.$queryRaw<Row[]>`
      SELECT "personId"::text AS id, wrapped, "wrappedBy" FROM vault."PersonKey"
      WHERE "wrappedBy" <> ${first.name} AND "personId" > ${after}::uuid
      ORDER BY "personId" LIMIT ${batch}`
    const last = rows.at(-1)
    if (!last) return done
    after = last.id
    const opened = rows.flatMap((row) => rewrap(byName, first, row))
    const count = await client.$executeRaw`
      UPDATE vault."PersonKey" AS held
      SET wrapped = decode(made.after, 'base64'), "wrappedBy" = ${first.name}
      FROM unnest(${opened.map(({ id }) => id)}::uuid[], ${opened.map((one) => one.before)}::text[],
        ${opened.map((one) => one.after)}::text[]) AS made(id, before, after)
      WHERE held."personId" = made.id AND held.wrapped = decode(made.before, 'base64')`
    done = {
      rewrapped: done.rewrapped + count,
      unopened: done.unopened + rows.length - opened.length,
    }
    onBatch?.(done)
  }
}

function rewrap(masters: ReadonlyMap<string, MasterKey>, first: MasterKey, row: Row) {
  const { id, wrapped, wrappedBy } = row
  const master = masters.get(wrappedBy)
  if (!master) return []
  try {
    const key = unwrapKey(master, id, wrapped)
    const after = base64(wrapKey(first, id, key))
    key.fill(0)
    return [{ id, before: base64(wrapped), after }]
  } catch (error) {
    if (error instanceof Unopened) return []
    throw error
  }
}
