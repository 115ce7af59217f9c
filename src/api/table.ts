import type { GraphQLResolveInfo } from 'graphql'
import type { IdPrefix } from '../model/public-id.ts'
import type { Context } from './context.ts'
import { selectionAt } from './selection.ts'

/** A row as its table gives it: the id, and what was selected. */
export type Row = { id: string } & Record<string, unknown>

/** What this room asks of a table; its name is the prefix of its public ids. */
export interface Table {
  findMany(query: object): Promise<Row[]>
  findFirst(query: object): Promise<Row | null>
  count(query: object): Promise<number>
}

export const tableOf = (context: Context, name: IdPrefix): Table =>
  context.records[name] as unknown as Table

/** The one record that the conditions name, with what the document asks of it; null: none is seen. */
export const findOne = (
  context: Context,
  info: GraphQLResolveInfo,
  table: IdPrefix,
  typeName: string,
  conditions: object[],
): Promise<Row | null> =>
  tableOf(context, table).findFirst({
    where: { AND: conditions },
    select: { ...selectionAt(context, info, typeName, []), id: true },
  })
