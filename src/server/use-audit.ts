import type { ExecutionResult } from 'graphql'
import { isAsyncIterable, type Plugin } from 'graphql-yoga'
import { Refusal } from '../model/problem.ts'
import { refusalError } from './refusals.ts'

/** What this asks of a context; one without it notes nothing. */
interface Audited {
  readonly settleAudit?: () => Promise<void>
}

/**
 * Lets no answer leave before what it shows of people is on the audit trail: where that cannot be
 * written, the answer is AUDIT_UNAVAILABLE and carries no data. Each event of a stream is an answer.
 */
export function useAudit(): Plugin {
  return {
    onExecute: ({ args }) => ({
      onExecuteDone: ({ result, setResult }) =>
        isAsyncIterable(result) ? undefined : settled(args.contextValue, setResult),
    }),
    onSubscribe: ({ args }) => ({
      onSubscribeResult: () => ({
        onNext: ({ setResult }) => settled(args.contextValue, setResult),
      }),
    }),
  }
}

async function settled(
  context: unknown,
  setResult: (result: ExecutionResult) => void,
): Promise<undefined> {
  try {
    await (context as Audited).settleAudit?.()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    setResult({ errors: [refusalError(error)] })
  }
}
