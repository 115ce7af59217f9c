import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** How a connection ends: both sides are told, or nobody is and nothing passes any more. */
export type Cut = 'BROKEN' | 'SILENT'

/** A way to a server that cuts its connections at a word; new ones always pass. */
export interface Cutter {
  readonly port: number
  /** How many answers were lost. */
  readonly lost: number
  /** Cuts every connection that there is. */
  cut(how: Cut): void
  /** Lets the next chunk that holds `message` through to the server, and cuts before its answer. */
  loseAnswerTo(message: Buffer, how: Cut): void
  close(): void
}

/** What COMMIT looks like on the way to a server: a chunk of Bolt, a query of PostgreSQL. */
export const commitOf = {
  bolt: Buffer.from([0x00, 0x02, 0xb0, 0x12, 0x00, 0x00]),
  postgres: Buffer.from('COMMIT'),
}

interface Line {
  readonly near: Socket
  readonly far: Socket
  silent: boolean
}

/** Stands between its own port and a port, both on the loopback address. */
export async function cutterTo(target: number): Promise<Cutter> {
  const lines = new Set<Line>()
  let awaited: { message: Buffer; how: Cut } | null = null
  let lost = 0

  const end = (line: Line, how: Cut) => {
    line.silent = true
    if (how === 'SILENT') return
    lines.delete(line)
    line.near.destroy()
    // What was already sent has to arrive.
    line.far.end()
  }

  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1')
    const line: Line = { near, far, silent: false }
    lines.add(line)
    near.on('data', (chunk) => {
      if (line.silent) return
      far.write(chunk)
      if (!awaited || !chunk.includes(awaited.message)) return
      const { how } = awaited
      awaited = null
      lost += 1
      end(line, how)
    })
    far.on('data', (chunk) => {
      if (!line.silent) near.write(chunk)
    })
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => undefined)
      one.on('close', () => {
        lines.delete(line)
        other.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    get lost() {
      return lost
    },
    cut: (how) => {
      for (const line of lines) end(line, how)
    },
    loseAnswerTo: (message, how) => {
      awaited = { message, how }
    },
    close: () => {
      server.close()
      for (const { near, far } of lines) {
        near.destroy()
        far.destroy()
      }
    },
  }
}
