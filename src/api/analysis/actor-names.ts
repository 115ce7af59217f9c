import type { Context } from '../context.ts'
import { levelLoader } from '../level.ts'

/** The name of an actor by its uuid. */
export type NameOf = (id: string) => string

/** What stands for an actor that is gone between the stores. */
const gone = '…'

/** The names of actors, for sentences; one statement for all that is asked in one turn. */
export async function actorNames(context: Context, ids: readonly string[]): Promise<NameOf> {
  const loader = levelLoader<string, string>(context, 'actorNames', readNames)
  const distinct = [...new Set(ids)]
  const names = await loader.loadMany(distinct)
  const found = new Map(distinct.map((id, at) => [id, names[at]]))
  return (id) => {
    const name = found.get(id)
    if (name instanceof Error) throw name
    return name ?? gone
  }
}

async function readNames({ records, seen }: Context, asked: readonly string[]): Promise<string[]> {
  const rows = await records.actor.findMany({
    where: { AND: [seen.actor, { id: { in: [...new Set(asked)] } }] },
    select: { id: true, name: true },
  })
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return asked.map((id) => names.get(id) ?? gone)
}
