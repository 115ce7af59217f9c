import type { Plugin } from 'graphql-yoga'
import { factsOf } from './request-facts.ts'
import type { RequestTelemetry } from './telemetry.ts'

const probes = /\/(livez|readyz)$/

/** Has requests, operations and streams measured; the probes of liveness and readiness are not. */
export function useTelemetry({ telemetry }: { telemetry: RequestTelemetry }): Plugin {
  return {
    onParams({ request, paramsHandler, setParamsHandler }) {
      setParamsHandler((payload) =>
        telemetry.during(factsOf(request), request.headers, async () => paramsHandler(payload)),
      )
    },
    onSubscribe: () => ({
      onSubscribeResult: () => ({ onEnd: telemetry.streaming() }),
    }),
    onResponse({ request, response }) {
      if (probes.test(request.url)) return
      const facts = factsOf(request)
      const ms = performance.now() - facts.startedAt
      telemetry.answered(facts, { status: response.status, ms })
    },
  }
}
