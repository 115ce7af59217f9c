import { type ExecutionArgs, getOperationAST } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Logger } from 'pino'
import { factsOf } from './request-facts.ts'

const probes = /\/(livez|readyz)$/

/**
 * Writes one line for each request: id, account, operation name, milliseconds, status, cost, codes;
 * the answer tells the id in the header X-Request-Id. Never variables, headers or the document: they
 * may hold names of people and keys.
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
      const { id, startedAt, viewer, operation, cost, codes } = factsOf(request)
      response.headers.set('x-request-id', id)
      const ms = Math.round((performance.now() - startedAt) * 10) / 10
      const account = viewer?.accountId ?? null
      const { status } = response
      const line = { id, account, operation, ms, status, cost, codes: [...codes] }
      const level = probes.test(request.url) ? 'debug' : 'info'
      log[level](request.signal.aborted ? { ...line, left: true } : line, 'request')
    },
  }
}
