import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface Wire {
  readonly uri: string
  /** From now on nothing passes, nothing answers, and nothing is told of it. */
  cut(): void
  /** New connections pass again; those from before stay dead. */
  mend(): void
  close(): void
}

/** A wire over the loopback address to the Bolt server on a port there. */
export async function wireTo(port: number): Promise<Wire> {
  const sockets = new Set<Socket>()
  let whole = true
  const keep = (socket: Socket): Socket => {
    sockets.add(socket)
    return socket.on('error', () => {})
  }
  const server = createServer((near) => {
    keep(near)
    if (!whole) return
    const far = keep(connect(port, '127.0.0.1'))
    near.pipe(far).pipe(near)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    uri: `bolt://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut() {
      whole = false
      for (const socket of sockets) socket.unpipe().pause()
    },
    mend() {
      whole = true
    },
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
