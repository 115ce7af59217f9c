import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { StartError } from '../model/start-error.ts'
import { answerBroken } from './broken-requests.ts'
import { noMoreClients } from './no-more-clients.ts'
import type { Lifecycle } from './use-draining.ts'
import { mostHeaders } from './use-http-limits.ts'

export interface Listening {
  /** Where it is reached, like http://127.0.0.1:4000. */
  readonly url: string
  /** Stops accepting, lets the requests under way finish, then closes; safe to call twice. */
  close(): Promise<void>
}

export interface ListenOptions {
  readonly host: string
  /** 0 takes a free port. */
  readonly port: number
  readonly lifecycle: Lifecycle
  /** How long requests may take to finish after `close`, in milliseconds. */
  readonly drainMs: number
  /**
   * How long after `close` the port and kept connections stay open at most, in milliseconds: what
   * clients send that do not know of it yet is refused with SHUTTING_DOWN rather than lost. It
   * ends when nobody has been connected for half a second; who sends nothing leaves after 5 s anyway.
   */
  readonly graceMs: number
  /** Milliseconds for the headers of a request to come; default 10,000. */
  readonly headersMs?: number
}

/** How often idle connections are closed while it stops, in milliseconds. */
const sweepEvery = 100

/** Serves over node:http; throws a StartError when the address cannot be taken. */
export async function listen(handler: RequestListener, options: ListenOptions): Promise<Listening> {
  const { headersMs = 10_000 } = options
  const server = createServer({
    headersTimeout: headersMs,
    requestTimeout: 30_000,
    connectionsCheckingInterval: Math.min(1000, headersMs / 4),
  })
  server.maxHeadersCount = mostHeaders + 1
  answerBroken(server)
  server.on('request', handler)
  server.on('request', closeAfterCut)
  server.listen(options.port, options.host)
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    throw new StartError(cannotListen(error, options), { cause: error })
  })
  const { port } = server.address() as AddressInfo
  const host = options.host.includes(':') ? `[${options.host}]` : options.host

  const stop = async (): Promise<void> => {
    options.lifecycle.beginStop()
    await noMoreClients(server, options.graceMs)
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    const timer = setTimeout(() => server.closeAllConnections(), options.drainMs)
    // Node closes those that are idle now; a stream that ends leaves one that becomes so later.
    const sweep = setInterval(() => server.closeIdleConnections(), sweepEvery)
    await closed
    clearTimeout(timer)
    clearInterval(sweep)
  }
  let stopped: Promise<void> | undefined
  return {
    url: `http://${host}:${port}`,
    close() {
      stopped ??= stop()
      return stopped
    },
  }
}

/**
 * Closes a connection whose request was refused half-way through its body, a moment after the
 * answer so that the client gets to read it: Node would keep it, unread, until it is idle too long.
 */
const closeAfterCut: RequestListener = (request, response) => {
  const { socket } = request
  response.once('finish', () => {
    if (!request.complete) setTimeout(() => socket.destroy(), 250)
  })
}

function cannotListen(error: NodeJS.ErrnoException, { host, port }: ListenOptions): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is taken. Stop what uses it, or choose another with PORT.`
  }
  if (error.code === 'EACCES') {
    return `Port ${port} on ${host} may not be used by this user. Choose one above 1023 with PORT.`
  }
  return `Cannot listen on ${host}, port ${port} (${error.code}). Set HOST and PORT to an address of this machine.`
}
