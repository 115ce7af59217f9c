import { GraphQLError } from 'graphql'
import { type Bilingual, say } from '../model/language.ts'
import { type ProblemCode, problemCodes } from '../model/problem-codes.ts'
import { statusOf } from './http-status.ts'
import { originOf, refusalBehind } from './refusals.ts'
import type { RequestFacts } from './request-facts.ts'
import { withoutValues } from './without-values.ts'

const texts: Partial<Record<ProblemCode, Bilingual>> = {
  INTERNAL: {
    id: 'Terjadi kesalahan di pihak kami. Sebutkan id ini bila melapor.',
    en: 'Something went wrong on our side. Quote this id when you report it.',
  },
}

/**
 * The error that a client sees: a code from the table of problems, a message in the client's
 * language, locations and path. Nothing else of the error given passes: an unknown fault keeps
 * neither its message nor its extensions. With `namesNothing`, what GraphQL itself says is replaced by
 * the meaning of the code.
 */
export function codedError(
  error: unknown,
  facts: RequestFacts,
  namesNothing = false,
): GraphQLError {
  const refusal = refusalBehind(error)
  const code = refusal?.code ?? codeOf(error, facts)
  const text = refusal?.text ?? texts[code] ?? (namesNothing ? meaningOf(code) : null)
  const located = error instanceof GraphQLError ? error : null
  const extensions: Record<string, unknown> = { code, http: { status: statusOf(code) } }
  if (code === 'INTERNAL') extensions.id = facts.id
  return new GraphQLError(messageOf(error, facts, text), {
    nodes: located?.nodes,
    source: located?.source,
    positions: located?.positions,
    path: located?.path,
    extensions,
  })
}

const meaningOf = (code: ProblemCode): Bilingual => problemCodes[code].description

/** GraphQL's own messages are in English whatever the language. */
const messageOf = (error: unknown, facts: RequestFacts, text: Bilingual | null): string => {
  if (text) return say(text, facts.language)
  return error instanceof Error ? withoutValues(error.message) : ''
}

function codeOf(error: unknown, facts: RequestFacts): ProblemCode {
  if (!(error instanceof GraphQLError)) return 'INTERNAL'
  const origin = deepest(error)
  if (facts.phase === 'EXECUTING' && error.path) return isArgumentError(origin)
  if (!(origin instanceof GraphQLError) && !error.nodes?.length) return 'INTERNAL'
  if (error.extensions.code === 'OPERATION_RESOLUTION_FAILURE') return 'BAD_REQUEST'
  switch (facts.phase) {
    case 'REQUEST':
      return 'BAD_REQUEST'
    case 'PARSING':
      return 'BAD_SYNTAX'
    case 'VALIDATING':
      return 'BAD_DOCUMENT'
    case 'PREPARING':
      return 'INTERNAL'
    case 'EXECUTING':
      return 'BAD_VARIABLES'
  }
}

/** An argument that fails only at run time points at its value; a field's own fault does not. */
const isArgumentError = (origin: Error): ProblemCode =>
  origin instanceof GraphQLError && origin.nodes?.length ? 'BAD_VARIABLES' : 'INTERNAL'

function deepest(error: Error): Error {
  const origin = originOf(error)
  return origin ? deepest(origin) : error
}
