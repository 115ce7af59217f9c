import {
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  parseConstValue,
  print,
  printSchema,
} from 'graphql'
import { type FieldWeight, isPlain, weightOf } from './field-weight.ts'

const definition = `"""
What a field costs, in points: \`complexity\` for itself, and its selection as often as the first
argument of \`sizedBy\` that is given says (the number, or the items of the list), or else \`size\`
times. A field without it costs 1, and its selection counts once.
"""
directive @cost(complexity: Int! = 1, size: Int! = 1, sizedBy: [String!]! = []) on FIELD_DEFINITION
`

/** The schema in the schema definition language, in its own order, with the cost of its fields. */
export function schemaText(schema: GraphQLSchema): string {
  const document = parse(printSchema(schema), { noLocation: true })
  const definitions = document.definitions.map((node) => {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) {
      return node
    }
    const fields = node.fields?.map((field) => withCost(schema, node.name.value, field)) ?? []
    return { ...node, fields }
  })
  return `${definition}\n${print({ ...document, definitions })}\n`
}

function withCost(
  schema: GraphQLSchema,
  typeName: string,
  node: FieldDefinitionNode,
): FieldDefinitionNode {
  const type = schema.getType(typeName)
  if (!isObjectType(type) && !isInterfaceType(type)) return node
  const field = type.getFields()[node.name.value]
  const weight = field && weightOf(field, type)
  if (!weight || isPlain(weight)) return node
  return { ...node, directives: [...(node.directives ?? []), costDirective(weight)] }
}

function costDirective(weight: FieldWeight): ConstDirectiveNode {
  const given = Object.entries(weight).filter(([name, value]) => {
    return name === 'sizedBy' ? weight.sizedBy.length > 0 : value !== 1
  })
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: 'cost' },
    arguments: given.map(([name, value]) => ({
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: name },
      value: parseConstValue(JSON.stringify(value), { noLocation: true }),
    })),
  }
}
