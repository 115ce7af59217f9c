import { type ASTNode, GraphQLError } from 'graphql'
import { say } from '../model/language.ts'
import { Refusal } from '../model/problem.ts'
import { statusOf } from './http-status.ts'
import { factsOf } from './request-facts.ts'

/** A refusal as the GraphQL error that validation and execution carry; its nodes give locations. */
export const refusalError = (refusal: Refusal, nodes: readonly ASTNode[] = []): GraphQLError =>
  new GraphQLError(refusal.message, { nodes, originalError: refusal })

/** The refusal behind an error, however often it was wrapped; null when there is none. */
export function refusalBehind(error: unknown): Refusal | null {
  for (let at = error; at instanceof Error; at = originOf(at)) {
    if (at instanceof Refusal) return at
  }
  return null
}

/** The error that another one wraps, as GraphQL errors do. */
export const originOf = (error: Error): Error | undefined =>
  error instanceof GraphQLError ? error.originalError : undefined

/** The whole answer to a request that is refused before its body is looked at. */
export function refusalResponse(
  request: Request,
  refusal: Refusal,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const facts = factsOf(request)
  facts.codes.add(refusal.code)
  const error = {
    message: say(refusal.text, facts.language),
    extensions: { code: refusal.code },
  }
  return Response.json({ errors: [error] }, { status: statusOf(refusal.code), headers })
}
