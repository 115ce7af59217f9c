import { Buffer } from 'node:buffer'
import pg from 'pg'

interface CopySocket {
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

/** COPY … FROM STDIN: the lines go to a table, in PostgreSQL's text format. */
export async function copyIn(
  client: pg.Client,
  target: string,
  lines: readonly string[],
): Promise<void> {
  await new Promise<void>((done, fail) => {
    const query = new pg.Query(`COPY ${target} FROM STDIN`)
    query.on('error', fail).on('end', () => done())
    Object.assign(query, {
      handleCopyInResponse: (socket: CopySocket) => {
        socket.sendCopyFromChunk(Buffer.from(lines.join('')))
        socket.endCopyFrom()
      },
    })
    client.query(query)
  })
}
