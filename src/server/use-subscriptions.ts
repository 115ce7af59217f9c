import { type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql'
import { isAsyncIterable, type Plugin, processRegularResult } from 'graphql-yoga'
import type { Logger } from 'pino'
import { Refusal } from '../model/problem.ts'
import { addressKey } from './client-address.ts'
import { refusalError } from './refusals.ts'
import { factsOf } from './request-facts.ts'
import { signalOf } from './use-deadline.ts'
import type { Lifecycle } from './use-draining.ts'
import { acceptOf } from './use-json-requests.ts'
import { watchCredential } from './watch-credential.ts'

export interface StreamLimits {
  /** Streams open at once in this process; default 100. */
  readonly most?: number
  /** Of these, from one address; default 10. Behind a proxy that is not trusted all clients have its address. */
  readonly mostFrom?: number
}

type Results = AsyncIterableIterator<ExecutionResult>

interface Stream {
  readonly address: string
  /** Ends it; its client is told that it is complete. */
  end: () => unknown
}

/**
 * Serves subscriptions as server-sent events and nothing else so. Ends every stream when its client
 * has left, the server stops or its credential ends, and writes one line in the log for it. Danger when the limits are
 * raised: each stream holds a connection, and looks at the records with every change of them.
 */
export function useSubscriptions(
  options: StreamLimits & { lifecycle: Lifecycle; log: Logger },
): Plugin {
  const { most = 100, mostFrom = 10, lifecycle, log } = options
  const open = new Set<Stream>()
  const noStreams = new WeakSet<Request>()
  lifecycle.stop.addEventListener('abort', () => {
    for (const stream of open) stream.end()
  })
  const isFull = (address: string): boolean =>
    open.size >= most || [...open].filter((one) => one.address === address).length >= mostFrom

  return {
    onExecute({ args, setResultAndStopExecution }) {
      const { request } = args.contextValue as { request: Request }
      if (acceptOf(request).json) return
      noStreams.add(request)
      setResultAndStopExecution({ errors: [refusalError(onlyJson())] })
    },
    onSubscribe({ args, subscribeFn, setSubscribeFn, setResultAndStopExecution }) {
      const { request } = args.contextValue as { request: Request }
      if (!acceptOf(request).stream) {
        return setResultAndStopExecution({ errors: [refusalError(onlyStream())] })
      }
      const address = addressKey(factsOf(request).address)
      if (isFull(address)) {
        return setResultAndStopExecution({ errors: [refusalError(tooMany())] })
      }
      const stream: Stream = { address, end: () => open.delete(stream) }
      open.add(stream)
      signalOf(request).addEventListener('abort', () => stream.end())
      setSubscribeFn(async (subscribeArgs: ExecutionArgs) => {
        let kept = false
        try {
          const result = await subscribeFn(subscribeArgs)
          if (!isAsyncIterable(result)) return result
          kept = true
          return follow(result as Results, stream, request)
        } finally {
          if (!kept) open.delete(stream)
        }
      })
    },
    onResultProcess({ request, setResultProcessor }) {
      if (noStreams.has(request)) setResultProcessor(processRegularResult, 'application/json')
    },
  }

  /** The events, counted in and out; a fault is the last of them. */
  function follow(source: Results, stream: Stream, request: Request): Results {
    const results = source[Symbol.asyncIterator]()
    const { id, startedAt } = factsOf(request)
    let events = 0
    let over = false
    const unwatch = watchCredential(factsOf(request), () => stream.end())
    const leave = (): void => {
      if (over) return
      over = true
      unwatch()
      open.delete(stream)
      log.info({ id, ms: Math.round(performance.now() - startedAt), events }, 'stream')
    }
    stream.end = () => {
      leave()
      results.return?.()?.catch(() => undefined)
    }
    if (signalOf(request).aborted || lifecycle.stop.aborted) stream.end()
    return {
      async next() {
        if (over) return { value: undefined, done: true }
        try {
          const result = await results.next()
          if (result.done) leave()
          else events += 1
          return result
        } catch (error) {
          leave()
          const fault = new GraphQLError('', { originalError: causeOf(error) })
          return { value: { errors: [fault] }, done: false }
        }
      },
      async return() {
        stream.end()
        return { value: undefined, done: true }
      },
      [Symbol.asyncIterator]() {
        return this
      },
    }
  }
}

/** The executor wraps what its source throws, and points at the operation as if that were wrong. */
const causeOf = (error: unknown): Error => {
  const origin = error instanceof GraphQLError ? error.originalError : error
  return origin instanceof Error ? origin : new Error('A stream failed.')
}

const onlyJson = (): Refusal =>
  new Refusal('NOT_ACCEPTABLE', {
    id: 'Kueri dan mutasi dijawab sebagai JSON; hanya langganan berupa text/event-stream.',
    en: 'Queries and mutations are answered as JSON; only subscriptions are text/event-stream.',
  })

const onlyStream = (): Refusal =>
  new Refusal('NOT_ACCEPTABLE', {
    id: 'Langganan dijawab sebagai text/event-stream. Kirim header accept: text/event-stream.',
    en: 'Subscriptions are answered as text/event-stream. Send the header accept: text/event-stream.',
  })

const tooMany = (): Refusal =>
  new Refusal('TOO_MANY_STREAMS', {
    id: 'Terlalu banyak langganan sedang terbuka. Tutup salah satu, atau coba lagi nanti.',
    en: 'Too many subscriptions are open. Close one, or try again later.',
  })
