import type { Row } from './engine.ts'
import type { ActorColumns, TieColumns } from './tie-row.ts'

const actorTexts = {
  id: (v) => `${v}.id`,
  slug: (v) => `${v}.slug`,
  name: (v) => `${v}.name`,
  kind: (v) => `${v}.kind`,
  classification: (v) => `${v}.classification`,
  level: (v) => `${v}.level`,
} satisfies Record<keyof ActorColumns, (variable: string) => string>

/** Lists hold no nulls on either engine, so what is not known has a stand-in until it is decoded. */
const tieTexts = {
  id: (v) => `${v}.id`,
  kind: (v) => `type(${v})`,
  fromId: (v) => `${v}.fromId`,
  toId: (v) => `${v}.toId`,
  role: (v) => `coalesce(${v}.role, '')`,
  since: (v) => `coalesce(${v}.since, '')`,
  until: (v) => `coalesce(${v}.until, '')`,
  sinceMin: (v) => `${v}.sinceMin`,
  sinceMax: (v) => `${v}.sinceMax`,
  untilMin: (v) => `${v}.untilMin`,
  untilMax: (v) => `${v}.untilMax`,
  lastConfirmedOn: (v) => `coalesce(${v}.lastConfirmedOn, '')`,
  strength: (v) => `coalesce(${v}.strength, -1.0)`,
  confidence: (v) => `${v}.confidence`,
  unsourced: (v) => `${v}.unsourced`,
} satisfies Record<keyof TieColumns, (variable: string) => string>

/** A column of an answer: its name, and the Cypher that gives its value. */
export type Column = readonly [name: string, value: string]

const columnsOf =
  (texts: Record<string, (variable: string) => string>) =>
  (prefix: string, variable: string): Column[] =>
    Object.entries(texts).map(([name, text]) => [`${prefix}_${name}`, text(variable)])

/** The columns of an actor variable, their names begun with a prefix. */
export const actorColumns = columnsOf(actorTexts)

/** The columns of a tie variable, their names begun with a prefix. */
export const tieColumns = columnsOf(tieTexts)

/** A tie variable as one map, for lists: Grafeo takes ties that are unwound from a list for nodes. */
export const tieMap = (variable: string): string =>
  `{${Object.entries(tieTexts)
    .map(([name, text]) => `${name}: ${text(variable)}`)
    .join(', ')}}`

/** The columns of such a map. */
export const tieMapColumns = (prefix: string, map: string): Column[] =>
  Object.keys(tieTexts).map((name) => [`${prefix}_${name}`, `${map}.${name}`])

/** A RETURN of columns, each collected into a list. */
export const collected = (columns: readonly Column[]): string =>
  columns.map(([name, value]) => `collect(${value}) AS ${name}`).join(', ')

/** A RETURN of columns, one value a row. */
export const returned = (columns: readonly Column[]): string =>
  columns.map(([name, value]) => `${value} AS ${name}`).join(', ')

function actorFrom(value: (name: keyof ActorColumns) => unknown): ActorColumns {
  const text = (name: keyof ActorColumns) => value(name) as string
  return {
    id: text('id'),
    slug: text('slug'),
    name: text('name'),
    kind: text('kind'),
    classification: text('classification'),
    level: text('level'),
  }
}

/** The actor of a row. */
export const actorOf = (row: Row, prefix: string): ActorColumns =>
  actorFrom((name) => row[`${prefix}_${name}`])

/** The actor at one place of collected columns. */
export const actorAt = (row: Row, prefix: string, at: number): ActorColumns =>
  actorFrom((name) => valueAt(row, prefix, name, at))

/** The tie at one place of collected columns. */
export const tieAt = (row: Row, prefix: string, at: number): TieColumns =>
  tieFrom((name) => valueAt(row, prefix, name, at))

/** The tie of a map that `tieMap` made. */
export const tieOfMap = (map: Row): TieColumns => tieFrom((name) => map[name])

function tieFrom(value: (name: keyof TieColumns) => unknown): TieColumns {
  const text = (name: keyof TieColumns) => value(name) as string
  const known = (name: keyof TieColumns) => text(name) || null
  const strength = value('strength') as number
  return {
    id: text('id'),
    kind: text('kind'),
    fromId: text('fromId'),
    toId: text('toId'),
    role: known('role'),
    since: known('since'),
    until: known('until'),
    sinceMin: text('sinceMin'),
    sinceMax: text('sinceMax'),
    untilMin: text('untilMin'),
    untilMax: text('untilMax'),
    lastConfirmedOn: known('lastConfirmedOn'),
    strength: strength < 0 ? null : strength,
    confidence: text('confidence'),
    unsourced: value('unsourced') as boolean,
  }
}

const valueAt = (row: Row, prefix: string, name: string, at: number): unknown =>
  (row[`${prefix}_${name}`] as unknown[])[at]
