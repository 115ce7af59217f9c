import {
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { schema } from '../../../src/api/schema.ts'

/** One document, and the fields of the schema that it asks for, as Type.field. */
export interface MatrixDocument {
  readonly name: string
  readonly text: string
  readonly fields: ReadonlySet<string>
  /** How many ways lead to a field here: each field below each field above it. */
  readonly paths: number
}

/** One of each sort, among actors whom everybody sees, beside whom others are planted. */
const changes = `[
  { addTie: { kind: ALLIED_WITH, from: { slug: "federasi" }, to: { slug: "koalisi" } } }
  { endTies: { kind: ALLIED_WITH, from: { slug: "kelompok-a" } } }
  { loseActor: { actor: { slug: "jaringan" } } }
  { moveStance: { actor: { slug: "dewan" }, issue: { slug: "perda-uji" }, stance: 0.5 } }
]`
const ends = '[{ alliance: { slug: "federasi" } }, { alliance: { slug: "koalisi" } }]'

/**
 * What arguments are given, by Type.field.argument, of an interface's fields by its name, or by type.
 * One that has to be given and takes one of a few values may be asked with each of them.
 */
const needed: Readonly<Record<string, string>> = {
  'Query.group.by': '{ slug: "kelompok-a" }',
  'Query.alliance.by': '{ slug: "federasi" }',
  'Query.partner.by': '{ slug: "mitra" }',
  'Query.stakeholder.by': '{ slug: "dinas" }',
  'Query.actor.by': '{ name: "KU" }',
  'Query.search.text': '"knr"',
  'Network.commonAllies.of': '[{ slug: "kelompok-a" }, { slug: "kelompok-b" }]',
  'Network.bridging.between': ends,
  'NetworkStructure.brokers.between': ends,
  'NetworkStructure.leverage.input':
    '{ issue: { slug: "perda-uji" }, organizers: [{ slug: "kelompok-a" }], count: 50, mostAssumed: 1 }',
  'NetworkStructure.fragility.losing': '[{ slug: "kelompok-a" }, { slug: "federasi" }]',
  'NetworkStructure.communities.first': '25',
  'NetworkStructure.communities.members': '25',
  'NetworkStructure.components.first': '25',
  'NetworkStructure.components.members': '25',
  'NetworkStructure.routes.to': '{ slug: "dinas" }',
  'NetworkStructure.routes.count': '10',
  'NetworkStructure.export.with': '[STRENGTH, PAGERANK]',
  'Network.whatIf.changes': changes,
  'AreaRef!': '{ code: "34" }',
  'TradeRef!': '{ slug: "menjahit" }',
  'SourceRef!': '{ slug: "warta-uji" }',
  'IssueRef!': '{ slug: "perda-uji" }',
  'ActivityRef!': '{ slug: "pertemuan-uji" }',
  'PublicationRef!': '{ slug: "panduan-uji" }',
  'ActorRef!': '{ slug: "mitra" }',
  'Query.networkTimeline.from': '"2020-01-01"',
  'Query.networkTimeline.to': '"2024-01-01"',
}

/** What widens a list: given wherever it can be. */
const widening: Readonly<Record<string, string>> = {
  first: '100',
  asOf: 'null',
  includeSynthetic: 'true',
  certainty: 'MAY_HOLD',
}

export type Field = GraphQLField<unknown, unknown>

/** The argument lists that a field can be asked with, one or more. */
export function argumentsOf(
  type: GraphQLObjectType | GraphQLInterfaceType,
  field: Field,
): string[] {
  const named = [type, ...type.getInterfaces()].map(({ name }) => `${name}.${field.name}`)
  const given = field.args.map((arg): string[] => {
    const must = isNonNullType(arg.type) && arg.defaultValue === undefined
    const own = named.map((one) => needed[`${one}.${arg.name}`]).find((one) => one !== undefined)
    const usual = must
      ? needed[String(arg.type)]
      : arg.name === 'asOf' && isNonNullType(arg.type)
        ? undefined
        : widening[arg.name]
    const value = own ?? usual
    const bare = isNonNullType(arg.type) ? arg.type.ofType : null
    if (value !== undefined) return [`${arg.name}: ${value}`]
    if (must && isEnumType(bare)) return bare.getValues().map(({ name }) => `${arg.name}: ${name}`)
    if (must) throw new Error(`Say how to ask: ${named[0]}.${arg.name} (${arg.type})`)
    return []
  })
  const lists = given
    .filter((choices) => choices.length > 0)
    .reduce<string[][]>(
      (all, choices) => all.flatMap((list) => choices.map((one) => [...list, one])),
      [[]],
    )
  return lists.map((list) => (list.length === 0 ? '' : `(${list.join(', ')})`))
}

export const objectsOf = (named: ReturnType<typeof getNamedType>): readonly GraphQLObjectType[] =>
  isObjectType(named) ? [named] : isAbstractType(named) ? schema.getPossibleTypes(named) : []

/** What connections and records are made of: no level of their own. */
const isPart = (name: string): boolean => /Connection$|Edge$|List$/.test(name) || pieces.has(name)

/** Parts of an answer without an id, which hold what a record's own fields would. */
const pieces: ReadonlySet<string> = new Set([
  ...['FieldChange', 'FigureSeries', 'ClaimConflict', 'MemberTerm', 'MemberCounts', 'RelatedIssue'],
])

interface Gathered {
  readonly fields: Set<string>
  paths: number
}

/** All fields of a type, those that are records themselves `levels` deep. */
function selection(
  type: GraphQLObjectType | GraphQLInterfaceType,
  levels: number,
  gathered: Gathered,
): string {
  const parts = Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type)
    const below = isPart(named.name) ? levels : levels - 1
    if (!isLeafType(named) && below < 0) return []
    for (const one of objectsOf(type)) gathered.fields.add(`${one.name}.${field.name}`)
    gathered.paths += 1
    const [list] = argumentsOf(type, field)
    const call = `${type.name}_${field.name}: ${field.name}${list}`
    if (isLeafType(named)) return [call]
    return [`${call} ${selections(named, below, gathered)}`]
  })
  return parts.join(' ')
}

/** An interface is asked for what all of its types have; the rest is asked of each type itself. */
function selections(
  named: ReturnType<typeof getNamedType>,
  levels: number,
  gathered: Gathered,
): string {
  if (isObjectType(named) || isInterfaceType(named)) {
    return `{ __typename ${selection(named, levels, gathered)} }`
  }
  const each = objectsOf(named).map(
    (one) => `... on ${one.name} { ${selection(one, levels, gathered)} }`,
  )
  return `{ __typename ${each.join(' ')} }`
}

interface Step {
  readonly type: GraphQLObjectType
  readonly field: Field
}

/** The shortest ways from the root to every type. */
function waysToTypes(): Map<string, readonly Step[]> {
  const query = schema.getQueryType() as GraphQLObjectType
  const ways = new Map<string, readonly Step[]>([[query.name, []]])
  const open = [query]
  for (const type of open) {
    for (const field of Object.values(type.getFields())) {
      if (type === query && byId.has(field.name)) continue
      for (const next of objectsOf(getNamedType(field.type))) {
        if (ways.has(next.name)) continue
        ways.set(next.name, [...(ways.get(type.name) ?? []), { type, field }])
        open.push(next)
      }
    }
  }
  return ways
}

/** A document that goes that way and asks for all of the type at its end. */
const along = (way: readonly Step[], end: GraphQLObjectType, gathered: Gathered): string =>
  way.reduceRight(
    (inner, { type, field }) => {
      gathered.fields.add(`${type.name}.${field.name}`)
      const on = isAbstractType(getNamedType(field.type))
      const next = way[way.findIndex((step) => step.field === field) + 1]?.type ?? end
      const below = on ? `... on ${next.name} { ${inner} }` : inner
      const [list] = argumentsOf(type, field)
      return `${type.name}_${field.name}: ${field.name}${list} { __typename ${below} }`
    },
    selection(end, 1, gathered),
  )

const made = (name: string, text: (gathered: Gathered) => string): MatrixDocument => {
  const gathered: Gathered = { fields: new Set(), paths: 0 }
  const document = text(gathered)
  return { name, text: document, fields: gathered.fields, paths: gathered.paths }
}

/** The types that have an id, and so are reached by it. */
const nodeTypes = (): readonly GraphQLObjectType[] => {
  const node = schema.getType('Node')
  return isInterfaceType(node) ? schema.getPossibleTypes(node) : []
}

/** Root fields that are asked for by ids of what was planted. */
const byId = new Set(['node', 'nodes', 'tie', 'person', 'commitment'])

/**
 * Every field of every type that can be asked for, by every way that leads to it from the type above
 * it: each root field, each type that has an id by its id, and every other type by the shortest way,
 * with the records beside it and their own fields.
 */
export function matrixDocuments(): MatrixDocument[] {
  const query = schema.getQueryType() as GraphQLObjectType
  const roots = Object.values(query.getFields()).filter(({ name }) => !byId.has(name))
  const nodes = nodeTypes()
  const ways = [...waysToTypes()].flatMap(([name, way]) => {
    const type = schema.getType(name)
    return isObjectType(type) && way.length > 0 && !nodes.includes(type) ? [{ type, way }] : []
  })
  return [
    ...roots.map((field) =>
      made(field.name, (gathered) => {
        const named = getNamedType(field.type)
        gathered.fields.add(`Query.${field.name}`)
        // What has an id is asked for all it has by that.
        const levels = objectsOf(named).some((one) => nodes.includes(one)) ? 0 : 1
        const below = isLeafType(named) ? '' : selections(named, levels, gathered)
        const [list] = argumentsOf(query, field)
        return `{ ${field.name}${list} ${below} }`
      }),
    ),
    ...nodes.map((type) =>
      made(type.name, (gathered) => {
        gathered.fields.add('Query.nodes').add('Query.node')
        const below = selection(type, 1, gathered)
        return `query ($ids: [ID!]!, $id: ID!) { nodes(ids: $ids) { __typename ... on ${type.name} { ${below} } } node(id: $id) { __typename id } }`
      }),
    ),
    ...ways.map(({ type, way }) =>
      made(type.name, (gathered) => `{ ${along(way, type, gathered)} }`),
    ),
  ]
}

/** Every field that a query can reach, as Type.field. */
export function reachableFields(): string[] {
  const open: GraphQLObjectType[] = [schema.getQueryType() as GraphQLObjectType]
  const seen = new Set<string>(open.map(({ name }) => name))
  const found: string[] = []
  for (let type = open.pop(); type; type = open.pop()) {
    for (const field of Object.values(type.getFields())) {
      found.push(`${type.name}.${field.name}`)
      for (const next of objectsOf(getNamedType(field.type))) {
        if (seen.has(next.name)) continue
        seen.add(next.name)
        open.push(next)
      }
    }
  }
  return found.sort()
}
