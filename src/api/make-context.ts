import { makeTrail } from '../access/audit.ts'
import { anonymous } from '../access/circles.ts'
import { graphFilter } from '../access/cypher.ts'
import { makePanic } from '../access/panic.ts'
import { seenRecords } from '../access/records.ts'
import { closedVault } from '../access/vault.ts'
import type { Language } from '../model/language.ts'
import { todayInJakarta } from '../model/today.ts'
import { readToken } from '../model/token.ts'
import type { Viewer } from '../model/viewer.ts'
import { showing } from '../network/await-token.ts'
import { hiding } from '../network/hiding.ts'
import { openAnalyses } from './analysis/analyses.ts'
import type { Context } from './context.ts'

/**
 * The context of one request; who asks is told by the server. With the token of a mutation, the network is
 * read once it shows that change. Throws BAD_TOKEN.
 */
export function makeContext(
  stores: Pick<Context, 'records' | 'network' | 'engineState' | 'relayStatus'> &
    Partial<
      Pick<Context, 'past' | 'analysis' | 'changes' | 'writing' | 'endReading' | 'panic' | 'vault'>
    > & {
      /** What the network's answers leave out, asked when it is first read. Default: nothing. */
      hidden?: () => Promise<readonly string[]>
      /** Told that the trail of a request that was broken off could not be written. */
      onTrouble?: (error: unknown) => void
    },
  request: {
    language: Language
    signal: AbortSignal
    /** Default: whoever is not signed in. */
    viewer?: Viewer
    now?: Date
    token?: string | null
  },
): Context {
  const { viewer = anonymous, signal, token } = request
  const { hidden, onTrouble = () => {}, ...others } = stores
  const { writing = stores.records } = stores
  const trail = makeTrail(writing, viewer, { signal, onTrouble })
  const network = hidden ? hiding(stores.network, hidden) : stores.network
  return {
    past: null,
    analysis: stores.analysis ?? openAnalyses(),
    changes: null,
    writing,
    panic: stores.panic ?? makePanic(writing),
    vault: closedVault,
    audit: trail.note,
    settleAudit: trail.settle,
    endReading: async () => {},
    ...others,
    network: token ? showing(network, readToken(token), { signal }) : network,
    viewer,
    seen: seenRecords(viewer),
    graphFilter: graphFilter(viewer),
    today: todayInJakarta(request.now ?? new Date()),
    language: request.language,
    signal,
    loaders: new Map(),
  }
}
