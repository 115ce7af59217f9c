import type { Server } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

/** How often it is looked whether somebody is connected, in milliseconds. */
const lookEvery = 25

/**
 * For how long nobody may have been connected, in milliseconds, before nobody is expected any more: a
 * client that was told to connect anew does so at once.
 */
const quietFor = 500

/** Resolves when nobody has been connected for half a second, or after `ms` milliseconds. */
export async function noMoreClients(server: Server, ms: number): Promise<void> {
  const end = performance.now() + ms
  let seenAt = performance.now()
  const see = (): void => {
    seenAt = performance.now()
  }
  server.on('connection', see)
  while (performance.now() < Math.min(end, seenAt + quietFor)) {
    await pause(lookEvery)
    if ((await connections(server)) > 0) see()
  }
  server.off('connection', see)
}

const connections = (server: Server): Promise<number> =>
  new Promise((resolve) => server.getConnections((_, count) => resolve(count ?? 0)))
