/**
 * A visibility filter of the records as a question about one row that is loaded already. It knows
 * columns in a list, columns that are null and records at the end of a to-one relation, and throws
 * for anything else.
 */
export function meetsWhere(row: object, where: object): boolean {
  return Object.entries(where).every(([name, condition]: [string, object | null]) => {
    const value: unknown = (row as Record<string, unknown>)[name]
    if (value === undefined) throw new Error(`${name} was asked for and not loaded`)
    if (condition === null) return value === null
    if (isList(condition)) return condition.in.includes(value)
    return value !== null && meetsWhere(value as object, condition)
  })
}

/** The Prisma `select` that loads what `meetsWhere` looks at. */
export const columnsOfWhere = (where: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(where).map(([name, condition]: [string, object | null]) => {
      if (operators.has(name)) throw new Error(`${name} cannot be asked of a row`)
      if (condition === null || isList(condition)) return [name, true]
      return [name, { select: columnsOfWhere(condition) }]
    }),
  )

const operators = new Set(['AND', 'OR', 'NOT', 'not'])

const isList = (condition: object): condition is { readonly in: readonly unknown[] } =>
  'in' in condition && Array.isArray(condition.in)
