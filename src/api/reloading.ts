import { getLoaderMapping, setRowMappings } from '@pothos/selection-mapper'
import {
  type GraphQLResolveInfo,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionSetNode,
  visit,
} from 'graphql'

type Resolve<Result> = (
  row: object,
  args: object,
  context: object,
  info: GraphQLResolveInfo,
) => Result

type LoaderOf = (context: object) => {
  loadSelection(info: GraphQLResolveInfo, row: object): Promise<object | null>
}

/**
 * A resolver of a plain field over a relation. Where a document asks the field of one record twice
 * (by aliases, or in nodes and in edges), and a list beneath it with other arguments, the row holds
 * what the first of the two asks; for the other one the row is loaded again, with those of its
 * level, by one statement.
 */
export const reloading =
  <Result>(resolve: Resolve<Result>): Resolve<Result | Promise<Result>> =>
  (row, args, context, info) => {
    const { parentType, path, fieldName } = info
    if (!contested(info).has(fieldName)) return resolve(row, args, context, info)
    for (const { name } of [parentType, ...parentType.getInterfaces()]) {
      const mapping = getLoaderMapping(context, path, name, row)
      if (!mapping) continue
      setRowMappings(context, info, mapping.nested)
      return resolve(row, args, context, info)
    }
    const loaderOf = parentType.extensions.pothosPrismaLoader as LoaderOf
    return loaderOf(context)
      .loadSelection(info, row)
      .then((own) => resolve(own ?? row, args, context, info))
  }

const known = new WeakMap<OperationDefinitionNode, ReadonlySet<string>>()

/**
 * The names of the fields that the document asks more than once, with a field somewhere beneath that
 * it asks with several sets of arguments.
 */
function contested({ operation, fragments }: GraphQLResolveInfo): ReadonlySet<string> {
  const held = known.get(operation)
  if (held) return held
  const seen = new Map<string, { count: number; asked: Set<string> }>()
  for (const part of [operation, ...Object.values(fragments)]) {
    visit(part, {
      Field: ({ name, arguments: given = [] }) => {
        const one = seen.get(name.value) ?? { count: 0, asked: new Set() }
        one.asked.add(given.map(print).sort().join())
        seen.set(name.value, { ...one, count: one.count + 1 })
      },
    })
  }
  const several = (name: string) => (seen.get(name)?.asked.size ?? 0) > 1
  const inFragment = new Map<string, boolean>()
  const within = (set: SelectionSetNode | undefined): boolean =>
    set?.selections.some((one) => {
      if (one.kind !== Kind.FRAGMENT_SPREAD) {
        return (one.kind === Kind.FIELD && several(one.name.value)) || within(one.selectionSet)
      }
      const { value } = one.name
      const found = inFragment.get(value) ?? within(fragments[value]?.selectionSet)
      inFragment.set(value, found)
      return found
    }) ?? false
  const names = new Set<string>()
  if ([...seen.keys()].some(several)) {
    for (const part of [operation, ...Object.values(fragments)]) {
      visit(part, {
        Field: ({ name, selectionSet }) => {
          const twice = (seen.get(name.value)?.count ?? 0) > 1
          if (twice && !names.has(name.value) && within(selectionSet)) names.add(name.value)
        },
      })
    }
  }
  known.set(operation, names)
  return names
}
