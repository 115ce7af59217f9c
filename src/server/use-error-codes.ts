import type { ExecutionResult } from 'graphql'
import { isAsyncIterable, mapAsyncIterator, type Plugin } from 'graphql-yoga'
import type { Logger } from 'pino'
import { codedError } from './coded-error.ts'
import { originOf } from './refusals.ts'
import { factsOf, type RequestFacts } from './request-facts.ts'

/**
 * Gives every entry of `errors` its code and HTTP status. Danger when left out: unknown faults
 * would show their messages, which may hold data. Faults are logged here, each kind once a request.
 */
export function useErrorCodes({ log }: { log: Logger }): Plugin {
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
        setResult(mapAsyncIterator(result, (event) => withCodes(event, facts, log)))
      } else if (isSingle(result)) setResult(withCodes(result, facts, log))
    },
  }
}

function withCodes(result: ExecutionResult, facts: RequestFacts, log: Logger): ExecutionResult {
  if (!result.errors) return result
  const logged = new Set<string>()
  const errors = result.errors.map((error) => {
    const coded = codedError(error, facts)
    if (coded.extensions.code === 'INTERNAL') logFault(log, facts.id, error, logged)
    facts.codes.add(coded.extensions.code as never)
    if (result.data !== undefined) delete coded.extensions.http
    return coded
  })
  return { ...result, errors }
}

const isSingle = (result: unknown): result is ExecutionResult =>
  typeof result === 'object' && result !== null && !Array.isArray(result)

/** Kind, field and stack frames of a fault; its message is left out because it may hold data. */
function logFault(log: Logger, id: string, error: unknown, logged: Set<string>): void {
  const field = fieldOf(error)
  let fault = error
  while (fault instanceof Error && originOf(fault)) fault = originOf(fault)
  const kind = fault instanceof Error ? fault.constructor.name : typeof fault
  const frames = fault instanceof Error ? framesOf(fault.stack ?? '') : []
  const key = `${kind} ${frames[0] ?? ''}`
  if (logged.has(key)) return
  logged.add(key)
  log.error({ id, fault: kind, field, frames }, 'fault')
}

const fieldOf = (error: unknown): string | undefined => {
  const node = (error as { nodes?: readonly { name?: { value?: string } }[] }).nodes?.[0]
  return node?.name?.value
}

const framesOf = (stack: string): string[] =>
  stack
    .split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .slice(0, 10)
    .map((line) => line.trim())
