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

/**
 * One selection that loads what both ask for. Throws when they ask the same relation with other
 * arguments: selections that two places of a document make go through `groupSelections`.
 */
export function mergeSelections(a: Select, b: Select): Select {
  const merged = tryMerge(a, b)
  if (!merged) throw new Error('Two selections ask the same relation with other arguments')
  return merged
}

/** A selection with the places, in the list given, of those that it serves. */
export interface SelectionGroup {
  readonly select: Select
  readonly members: number[]
}

/** As few selections as serve all of these: one, unless some ask a relation with other arguments. */
export function groupSelections(selections: readonly Select[]): SelectionGroup[] {
  const groups: SelectionGroup[] = []
  selections.forEach((wanted, at) => {
    for (const [place, { select, members }] of groups.entries()) {
      const merged = tryMerge(select, wanted)
      if (!merged) continue
      groups[place] = { select: merged, members: [...members, at] }
      return
    }
    groups.push({ select: wanted, members: [at] })
  })
  return groups
}

/** Null: they ask the same relation with other arguments. */
function tryMerge(a: Select, b: Select): Select | null {
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
  const select = tryMerge(selectA as Select, selectB as Select)
  return select && { ...argsA, select }
}
