import { queryFromInfo } from '@pothos/plugin-prisma'
import { selectedFieldNames } from '@pothos/selection-mapper'
import type { GraphQLResolveInfo } from 'graphql'
import type { Context } from './context.ts'

/** A Prisma `select`. */
export type Select = Record<string, unknown>

/** Whether the field being resolved is asked for this field beneath it, also through fragments. */
export const asks = (context: Context, info: GraphQLResolveInfo, field: string): boolean =>
  selectedFieldNames(context, info).has(field)

/**
 * The columns and relations of one record type that the document asks for at these paths beneath
 * the field being resolved; null when nothing of it is asked.
 */
export function selectionAt(
  context: Context,
  info: GraphQLResolveInfo,
  typeName: string,
  paths: string[][],
): Select | null {
  const query = queryFromInfo({ context, info, typeName, paths }) as { select?: Select }
  return query.select ?? null
}

/** One selection that loads what each of two asks for; null when their relations' arguments differ. */
export function mergeSelections(a: Select, b: Select): Select | null {
  const merged: Select = { ...a }
  for (const [name, wanted] of Object.entries(b)) {
    const held = merged[name]
    if (held === undefined || held === true) merged[name] = wanted
    else if (wanted !== true) {
      const nested = mergeNested(held as Select, wanted as Select)
      if (!nested) return null
      merged[name] = nested
    }
  }
  return merged
}

function mergeNested(a: Select, b: Select): Select | null {
  const { select: selectA, ...argsA } = a
  const { select: selectB, ...argsB } = b
  if (JSON.stringify(argsA) !== JSON.stringify(argsB)) return null
  if (!selectA || !selectB) return { ...argsA }
  const select = mergeSelections(selectA as Select, selectB as Select)
  return select && { ...argsA, select }
}
