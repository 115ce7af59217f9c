import { connect, createServer, type Socket } from 'node:net'

/** A way to a server that a test can shut, as an outage would, and open again on the same port. */
export interface Door {
  readonly port: number
  shut(): Promise<void>
  open(): Promise<void>
}

export async function openDoor(server: { hostname: string; port: string }): Promise<Door> {
  const sockets = new Set<Socket>()
  const listener = createServer((from) => {
    const to = connect(Number(server.port || 5432), server.hostname)
    for (const socket of [from, to]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => sockets.delete(socket))
    }
    from.pipe(to).pipe(from)
  })
  const listen = (port: number) =>
    new Promise<void>((resolve) => listener.listen(port, '127.0.0.1', resolve))
  await listen(0)
  const address = listener.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    port,
    open: () => listen(port),
    shut: () =>
      new Promise((resolve) => {
        listener.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
