import type { ValidationRule } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { aliasRule } from './limits/aliases.ts'
import { depthRule } from './limits/depth.ts'
import { directiveRule } from './limits/directives.ts'
import { checkLists, listRule } from './limits/input-lists.ts'
import { rootFieldRule } from './limits/root-fields.ts'

/** How a document may be built. Raising one number is safe only while the cost limit stands. */
export interface DocumentLimits {
  /** Levels of fields, `edges`, `node` and `nodes` not counted; default 14. */
  readonly depth?: number
  /** Levels below `__schema` and `__type`; default 16: the usual introspection queries need 15. */
  readonly introspectionDepth?: number
  /** Different aliases of one field name; default 5. */
  readonly aliases?: number
  /** Root fields of a mutation; default 1. */
  readonly rootFields?: number
  /** Directives in a document; default 5. */
  readonly directives?: number
  /** Items of an input list, in the document or in the variables; default 100. */
  readonly listItems?: number
}

/** Refuses a document that is built to cost much, before anything of it runs. */
export function useLimits(limits: DocumentLimits = {}): Plugin {
  const listItems = limits.listItems ?? 100
  const rules: readonly ValidationRule[] = [
    depthRule(limits.depth ?? 14, limits.introspectionDepth ?? 16),
    aliasRule(limits.aliases ?? 5),
    rootFieldRule(limits.rootFields ?? 1),
    directiveRule(limits.directives ?? 5),
    listRule(listItems),
  ]
  return {
    onParams({ params }) {
      checkLists(params.variables, listItems)
    },
    onValidate({ addValidationRule }) {
      for (const rule of rules) addValidationRule(rule)
    },
  }
}
