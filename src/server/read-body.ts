import type { Readable } from 'node:stream'
import type { Bilingual } from '../model/language.ts'
import { Refusal } from '../model/problem.ts'

/** How large a body may be and how it may come. */
export interface BodyLimits {
  /** Bytes; default 262,144. */
  readonly largest?: number
  /** Milliseconds until all of it is there; default 10,000. */
  readonly ms?: number
  /** Pieces that it may come in; default 1,000: each costs as much as hundreds of bytes. */
  readonly pieces?: number
}

/** A request of Node's, or undefined for a call within this process. */
export type BodySource = (Readable & { readonly headers?: object }) | undefined

/**
 * The text of a request's body; of a request that came over a connection it is read there. Throws
 * BODY_TOO_LARGE, BODY_TOO_SLOW, BODY_TOO_SCATTERED, or BAD_REQUEST when it broke off.
 */
export async function readBody(
  request: Request,
  req: BodySource,
  { largest = 262_144, ms = 10_000, pieces = 1000 }: BodyLimits = {},
): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > largest) throw tooLarge(largest)
  const chunks: Uint8Array[] = []
  let size = 0
  const add = (chunk: Uint8Array): void => {
    size += chunk.byteLength
    if (size > largest) throw tooLarge(largest)
    if (chunks.push(chunk) > pieces) throw tooScattered(pieces)
  }
  await (req ? fromConnection(req, add, ms) : fromBody(request, add))
  return new TextDecoder().decode(Buffer.concat(chunks))
}

function fromConnection(req: Readable, add: (chunk: Buffer) => void, ms: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void): void => {
      clearTimeout(timer)
      req.off('data', take).off('end', done).off('error', broken).off('close', broken)
      end()
    }
    const refuse = (error: unknown): void => {
      req.pause()
      settle(() => reject(error))
    }
    const take = (chunk: Buffer): void => {
      try {
        add(chunk)
      } catch (error) {
        refuse(error)
      }
    }
    const done = (): void => settle(resolve)
    const broken = (): void => refuse(brokenOff())
    const timer = setTimeout(() => refuse(tooSlow(ms)), ms)
    req.on('data', take).on('end', done).on('error', broken).on('close', broken)
    if (req.destroyed && !req.readableEnded) broken()
  })
}

async function fromBody(request: Request, add: (chunk: Uint8Array) => void): Promise<void> {
  if (!request.body) return
  for await (const chunk of request.body) add(chunk)
}

const refusalOf = (
  code: 'BODY_TOO_LARGE' | 'BODY_TOO_SLOW' | 'BODY_TOO_SCATTERED' | 'BAD_REQUEST',
  text: Bilingual,
): Refusal => new Refusal(code, text)

const tooLarge = (bytes: number): Refusal =>
  refusalOf('BODY_TOO_LARGE', {
    id: `Isi permintaan lebih besar dari ${bytes / 1024} KB.`,
    en: `The request body is larger than ${bytes / 1024} KB.`,
  })

const tooSlow = (ms: number): Refusal =>
  refusalOf('BODY_TOO_SLOW', {
    id: `Isi permintaan tidak sampai seluruhnya dalam ${ms / 1000} detik.`,
    en: `The request body was not there whole within ${ms / 1000} seconds.`,
  })

const tooScattered = (pieces: number): Refusal =>
  refusalOf('BODY_TOO_SCATTERED', {
    id: `Isi permintaan datang dalam lebih dari ${pieces} potongan.`,
    en: `The request body came in more than ${pieces} pieces.`,
  })

const brokenOff = (): Refusal =>
  refusalOf('BAD_REQUEST', {
    id: 'Isi permintaan terputus.',
    en: 'The request body broke off.',
  })
