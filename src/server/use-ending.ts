import type { Plugin } from 'graphql-yoga'

/** What a context may have: something that each operation, and each event of a stream, lets go of. */
interface Ended {
  readonly endReading?: () => Promise<void>
}

/**
 * Tells the context when an operation has been executed, and after each event of a stream. The answer
 * does not wait for it; whatever is held beyond that ends with the request's signal.
 */
export function useEnding(): Plugin {
  const end = (context: unknown): void => {
    ;(context as Ended).endReading?.().catch(() => undefined)
  }
  return {
    onExecute: ({ args }) => ({ onExecuteDone: () => end(args.contextValue) }),
    onSubscribe: ({ args }) => ({
      onSubscribeResult: () => ({
        onNext: () => end(args.contextValue),
        onEnd: () => end(args.contextValue),
      }),
    }),
  }
}
