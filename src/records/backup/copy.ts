import { Readable, Writable } from 'node:stream'
import type pg from 'pg'

/** What the driver's connection offers for COPY; its types leave it out. */
interface CopyConnection {
  readonly stream: NodeJS.ReadWriteStream & { readonly writableNeedDrain: boolean }
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(message: string): void
}

/** Bytes that are gathered before they are handed on: a line a chunk would cost more than reading it. */
const gathered = 65_536

/** The rows that `COPY … TO STDOUT` tells, as it writes them; the server waits while nobody reads. */
class CopyOut extends Readable {
  readonly #text: string
  #connection: CopyConnection | null = null
  #lines: Buffer[] = []
  #bytes = 0

  constructor(text: string) {
    super({ highWaterMark: 4 * gathered })
    this.#text = text
  }

  submit(connection: CopyConnection): void {
    this.#connection = connection
    connection.query(this.#text)
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    // The driver uses its buffer again.
    this.#lines.push(Buffer.from(chunk))
    this.#bytes += chunk.length
    if (this.#bytes >= gathered) this.#handOn()
  }

  #handOn(): void {
    const chunk = Buffer.concat(this.#lines, this.#bytes)
    this.#lines = []
    this.#bytes = 0
    if (chunk.length > 0 && !this.push(chunk)) this.#connection?.stream.pause()
  }

  override _read(): void {
    this.#connection?.stream.resume()
  }

  handleCommandComplete(): void {
    this.#handOn()
  }

  handleReadyForQuery(): void {
    this.push(null)
  }

  handleError(error: Error): void {
    this.destroy(error)
  }
}

/** Takes rows for `COPY … FROM STDIN`; has finished when the server has taken them all. */
class CopyIn extends Writable {
  readonly #text: string
  readonly #ready = Promise.withResolvers<CopyConnection>()
  readonly #over = Promise.withResolvers<void>()

  constructor(text: string) {
    super({ highWaterMark: gathered })
    this.#text = text
    this.#ready.promise.catch(() => undefined)
    this.#over.promise.catch(() => undefined)
  }

  submit(connection: CopyConnection): void {
    connection.query(this.#text)
  }

  handleCopyInResponse(connection: CopyConnection): void {
    this.#ready.resolve(connection)
  }

  override _write(chunk: Buffer, _: string, done: (error?: Error) => void): void {
    this.#ready.promise.then((connection) => {
      connection.sendCopyFromChunk(chunk)
      if (!connection.stream.writableNeedDrain) return done()
      connection.stream.once('drain', () => done())
    }, done)
  }

  override _final(done: (error?: Error) => void): void {
    this.#ready.promise.then((connection) => connection.endCopyFrom(), done)
    this.#over.promise.then(() => done(), done)
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.#over.resolve()
  }

  handleError(error: Error): void {
    this.#ready.reject(error)
    this.#over.reject(error)
    this.destroy(error)
  }
}

/** The bytes of one `COPY … TO STDOUT`. */
export const copyOut = (client: pg.Client, text: string): Readable =>
  client.query(new CopyOut(text) as unknown as pg.Submittable) as unknown as Readable

/** Where the bytes of one `COPY … FROM STDIN` go. */
export const copyIn = (client: pg.Client, text: string): Writable =>
  client.query(new CopyIn(text) as unknown as pg.Submittable) as unknown as Writable
