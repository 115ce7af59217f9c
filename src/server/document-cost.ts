import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql'
import { type FieldWeight, weightOf } from './field-weight.ts'

/** What a request asks: one operation of a document with its fragments and variables. */
export interface Asked {
  readonly operation: OperationDefinitionNode
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly variables: Readonly<Record<string, unknown>>
}

/** Pages and lists are refused above this; counting more would only hide that refusal. */
const largestSize = 100
/** Lists of the schema itself are known and few. */
const introspectionSize = 3

/**
 * The points that an operation may cost at most: each field its own, its selection as often as its
 * page or list may hold items; of an abstract type the dearest of its possible types.
 */
export function costOf(schema: GraphQLSchema, asked: Asked): number {
  const known = new Map<SelectionSetNode, Map<GraphQLObjectType, number>>()

  function ofSelection(set: SelectionSetNode, type: GraphQLObjectType): number {
    const before = known.get(set)?.get(type)
    if (before !== undefined) return before
    let total = 0
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) total += ofField(selection, type)
      else {
        const fragment =
          selection.kind === Kind.INLINE_FRAGMENT
            ? selection
            : asked.fragments.get(selection.name.value)
        const condition = fragment?.typeCondition?.name.value ?? type.name
        if (fragment && covers(condition, type)) total += ofSelection(fragment.selectionSet, type)
      }
    }
    const byType = known.get(set) ?? new Map<GraphQLObjectType, number>()
    known.set(set, byType.set(type, total))
    return total
  }

  function ofField(node: FieldNode, parent: GraphQLObjectType): number {
    const field = schema.getField(parent, node.name.value)
    if (!field) return 0
    const weight = weightOf(field, parent)
    const type = getNamedType(field.type)
    if (!node.selectionSet || !isCompositeType(type)) return weight.complexity
    const possible = isObjectType(type) ? [type] : schema.getPossibleTypes(type)
    const { selectionSet } = node
    const inner = Math.max(0, ...possible.map((one) => ofSelection(selectionSet, one)))
    return weight.complexity + inner * sizeOf(node, weight, parent)
  }

  function sizeOf(node: FieldNode, weight: FieldWeight, parent: GraphQLObjectType): number {
    if (parent.name.startsWith('__')) return Math.min(weight.size, introspectionSize)
    for (const name of weight.sizedBy) {
      const value = node.arguments?.find((argument) => argument.name.value === name)?.value
      const size = value && sizeIn(value, asked)
      if (size !== null && size !== undefined) return Math.min(Math.max(size, 0), largestSize)
    }
    return weight.size
  }

  function covers(condition: string, type: GraphQLObjectType): boolean {
    const named = schema.getType(condition)
    return named === type || (isAbstractType(named) && schema.isSubType(named, type))
  }

  const root = schema.getRootType(asked.operation.operation)
  return root ? ofSelection(asked.operation.selectionSet, root) : 0
}

/** The size that an argument's value states; null when it states none. */
function sizeIn(value: ValueNode, asked: Asked): number | null {
  if (value.kind === Kind.INT) return Number(value.value)
  if (value.kind === Kind.LIST) return value.values.length
  if (value.kind !== Kind.VARIABLE) return null
  const name = value.name.value
  if (Object.hasOwn(asked.variables, name)) {
    const given = asked.variables[name]
    if (Array.isArray(given)) return given.length
    return typeof given === 'number' ? given : null
  }
  const definitions = asked.operation.variableDefinitions ?? []
  const usual = definitions.find((one) => one.variable.name.value === name)?.defaultValue
  return usual ? sizeIn(usual, asked) : null
}
