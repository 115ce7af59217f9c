import type { ExecutionResult } from 'graphql'
import { isAsyncIterable, type Plugin } from 'graphql-yoga'
import { Refusal } from '../model/problem.ts'

const signals = new WeakMap<Request, AbortSignal>()
const never = new AbortController().signal

/** Aborted when the request's time is over or its client has left; work for it should stop. */
export const signalOf = (request: Request): AbortSignal => signals.get(request) ?? never

/**
 * Ends a request after `ms` milliseconds (default 5,000) with TIMED_OUT, counted from when its body
 * was read; a stream has to have begun by then, and goes on until its client leaves. Danger: work
 * that ignores the context's signal goes on unseen.
 */
export function useDeadline({ ms = 5000 }: { ms?: number } = {}): Plugin {
  return {
    onParams({ request, paramsHandler, setParamsHandler }) {
      setParamsHandler(async (payload) => {
        const controller = new AbortController()
        const { signal } = controller
        const leave = (): void => controller.abort(timedOut(ms))
        const timer = setTimeout(leave, ms)
        signals.set(request, signal)
        request.signal.addEventListener('abort', leave)
        const late = new Promise<ExecutionResult>((resolve) => {
          signal.addEventListener('abort', () => resolve({ errors: [signal.reason] }))
        })
        let streams = false
        try {
          const result = await Promise.race([paramsHandler(payload), late])
          streams = isAsyncIterable(result)
          return result
        } finally {
          clearTimeout(timer)
          if (!streams) request.signal.removeEventListener('abort', leave)
        }
      })
    },
    onExecute({ args }) {
      const { request } = args.contextValue as { request: Request }
      Object.assign(args, { signal: signalOf(request) })
    },
  }
}

const timedOut = (ms: number): Refusal =>
  new Refusal('TIMED_OUT', {
    id: `Permintaan ini memakan waktu lebih dari ${ms / 1000} detik.`,
    en: `The request took longer than ${ms / 1000} seconds.`,
  })
