import { Kind, OperationTypeNode, type SelectionSetNode, type ValidationRule } from 'graphql'
import { Refusal } from '../../model/problem.ts'
import { refusalError } from '../refusals.ts'

/** A mutation may have `max` root fields, fragments followed. */
export const rootFieldRule = (max: number): ValidationRule =>
  function rootFields(context) {
    /** A fragment is counted once, and one inside itself counts 0. */
    const counted = new Map<string, number>()
    const ofFragment = (name: string): number => {
      const known = counted.get(name)
      if (known !== undefined) return known
      counted.set(name, 0)
      const fragment = context.getFragment(name)
      const fields = fragment ? count(fragment.selectionSet) : 0
      counted.set(name, fields)
      return fields
    }
    const count = (set: SelectionSetNode): number => {
      let fields = 0
      for (const selection of set.selections) {
        if (selection.kind === Kind.FIELD) fields += 1
        else if (selection.kind === Kind.INLINE_FRAGMENT) fields += count(selection.selectionSet)
        else fields += ofFragment(selection.name.value)
      }
      return fields
    }
    return {
      OperationDefinition(node) {
        if (node.operation !== OperationTypeNode.MUTATION) return
        if (count(node.selectionSet) <= max) return
        const refusal = new Refusal('TOO_MANY_ROOT_FIELDS', {
          id: `Mutasi ini memiliki lebih dari ${max} bidang akar.`,
          en: `The mutation has more than ${max} root field${max === 1 ? '' : 's'}.`,
        })
        context.reportError(refusalError(refusal, [node]))
      },
    }
  }
