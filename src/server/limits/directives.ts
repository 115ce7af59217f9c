import type { ValidationRule } from 'graphql'
import { Refusal } from '../../model/problem.ts'
import { refusalError } from '../refusals.ts'

/** A document may use `max` directives. */
export const directiveRule = (max: number): ValidationRule =>
  function directives(context) {
    let count = 0
    return {
      Directive(node) {
        count += 1
        if (count !== max + 1) return
        const refusal = new Refusal('TOO_MANY_DIRECTIVES', {
          id: `Dokumen ini memakai lebih dari ${max} direktif.`,
          en: `The document uses more than ${max} directives.`,
        })
        context.reportError(refusalError(refusal, [node]))
      },
    }
  }
