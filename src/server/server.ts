import type { GraphQLSchema } from 'graphql'
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga'
import type { Logger } from 'pino'
import type { Language } from '../model/language.ts'
import type { Authenticate } from '../model/signature.ts'
import type { Viewer } from '../model/viewer.ts'
import { useClientAddress } from './client-address.ts'
import { noCache, recentCache } from './document-cache.ts'
import { readDocuments, type TrustedDocument } from './documents.ts'
import { type Listening, listen } from './listen.ts'
import type { BodyLimits } from './read-body.ts'
import { factsOf } from './request-facts.ts'
import { tokenOf } from './request-token.ts'
import type { RequestTelemetry } from './telemetry.ts'
import { useAudit } from './use-audit.ts'
import { useCors } from './use-cors.ts'
import { useCost } from './use-cost.ts'
import { useCsrf } from './use-csrf.ts'
import { signalOf, useDeadline } from './use-deadline.ts'
import { type Lifecycle, makeLifecycle, useDraining } from './use-draining.ts'
import { useEnding } from './use-ending.ts'
import { useErrorCodes } from './use-error-codes.ts'
import { useGraphiql } from './use-graphiql.ts'
import { type Readiness, useHealth } from './use-health.ts'
import { useHttpLimits } from './use-http-limits.ts'
import { useIntrospection } from './use-introspection.ts'
import { useJsonRequests } from './use-json-requests.ts'
import { useLimits } from './use-limits.ts'
import { type RateLimits, useGuessLimit, useRateLimit } from './use-rate-limit.ts'
import { useRequestLog } from './use-request-log.ts'
import { type StreamLimits, useSubscriptions } from './use-subscriptions.ts'
import { useTelemetry } from './use-telemetry.ts'
import { useTokenLimit } from './use-token-limit.ts'
import { useTrustedDocuments } from './use-trusted-documents.ts'
import { useViewer } from './use-viewer.ts'

/** What the API's context is made from, once for each operation. */
export interface RequestParts {
  readonly language: Language
  /** Who asks. Null: this server looks for nobody. */
  readonly viewer: Viewer | null
  /** Aborted when the time is over or the client has left. */
  readonly signal: AbortSignal
  /** The token of a mutation that the client hands over; null: none. */
  readonly token: string | null
  readonly request: Request
}

/** Makes the context as a plain object: its own properties reach the resolvers, its prototype not. */
export type MakeContext = (parts: RequestParts) => object | Promise<object>

export interface ServerOptions {
  readonly schema: GraphQLSchema
  readonly makeContext: MakeContext
  /** Finds out who asks. Left out: nobody is looked for, whatever a request is signed with. */
  readonly authenticate?: Authenticate
  readonly config: {
    readonly host: string
    readonly port: number
    readonly introspection: boolean
    readonly graphiql: boolean
    readonly trustedDocumentsOnly: boolean
    /** Origins whose pages may ask, like https://peta.contoh.org; default none but its own. */
    readonly allowedOrigins?: readonly string[]
    /** Addresses and networks whose X-Forwarded-For is believed; default none. */
    readonly trustedProxies?: readonly string[]
    /** How much may be asked for within a minute. */
    readonly rate?: RateLimits
  }
  readonly log: Logger
  /** Takes the measure of requests. Left out: nothing is measured. */
  readonly telemetry?: RequestTelemetry
  readonly readiness: () => Promise<Readiness>
  /** Default: those of `schema/documents`. */
  readonly documents?: readonly TrustedDocument[]
  /** Milliseconds for a request; default 5,000. */
  readonly deadlineMs?: number
  /** How many streams may be open: in all, and from one address. */
  readonly streams?: StreamLimits
  /** How large a body may be and how it may come. */
  readonly body?: BodyLimits
  /** Milliseconds for the headers of a request to come; default 10,000. */
  readonly headersMs?: number
  /** Milliseconds for requests to finish after `close`; default 10,000. */
  readonly drainMs?: number
  /** Milliseconds after `close` in which clients that are connected may still be told; default 0. */
  readonly graceMs?: number
}

export interface Server {
  readonly yoga: YogaServerInstance<object, object>
  /** Serves on the configured address; throws a StartError when it cannot be taken. */
  listen(): Promise<Listening>
}

/** The HTTP server: one endpoint, `/graphql`, beside `/livez`, `/readyz` and the page at `/`. */
export function makeServer(options: ServerOptions): Server {
  const lifecycle = makeLifecycle()
  const yoga = createYoga<object, object>({
    schema: options.schema,
    context: ({ request, params }) => {
      const { language, viewer } = factsOf(request)
      const token = tokenOf(request, params.extensions)
      return options.makeContext({ language, viewer, signal: signalOf(request), token, request })
    },
    plugins: pluginsOf(options, lifecycle),
    // The body is measured where it is read.
    maxRequestBodySize: false,
    extraParamNames: ['documentId'],
    parserAndValidationCache: { documentCache: recentCache(), errorCache: noCache },
    // Errors are masked in useErrorCodes, and the health check in useHealth; a URL has no NUL.
    maskedErrors: false,
    healthCheckEndpoint: '\0',
    batching: false,
    cors: false,
    graphiql: false,
    landingPage: false,
    logging: false,
    multipart: false,
  })
  return {
    yoga,
    async listen() {
      const { config, drainMs = 10_000, graceMs = 0, headersMs = 10_000 } = options
      const listening = await listen(yoga, { ...config, lifecycle, drainMs, graceMs, headersMs })
      return {
        url: listening.url,
        async close() {
          await listening.close()
          await yoga.dispose()
        },
      }
    },
  }
}

/** In the order in which a request meets them. */
function pluginsOf(options: ServerOptions, lifecycle: Lifecycle): Plugin[] {
  const { authenticate, config, log, deadlineMs: ms, documents = readDocuments() } = options
  const { allowedOrigins: origins = [], trustedDocumentsOnly: only } = config
  const readiness = async (): Promise<Readiness> =>
    lifecycle.stop.aborted ? { ready: false } : options.readiness()
  return [
    useHealth({ readiness }),
    useRequestLog({ log }),
    ...(options.telemetry ? [useTelemetry({ telemetry: options.telemetry })] : []),
    useDraining({ lifecycle }),
    useClientAddress({ trustedProxies: config.trustedProxies ?? [] }),
    useHttpLimits(),
    useCors({ origins }),
    useGraphiql({ on: config.graphiql && !only, documents }),
    useCsrf({ origins }),
    useJsonRequests(options.body),
    useGuessLimit(config.rate),
    ...(authenticate ? [useViewer({ authenticate })] : []),
    useDeadline(ms === undefined ? {} : { ms }),
    useTrustedDocuments({ documents, only }),
    useErrorCodes({ log, namesNothing: only }),
    useAudit(),
    useTokenLimit(),
    useIntrospection({ on: config.introspection && !only }),
    useLimits(),
    useCost(),
    useRateLimit(config.rate),
    // What is refused before must not hold a place among the streams.
    useSubscriptions({ lifecycle, log, ...options.streams }),
    useEnding(),
  ]
}
