import { Refusal } from '../model/problem.ts'
import type { Viewer } from '../model/viewer.ts'
import type { RequestFacts } from './request-facts.ts'

/** Milliseconds between two looks. */
const every = 1000

/**
 * Calls `end` when a stream's credential has expired or was revoked, or its account holds something
 * else than when it was opened: who goes on must open it anew, and sees then what they may. While
 * the stores do not answer, the credential holds until it expires. Returns what stops watching.
 */
export function watchCredential(
  { viewer, identify }: Pick<RequestFacts, 'viewer' | 'identify'>,
  end: () => void,
): () => void {
  if (!viewer?.credential || !identify) return () => undefined
  const { expiresAt } = viewer.credential
  const opened = rightsOf(viewer)
  const look = async (): Promise<void> => {
    if (expiresAt.getTime() <= Date.now()) return end()
    const now = await identify().catch((error: unknown) =>
      error instanceof Refusal && error.code !== 'UNAUTHENTICATED' ? viewer : null,
    )
    if (now === null || rightsOf(now) !== opened) end()
  }
  const timer = setInterval(() => void look(), every)
  return () => clearInterval(timer)
}

const rightsOf = ({ accountId, personId, held, scopes, alliances }: Viewer): string =>
  JSON.stringify([accountId, personId, held, scopes, alliances])
