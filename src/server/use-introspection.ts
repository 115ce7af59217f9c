import { type ValidationRule, validate } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { Refusal } from '../model/problem.ts'
import { refusalError } from './refusals.ts'

/**
 * Lets clients read the schema, or not. Off also takes the suggestions out of error messages.
 * Danger: names can still be guessed one by one; only trusted documents prevent that.
 */
export function useIntrospection({ on }: { on: boolean }): Plugin {
  if (on) return {}
  return {
    onValidate({ addValidationRule, setValidationFn }) {
      addValidationRule(noIntrospectionRule)
      setValidationFn((schema, document, rules, options) =>
        validate(schema, document, rules, { ...options, hideSuggestions: true }),
      )
    },
    onExecute({ args }) {
      Object.assign(args, { hideSuggestions: true })
    },
    onSubscribe({ args }) {
      Object.assign(args, { hideSuggestions: true })
    },
  }
}

const noIntrospectionRule: ValidationRule = (context) => ({
  Field(node) {
    if (node.name.value !== '__schema' && node.name.value !== '__type') return
    context.reportError(refusalError(introspectionOff(), [node]))
  },
})

const introspectionOff = (): Refusal =>
  new Refusal('INTROSPECTION_OFF', {
    id: 'Introspeksi dimatikan di sini. Skema ada di schema/api.graphql.',
    en: 'Introspection is switched off here. The schema stands in schema/api.graphql.',
  })
