import { type DocumentNode, type ValidationRule, validate } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { aliasRule } from './limits/aliases.ts'
import { depthRule } from './limits/depth.ts'
import { directiveRule } from './limits/directives.ts'
import { checkDepth, inputDepthRule } from './limits/input-depth.ts'
import { checkLists, listRule } from './limits/input-lists.ts'
import { repeatRule } from './limits/repeated-fields.ts'
import { rootFieldRule } from './limits/root-fields.ts'

/** How a document may be built. Raising one number is safe only while the cost limit stands. */
export interface DocumentLimits {
  /** Levels of fields, `edges`, `node` and `nodes` not counted; default 14. */
  readonly depth?: number
  /** Levels below `__schema` and `__type`; default 16: the usual introspection queries need 15. */
  readonly introspectionDepth?: number
  /** Different aliases of one field name; default 5. */
  readonly aliases?: number
  /** Fields of one answer's name in a selection; default 20. */
  readonly repeats?: number
  /** Root fields of a mutation; default 1. */
  readonly rootFields?: number
  /** Directives in a document; default 5. */
  readonly directives?: number
  /** Items of an input list, in the document or in the variables; default 100. */
  readonly listItems?: number
  /** Levels of lists and objects in an input; default 16. */
  readonly inputDepth?: number
}

/**
 * Refuses a document that is built to cost much, before anything of it runs, and before it is compared with
 * the schema: some of GraphQL's own rules take time by the square of what they look at.
 */
export function useLimits(limits: DocumentLimits = {}): Plugin {
  const { listItems = 100, inputDepth = 16 } = limits
  const rules: readonly ValidationRule[] = [
    depthRule(limits.depth ?? 14, limits.introspectionDepth ?? 16),
    aliasRule(limits.aliases ?? 5),
    repeatRule(limits.repeats ?? 20),
    rootFieldRule(limits.rootFields ?? 1),
    directiveRule(limits.directives ?? 5),
    listRule(listItems),
    inputDepthRule(inputDepth),
  ]
  const passed = new WeakSet<DocumentNode>()
  return {
    onParams({ params }) {
      checkDepth(params.variables, inputDepth)
      checkLists(params.variables, listItems)
    },
    onValidate({ params: { schema, documentAST }, setResult }) {
      if (passed.has(documentAST)) return
      const errors = validate(schema, documentAST, rules)
      if (errors.length > 0) setResult(errors)
      else passed.add(documentAST)
    },
  }
}
