import type { GraphQLSchema } from 'graphql'
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga'
import type { Logger } from 'pino'
import type { Language } from '../model/language.ts'
import { noCache, recentCache } from './document-cache.ts'
import { readDocuments, type TrustedDocument } from './documents.ts'
import { type Listening, listen } from './listen.ts'
import { factsOf } from './request-facts.ts'
import { tokenOf } from './request-token.ts'
import { useCost } from './use-cost.ts'
import { useCsrf } from './use-csrf.ts'
import { signalOf, useDeadline } from './use-deadline.ts'
import { type Lifecycle, makeLifecycle, useDraining } from './use-draining.ts'
import { useErrorCodes } from './use-error-codes.ts'
import { useGraphiql } from './use-graphiql.ts'
import { type Readiness, useHealth } from './use-health.ts'
import { useIntrospection } from './use-introspection.ts'
import { useJsonRequests } from './use-json-requests.ts'
import { useLimits } from './use-limits.ts'
import { useRequestLog } from './use-request-log.ts'
import { type StreamLimits, useSubscriptions } from './use-subscriptions.ts'
import { useTokenLimit } from './use-token-limit.ts'
import { useTrustedDocuments } from './use-trusted-documents.ts'

/** What the API's context is made from, once for each operation. */
export interface RequestParts {
  readonly language: Language
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
  readonly config: {
    readonly host: string
    readonly port: number
    readonly introspection: boolean
    readonly graphiql: boolean
    readonly trustedDocumentsOnly: boolean
  }
  readonly log: Logger
  readonly readiness: () => Promise<Readiness>
  /** Default: those of `schema/documents`. */
  readonly documents?: readonly TrustedDocument[]
  /** Milliseconds for a request; default 5,000. */
  readonly deadlineMs?: number
  /** How many streams may be open: in all, and from one address. */
  readonly streams?: StreamLimits
  /** Milliseconds for requests to finish after `close`; default 10,000. */
  readonly drainMs?: number
}

export interface Server {
  readonly yoga: YogaServerInstance<object, object>
  /** Serves on the configured address; throws a StartError when it cannot be taken. */
  listen(): Promise<Listening>
}

/** The largest request body, in bytes. */
const largestBody = 262_144

/** The HTTP server: one endpoint, `/graphql`, beside `/livez`, `/readyz` and the page at `/`. */
export function makeServer(options: ServerOptions): Server {
  const lifecycle = makeLifecycle()
  const yoga = createYoga<object, object>({
    schema: options.schema,
    context: ({ request, params }) => {
      const { language } = factsOf(request)
      const token = tokenOf(request, params.extensions)
      return options.makeContext({ language, signal: signalOf(request), token, request })
    },
    plugins: pluginsOf(options, lifecycle),
    maxRequestBodySize: largestBody,
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
      const { config, drainMs = 10_000 } = options
      const listening = await listen(yoga, { ...config, lifecycle, drainMs })
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
  const { config, log, deadlineMs: ms, documents = readDocuments() } = options
  const readiness = async (): Promise<Readiness> =>
    lifecycle.stop.aborted ? { ready: false } : options.readiness()
  return [
    useHealth({ readiness }),
    useRequestLog({ log }),
    useDraining({ lifecycle }),
    useGraphiql({ on: config.graphiql, documents }),
    useCsrf(),
    useJsonRequests(),
    useDeadline(ms === undefined ? {} : { ms }),
    useTrustedDocuments({ documents, only: config.trustedDocumentsOnly }),
    useErrorCodes({ log }),
    useSubscriptions({ lifecycle, log, ...options.streams }),
    useTokenLimit(),
    useIntrospection({ on: config.introspection }),
    useLimits(),
    useCost(),
  ]
}
