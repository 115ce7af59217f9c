import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql'

/** A place of the schema that takes a text, and how to put one there. */
export interface Place {
  /** Like `Query.actors(filter.named)`. */
  readonly name: string
  readonly query: string
  /** The variable `$value` of the query, with that text in its place. */
  readonly variables: (text: string) => object
}

type Field = GraphQLField<unknown, unknown>
/** A way from the root to a field: the fields on it, with their arguments, from the outside in. */
type Way = readonly { readonly field: Field; readonly text: string; readonly on: string }[]

const texts = new Set(['String', 'ID', 'Date', 'DateTime', 'PartialDate'])
/** Values of scalars that are given beside the one that is tried. */
const samples: Readonly<Record<string, unknown>> = {
  ...{
    String: 'x',
    Int: 1,
    Float: 1,
    Boolean: true,
    Date: '2020-01-01',
    DateTime: '2020-01-01T00:00:00Z',
  },
  ...{ PartialDate: '2020', ID: 'actor_00000000-0000-7000-8000-000000000000' },
}

/**
 * Every argument of every field that takes a text, and every field of every input that does, each
 * once, reached from the root.
 */
export function stringArguments(schema: GraphQLSchema): Place[] {
  const places: Place[] = []
  const seen = new Set<string>()
  const tried = new Set<string>()
  const roots = [schema.getQueryType(), schema.getMutationType()].filter((type) => type != null)
  const open: { type: GraphQLObjectType; way: Way }[] = roots.map((type) => ({ type, way: [] }))
  /** Behind a reference, which here names nobody: only where there is no other way. */
  const later: typeof open = []
  for (let at = open.shift(); at; at = open.shift() ?? later.shift()) {
    const { type, way } = at
    if (seen.has(type.name)) continue
    seen.add(type.name)
    for (const field of Object.values(type.getFields())) {
      for (const arg of field.args) {
        for (const path of textPaths(arg.type, tried))
          places.push(placeAt(way, type, field, arg, path))
      }
      const inner = getNamedType(field.type)
      const step = { field, on: type.name, text: `${field.name}${given(field, null)}` }
      const types =
        isObjectType(inner) || isLeafType(inner) ? [inner] : schema.getPossibleTypes(inner)
      for (const one of types) {
        if (!isObjectType(one) || way.length >= 6) continue
        const to = field.args.some(isRequiredArgument) ? later : open
        to.push({ type: one, way: [...way, step] })
      }
    }
  }
  return places
}

/** The ways through inputs to a text; `tried` holds the input fields that were tried before. */
function textPaths(
  type: GraphQLInputType,
  tried: Set<string>,
  within: readonly string[] = [],
): string[][] {
  const named = getNamedType(type)
  if (!isInputObjectType(named)) return texts.has(named.name) ? [[]] : []
  if (within.includes(named.name)) return []
  return Object.values(named.getFields()).flatMap((field) => {
    const isText = texts.has(getNamedType(field.type).name)
    const key = `${named.name}.${field.name}`
    if (isText && tried.has(key)) return []
    if (isText) tried.add(key)
    const paths = textPaths(field.type, tried, [...within, named.name])
    return paths.map((rest) => [field.name, ...rest])
  })
}

function placeAt(
  way: Way,
  type: GraphQLObjectType,
  field: Field,
  arg: GraphQLArgument,
  path: readonly string[],
): Place {
  const leaf = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }'
  const own = `${field.name}${given(field, arg)}${leaf}`
  let text = `... on ${type.name} { ${own} }`
  for (const step of way.toReversed()) text = `... on ${step.on} { ${step.text} { ${text} } }`
  const kind = [...way.map(({ on }) => on), type.name][0] === 'Mutation' ? 'mutation' : 'query'
  return {
    name: `${type.name}.${field.name}(${[arg.name, ...path].join('.')})`,
    query: `${kind} ($value: ${arg.type}) { ${text} }`,
    variables: (value) => ({ value: sampleOf(arg.type, path, value) }),
  }
}

/** The arguments that a field needs, and the one that is tried. */
function given(field: Field, tried: GraphQLArgument | null): string {
  const args = field.args.filter((arg) => arg === tried || isRequiredArgument(arg))
  const of = (arg: GraphQLArgument) =>
    `${arg.name}: ${arg === tried ? '$value' : literal(sampleOf(arg.type, null, ''))}`
  return args.length === 0 ? '' : `(${args.map(of).join(', ')})`
}

/** A value of a type with the text at the end of the path; null: a sample without it. */
function sampleOf(type: GraphQLInputType, path: readonly string[] | null, text: string): unknown {
  const nullable = getNullableType(type)
  if (isListType(nullable)) return [sampleOf(nullable.ofType, path, text)]
  if (isEnumType(nullable)) return new Enum(nullable.getValues()[0]?.name ?? '')
  if (!isInputObjectType(nullable)) return path?.length === 0 ? text : samples[nullable.name]
  const fields = Object.values(nullable.getFields())
  const isNeeded = (one: GraphQLInputField, at: number) =>
    one.name === path?.[0] ||
    isRequiredInputField(one) ||
    (nullable.isOneOf && !path?.[0] && at === 0)
  return Object.fromEntries(
    fields
      .filter(isNeeded)
      .map((one) => [
        one.name,
        sampleOf(one.type, one.name === path?.[0] ? path.slice(1) : null, text),
      ]),
  )
}

/** A value of an enum, which a document writes without quotes and variables with them. */
class Enum {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
  toJSON(): string {
    return this.name
  }
}

function literal(value: unknown): string {
  if (value instanceof Enum) return value.name
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([name, one]) => `${name}: ${literal(one)}`)
    .join(', ')}}`
}
