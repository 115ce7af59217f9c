import { Kind, type SelectionSetNode, type ValidationRule } from 'graphql'
import { Refusal } from '../../model/problem.ts'
import { refusalError } from '../refusals.ts'

/**
 * A selection may ask for a field of one answer's name `max` times, inline fragments included:
 * GraphQL compares all of them with each other.
 */
export const repeatRule = (max: number): ValidationRule =>
  function repeatedFields(context) {
    return {
      SelectionSet(node) {
        if (mostRepeated(node) <= max) return
        context.reportError(refusalError(tooMany(max), [node]))
        return false
      },
    }
  }

function mostRepeated(selection: SelectionSetNode): number {
  const counts = new Map<string, number>()
  const open = [selection]
  for (let set = open.pop(); set; set = open.pop()) {
    for (const one of set.selections) {
      if (one.kind === Kind.INLINE_FRAGMENT) open.push(one.selectionSet)
      if (one.kind !== Kind.FIELD) continue
      const name = (one.alias ?? one.name).value
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }
  return Math.max(0, ...counts.values())
}

const tooMany = (max: number): Refusal =>
  new Refusal('TOO_MANY_FIELDS', {
    id: `Satu pilihan meminta bidang yang sama lebih dari ${max} kali.`,
    en: `One selection asks for the same field more than ${max} times.`,
  })
