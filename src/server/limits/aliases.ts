import type { ValidationRule } from 'graphql'
import { Refusal } from '../../model/problem.ts'
import { refusalError } from '../refusals.ts'

/** One field name may bear `max` different aliases in a document, `__typename` included. */
export const aliasRule = (max: number): ValidationRule =>
  function aliases(context) {
    const seen = new Map<string, Set<string>>()
    return {
      Field(node) {
        if (!node.alias) return
        const name = node.name.value
        const ofName = seen.get(name) ?? new Set()
        if (ofName.has(node.alias.value)) return
        seen.set(name, ofName.add(node.alias.value))
        if (ofName.size !== max + 1) return
        const refusal = new Refusal('TOO_MANY_ALIASES', {
          id: `Bidang ${name} memiliki lebih dari ${max} alias.`,
          en: `The field ${name} has more than ${max} aliases.`,
        })
        context.reportError(refusalError(refusal, [node]))
      },
    }
  }
