import {
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql'
import { Refusal } from '../../model/problem.ts'
import { refusalError } from '../refusals.ts'

/** The parts of a connection; they nest nothing that the connection's own field does not. */
const transparent = new Set(['edges', 'node', 'nodes'])
const introspection = new Set(['__schema', '__type'])

/**
 * Fields may nest `max` levels deep, fragments followed, `edges`, `node` and `nodes` not counted;
 * below `__schema` and `__type` every field counts, up to `maxIntrospection`.
 */
export const depthRule = (max: number, maxIntrospection: number): ValidationRule =>
  function depth(context) {
    const measure = (node: SelectionSetNode, everyField: boolean): number =>
      depthOf(node, (name) => context.getFragment(name), everyField, new Map())
    return {
      OperationDefinition(node) {
        if (measure(node.selectionSet, false) > max) {
          context.reportError(refusalError(tooDeep(max), [node]))
        }
      },
      Field(node) {
        if (!introspection.has(node.name.value) || !node.selectionSet) return
        if (1 + measure(node.selectionSet, true) > maxIntrospection) {
          context.reportError(refusalError(tooDeep(maxIntrospection), [node]))
        }
        return false
      },
    }
  }

type Fragments = (name: string) => FragmentDefinitionNode | null | undefined

/** Levels below a selection set; a fragment is measured once, and one inside itself counts 0. */
function depthOf(
  set: SelectionSetNode,
  fragments: Fragments,
  everyField: boolean,
  measured: Map<string, number>,
): number {
  const below = (inner: SelectionSetNode): number => depthOf(inner, fragments, everyField, measured)
  const ofField = (field: FieldNode): number => {
    const name = field.name.value
    if (!everyField && introspection.has(name)) return 1
    const own = !everyField && transparent.has(name) ? 0 : 1
    return own + (field.selectionSet ? below(field.selectionSet) : 0)
  }
  const ofFragment = (name: string): number => {
    const known = measured.get(name)
    if (known !== undefined) return known
    measured.set(name, 0)
    const fragment = fragments(name)
    const depth = fragment ? below(fragment.selectionSet) : 0
    measured.set(name, depth)
    return depth
  }
  let deepest = 0
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) deepest = Math.max(deepest, ofField(selection))
    else if (selection.kind === Kind.INLINE_FRAGMENT) {
      deepest = Math.max(deepest, below(selection.selectionSet))
    } else deepest = Math.max(deepest, ofFragment(selection.name.value))
  }
  return deepest
}

const tooDeep = (max: number): Refusal =>
  new Refusal('TOO_DEEP', {
    id: `Dokumen ini bersarang lebih dari ${max} tingkat.`,
    en: `The document nests deeper than ${max} levels.`,
  })
