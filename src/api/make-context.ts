import { anonymous } from '../access/circles.ts'
import { graphFilter } from '../access/cypher.ts'
import { seenRecords } from '../access/records.ts'
import type { Language } from '../model/language.ts'
import { readToken } from '../model/token.ts'
import type { Viewer } from '../model/viewer.ts'
import { showing } from '../network/await-token.ts'
import type { Context } from './context.ts'

/** Today where the movement lives: UTC+7, no daylight saving. */
const todayInJakarta = (now: Date): string =>
  new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)

/**
 * The context of one request; who asks is told by the server. With the token of a mutation, the network is
 * read once it shows that change. Throws BAD_TOKEN.
 */
export function makeContext(
  stores: Pick<Context, 'records' | 'network' | 'engineState' | 'relayStatus'> &
    Partial<Pick<Context, 'writer' | 'past' | 'changes'>>,
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
  const { network } = stores
  return {
    writer: null,
    past: null,
    changes: null,
    ...stores,
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
