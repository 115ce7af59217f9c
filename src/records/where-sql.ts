import { Prisma } from './generated/client.ts'
import { getDatamodel } from './generated/pothos.ts'

interface Field {
  readonly name: string
  readonly kind: string
  readonly type: string
  readonly relationFromFields?: readonly string[]
}

export const { models } = (
  getDatamodel() as unknown as {
    datamodel: { models: Record<string, { fields: readonly Field[] }> }
  }
).datamodel

/**
 * A visibility filter of the records as the condition of a statement written by hand, over the rows
 * of `alias`. It knows what those filters consist of (enum and text columns in a list, columns that are null
 * or not, records at the end of a to-one relation, AND, OR) and throws for anything else.
 */
export function whereSql(model: string, where: object, alias: string): Prisma.Sql {
  const conditions = Object.entries(where).map(([name, value]) => {
    if (name === 'AND' || name === 'OR') return combined(model, name, value, alias)
    const field = models[model]?.fields.find((one) => one.name === name)
    if (!field) throw new Error(`${model} has no ${name}`)
    const foreignKey = field.relationFromFields?.[0]
    return foreignKey
      ? relation(field, foreignKey, value as object, alias)
      : column(field, value as object | null, alias)
  })
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, ' AND ')
}

/** The condition that a row of `alias` is the one named by a column of it. */
export function isNamed(alias: string, by: object): Prisma.Sql {
  const [column, value] = Object.entries(by)[0] as [string, string]
  const type = Prisma.raw(column === 'id' ? 'uuid' : 'text')
  return Prisma.sql`${Prisma.raw(`"${alias}"."${column}"`)} = ${value}::${type}`
}

function combined(model: string, operator: 'AND' | 'OR', value: unknown, alias: string) {
  const parts = (Array.isArray(value) ? value : [value]) as object[]
  if (parts.length === 0) return operator === 'AND' ? Prisma.sql`true` : Prisma.sql`false`
  const conditions = parts.map((part) => Prisma.sql`(${whereSql(model, part, alias)})`)
  return Prisma.sql`(${Prisma.join(conditions, ` ${operator} `)})`
}

function relation({ name, type }: Field, foreignKey: string, where: object, alias: string) {
  const inner = `${alias}_${name}`
  const key = `"${alias}"."${foreignKey}"`
  return Prisma.sql`(${Prisma.raw(`${key} IS NOT NULL`)} AND EXISTS (
    SELECT FROM ${Prisma.raw(`"${type}" AS "${inner}" WHERE "${inner}"."id" = ${key}`)}
      AND ${whereSql(type, where, inner)}))`
}

function column({ name, kind, type }: Field, value: object | null, alias: string): Prisma.Sql {
  const at = Prisma.raw(`"${alias}"."${name}"`)
  if (value === null) return Prisma.sql`${at} IS NULL`
  if ('not' in value && value.not === null) return Prisma.sql`${at} IS NOT NULL`
  if ('in' in value && (kind === 'enum' || type === 'String')) {
    const list = Prisma.raw(kind === 'enum' ? `"${type}"[]` : 'text[]')
    return Prisma.sql`${at} = ANY(${value.in}::${list})`
  }
  throw new Error(`A condition on ${name} cannot be said in SQL`)
}
