import { type RequestListener, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Bilingual } from '../model/language.ts'
import type { ProblemCode } from '../model/problem-codes.ts'
import { statusOf } from './http-status.ts'

const reasons: Readonly<Record<string, { code: ProblemCode; text: Bilingual }>> = {
  ERR_HTTP_REQUEST_TIMEOUT: {
    code: 'HEADERS_TOO_SLOW',
    text: {
      id: 'Header permintaan terlalu lama sampai.',
      en: 'The headers of the request took too long.',
    },
  },
  HPE_HEADER_OVERFLOW: {
    code: 'HEADERS_TOO_LARGE',
    text: {
      id: 'Header permintaan terlalu besar.',
      en: 'The headers of the request are too large.',
    },
  },
}
const malformed = {
  code: 'BAD_REQUEST',
  text: { id: 'Itu bukan permintaan HTTP yang benar.', en: 'That is no well-formed HTTP request.' },
} as const

/** Gives a code to what Node refuses before there is a request: its headers too late, too large or malformed. */
export function answerBroken(server: Server): void {
  const underWay = new WeakMap<Duplex, ServerResponse>()
  const note: RequestListener = (request, response) => {
    underWay.set(request.socket, response)
    response.once('close', () => underWay.delete(request.socket))
  }
  server.on('request', note)
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET' || underWay.get(socket)?.headersSent) {
      socket.destroy()
      return
    }
    const { code, text } = reasons[error.code ?? ''] ?? malformed
    const body = JSON.stringify({ errors: [{ message: text.id, extensions: { code } }] })
    const status = statusOf(code)
    socket.end(
      [
        `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
        'connection: close',
        'content-type: application/json; charset=utf-8',
        `content-length: ${Buffer.byteLength(body)}`,
        '',
        body,
      ].join('\r\n'),
    )
  })
}
