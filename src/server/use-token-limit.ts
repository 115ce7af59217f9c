import { GraphQLError, parse, type Source } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { Refusal } from '../model/problem.ts'
import { refusalError } from './refusals.ts'

/**
 * Stops reading a document at `max` tokens (default 1,000). Every later check takes time by the
 * size of the document, so a higher limit makes all of them dearer.
 */
export function useTokenLimit({ max = 1000 }: { max?: number } = {}): Plugin {
  const limited = (source: string | Source, options?: object) => {
    try {
      return parse(source, { ...options, maxTokens: max })
    } catch (error) {
      const isLimit = error instanceof GraphQLError && /more than \d+ tokens/.test(error.message)
      throw isLimit ? refusalError(tooManyTokens(max)) : error
    }
  }
  return {
    onParse({ setParseFn }) {
      setParseFn(limited)
    },
  }
}

const tooManyTokens = (max: number): Refusal =>
  new Refusal('TOO_MANY_TOKENS', {
    id: `Dokumen ini memuat lebih dari ${max} token.`,
    en: `The document has more than ${max} tokens.`,
  })
