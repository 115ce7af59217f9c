import { type ExecutionArgs, getOperationAST } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Logger } from 'pino'
import { factsOf } from './request-facts.ts'

const probes = /\/(livez|readyz)$/

/**
 * Writes one line for each request: id, operation name, milliseconds, status, cost, codes. Never
 * variables, headers or the document: they may hold names of people and keys.
 * The probes of `/livez` and `/readyz` are lines of level debug.
 */
export function useRequestLog({ log }: { log: Logger }): Plugin {
  const note = ({ args }: { args: ExecutionArgs }): void => {
    const { request } = args.contextValue as { request: Request }
    const operation = getOperationAST(args.document, args.operationName)
    factsOf(request).operation = operation?.name?.value.slice(0, 100) ?? null
  }
  return {
    onRequest({ request }) {
      factsOf(request)
    },
    onExecute: note,
    onSubscribe: note,
    onResponse({ request, response }) {
      const { id, startedAt, operation, cost, codes } = factsOf(request)
      const ms = Math.round((performance.now() - startedAt) * 10) / 10
      const line = { id, operation, ms, status: response.status, cost, codes: [...codes] }
      const level = probes.test(request.url) ? 'debug' : 'info'
      log[level](request.signal.aborted ? { ...line, left: true } : line, 'request')
    },
  }
}
