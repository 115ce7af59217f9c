import type { Plugin } from 'graphql-yoga'
import { Refusal } from '../model/problem.ts'
import { refusalResponse } from './refusals.ts'

/** The headers that a request may have; Node is told to read no more than one beyond it. */
export const mostHeaders = 100
/** Characters that a URL may have; `/graphql` needs eight. */
const longestUrl = 2048

interface NodeRequest {
  readonly url?: string
  readonly rawHeaders?: readonly string[]
}

/** Refuses a request with more headers, or a longer URL, than any honest client sends. */
export function useHttpLimits(): Plugin {
  return {
    onRequest({ request, serverContext, endResponse }) {
      const { req } = serverContext as { req?: NodeRequest }
      if ((req?.url ?? request.url).length > longestUrl) {
        endResponse(refusalResponse(request, urlTooLong()))
      } else if ((req?.rawHeaders?.length ?? 0) > 2 * mostHeaders) {
        endResponse(refusalResponse(request, tooManyHeaders()))
      }
    },
  }
}

const urlTooLong = (): Refusal =>
  new Refusal('URL_TOO_LONG', {
    id: `URL lebih panjang dari ${longestUrl} karakter.`,
    en: `The URL is longer than ${longestUrl} characters.`,
  })

const tooManyHeaders = (): Refusal =>
  new Refusal('HEADERS_TOO_LARGE', {
    id: `Permintaan memuat lebih dari ${mostHeaders} header.`,
    en: `The request has more than ${mostHeaders} headers.`,
  })
