import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import type { FieldCost } from '../model/field-cost.ts'

/** A field's cost with nothing left out. */
export type FieldWeight = Required<FieldCost>

const plain: FieldWeight = { complexity: 1, size: 1, sizedBy: [] }
const listSize = 10
const pageSize = 25
const parts = new Set(['edges', 'nodes'])

/** What a field costs: what its definition states, and the rule of FieldCost for the rest. */
export function weightOf(
  field: GraphQLField<unknown, unknown>,
  parent: GraphQLNamedType,
): FieldWeight {
  const stated = (field.extensions.cost ?? {}) as FieldCost
  return { ...usual(field, parent), ...stated }
}

/** Whether a field costs what every field costs, so that a schema need not say it. */
export const isPlain = ({ complexity, size }: FieldWeight): boolean =>
  complexity === plain.complexity && size === plain.size

function usual(field: GraphQLField<unknown, unknown>, parent: GraphQLNamedType): FieldWeight {
  if (field.args.some(({ name }) => name === 'first')) {
    const sizedBy = ['first', 'last'].filter((name) => field.args.some((arg) => arg.name === name))
    return { ...plain, size: pageSize, sizedBy }
  }
  if (!isList(field.type) || isLeafType(getNamedType(field.type))) return plain
  if (parts.has(field.name) && isConnection(parent)) return plain
  const ids = field.args.find(({ name }) => name === 'ids')
  return { ...plain, size: listSize, sizedBy: ids ? ['ids'] : [] }
}

const isConnection = (type: GraphQLNamedType): boolean =>
  isObjectType(type) && type.getFields().pageInfo !== undefined

const isList = (type: GraphQLOutputType): boolean =>
  isListType(type) || (isNonNullType(type) && isListType(type.ofType))
