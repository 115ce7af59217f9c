import type { Context } from './context.ts'
import { groupSelections, type Select } from './selection.ts'
import { type Row, tableOf } from './table.ts'

/** A table whose rows a level needs by id, through the visibility filter. */
export type RowTable = 'actor' | 'tie' | 'stance' | 'claim' | 'issueRelation' | 'membership'

/**
 * Loads rows by id for several selections: one statement, unless two selections ask the same
 * relation with other arguments. Answers one map per selection; a row that is gone or not seen is
 * left out.
 */
export async function loadRows(
  context: Context,
  table: RowTable,
  ids: readonly string[],
  selections: readonly Select[],
): Promise<Map<string, Row>[]> {
  const answers: Map<string, Row>[] = []
  await Promise.all(
    groupSelections(selections).map(async ({ select, members }) => {
      const rows = await tableOf(context, table).findMany({
        where: { id: { in: [...ids] }, ...context.seen[table] },
        select: { ...select, id: true },
      })
      const byId = new Map(rows.map((row) => [row.id, row]))
      for (const at of members) answers[at] = byId
    }),
  )
  return answers
}
