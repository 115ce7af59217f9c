import type { ExecutionResult } from 'graphql'
import { isAsyncIterable, mapAsyncIterator, type Plugin } from 'graphql-yoga'
import type { Logger } from 'pino'
import { faultLine } from '../model/fault.ts'
import { codedError } from './coded-error.ts'
import { originOf } from './refusals.ts'
import { factsOf, type RequestFacts } from './request-facts.ts'

/**
 * Gives every entry of `errors` its code and HTTP status. Danger when left out: unknown faults
 * would show their messages, which may hold data. With `namesNothing`, the messages of GraphQL
 * itself, which name parts of the schema, are replaced by the meaning of their code. Faults are logged here, each kind once a request.
 */
export function useErrorCodes(options: { log: Logger; namesNothing?: boolean }): Plugin {
  return {
    onParse({ context }) {
      factsOf(context.request).phase = 'PARSING'
    },
    onValidate({ context }) {
      const facts = factsOf((context as { request: Request }).request)
      facts.phase = 'VALIDATING'
      return ({ valid }) => {
        if (valid) facts.phase = 'PREPARING'
      }
    },
    onExecute({ args }) {
      factsOf((args.contextValue as { request: Request }).request).phase = 'EXECUTING'
    },
    onSubscribe({ args }) {
      factsOf((args.contextValue as { request: Request }).request).phase = 'EXECUTING'
    },
    onResultProcess({ request, result, setResult }) {
      const facts = factsOf(request)
      if (isAsyncIterable<ExecutionResult>(result)) {
        setResult(mapAsyncIterator(result, (event) => withCodes(event, facts, options)))
      } else if (isSingle(result)) setResult(withCodes(result, facts, options))
    },
  }
}

function withCodes(
  result: ExecutionResult,
  facts: RequestFacts,
  { log, namesNothing = false }: { log: Logger; namesNothing?: boolean },
): ExecutionResult {
  if (!result.errors) return result
  const logged = new Set<string>()
  const errors = result.errors.map((error) => {
    const coded = codedError(error, facts, namesNothing)
    if (coded.extensions.code === 'INTERNAL') logFault(log, facts.id, error, logged)
    facts.codes.add(coded.extensions.code as never)
    if (result.data !== undefined) delete coded.extensions.http
    return coded
  })
  return { ...result, errors }
}

const isSingle = (result: unknown): result is ExecutionResult =>
  typeof result === 'object' && result !== null && !Array.isArray(result)

/** What a fault is and in which field it came up. */
function logFault(log: Logger, id: string, error: unknown, logged: Set<string>): void {
  const field = fieldOf(error)
  let fault = error
  while (fault instanceof Error && originOf(fault)) fault = originOf(fault)
  const line = faultLine(fault)
  const key = `${line.fault} ${line.frames[0] ?? ''}`
  if (logged.has(key)) return
  logged.add(key)
  log.error({ id, field, ...line }, 'fault')
}

const fieldOf = (error: unknown): string | undefined => {
  const node = (error as { nodes?: readonly { name?: { value?: string } }[] }).nodes?.[0]
  return node?.name?.value
}
