import type { ListValueNode, ObjectValueNode, ValidationRule } from 'graphql'
import { Refusal } from '../../model/problem.ts'
import { refusalError } from '../refusals.ts'

/** Lists and objects that stand in the document may nest `max` levels deep. */
export const inputDepthRule = (max: number): ValidationRule =>
  function inputDepth(context) {
    let depth = 0
    const level = {
      enter(node: ListValueNode | ObjectValueNode) {
        depth += 1
        if (depth !== max + 1) return
        context.reportError(refusalError(inputTooDeep(max), [node]))
      },
      leave(_node: ListValueNode | ObjectValueNode) {
        depth -= 1
      },
    }
    return { ListValue: level, ObjectValue: level }
  }

/** Throws INPUT_TOO_DEEP when a variable nests more than `max` levels. */
export function checkDepth(variables: unknown, max: number): void {
  const open: [value: unknown, depth: number][] = [[variables, 0]]
  for (let at = open.pop(); at; at = open.pop()) {
    const [value, depth] = at
    if (typeof value !== 'object' || value === null) continue
    if (depth > max) throw inputTooDeep(max)
    for (const inner of Object.values(value)) open.push([inner, depth + 1])
  }
}

const inputTooDeep = (max: number): Refusal =>
  new Refusal('INPUT_TOO_DEEP', {
    id: `Sebuah nilai masukan bersarang lebih dari ${max} tingkat.`,
    en: `An input value nests deeper than ${max} levels.`,
  })
