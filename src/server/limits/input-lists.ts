import type { ValidationRule } from 'graphql'
import { Refusal } from '../../model/problem.ts'
import { refusalError } from '../refusals.ts'

/** A list that stands in the document may have `max` items. */
export const listRule = (max: number): ValidationRule =>
  function inputLists(context) {
    return {
      ListValue(node) {
        if (node.values.length <= max) return
        context.reportError(refusalError(listTooLong(max), [node]))
        return false
      },
    }
  }

/** Throws LIST_TOO_LONG when a list anywhere in the variables has more than `max` items. */
export function checkLists(variables: unknown, max: number): void {
  const open: unknown[] = [variables]
  while (open.length > 0) {
    const value = open.pop()
    if (typeof value !== 'object' || value === null) continue
    if (Array.isArray(value) && value.length > max) throw listTooLong(max)
    for (const inner of Object.values(value)) open.push(inner)
  }
}

const listTooLong = (max: number): Refusal =>
  new Refusal('LIST_TOO_LONG', {
    id: `Sebuah daftar masukan memuat lebih dari ${max} butir.`,
    en: `An input list has more than ${max} items.`,
  })
