import type { GraphQLParams, Plugin } from 'graphql-yoga'
import type { Bilingual } from '../model/language.ts'
import { Refusal } from '../model/problem.ts'
import { type BodyLimits, type BodySource, readBody } from './read-body.ts'
import { refusalResponse } from './refusals.ts'

const json = ['application/json', 'application/graphql-response+json', 'application/*', '*/*']
const stream = 'text/event-stream'

/** Which answers the Accept header of a request takes; without one, JSON. A stream must be named. */
export function acceptOf(request: Request): { json: boolean; stream: boolean } {
  const accepted = (request.headers.get('accept') || '*/*').split(',').map(mediaType)
  return {
    json: accepted.some((type) => json.includes(type)),
    stream: accepted.includes(stream),
  }
}

/**
 * Runs operations from POST with application/json only, one in a request. Any other media type
 * could be sent by a foreign page without a preflight; an array would multiply every other limit.
 */
export function useJsonRequests(limits: BodyLimits = {}): Plugin {
  return {
    onRequest({ request, url, endResponse }) {
      if (url.pathname !== '/graphql') return endResponse(new Response(null, { status: 404 }))
      const refused = refusalOf(request)
      if (refused) endResponse(refusalResponse(request, refused.refusal, refused.headers))
    },
    onResponse({ serverContext, response }) {
      const { req } = serverContext as { req?: { readonly complete?: boolean } }
      // The rest of a body that nobody reads would stand before the next request.
      if (req?.complete === false) response.headers.set('connection', 'close')
    },
    onRequestParse({ serverContext, setRequestParser }) {
      const { req } = serverContext as { req?: BodySource }
      setRequestParser(async (request) => paramsOf(await readBody(request, req, limits)))
    },
  }
}

function refusalOf(
  request: Request,
): { refusal: Refusal; headers?: Readonly<Record<string, string>> } | null {
  if (request.method !== 'POST') {
    const text = { id: 'Kirim operasi dengan POST.', en: 'Send operations by POST.' }
    return { refusal: new Refusal('METHOD_NOT_ALLOWED', text), headers: { allow: 'POST' } }
  }
  if (mediaType(request.headers.get('content-type') ?? '') !== 'application/json') {
    const text = {
      id: 'Kirim isi permintaan sebagai application/json.',
      en: 'Send the body as application/json.',
    }
    const headers = { 'accept-post': 'application/json' }
    return { refusal: new Refusal('UNSUPPORTED_MEDIA_TYPE', text), headers }
  }
  const accept = acceptOf(request)
  if (!accept.json && !accept.stream) {
    const text = {
      id: 'Jawaban hanya tersedia sebagai JSON, langganan sebagai text/event-stream.',
      en: 'Answers are given as JSON only, those of subscriptions as text/event-stream.',
    }
    return { refusal: new Refusal('NOT_ACCEPTABLE', text) }
  }
  return null
}

const mediaType = (text: string): string => (text.split(';')[0] ?? '').trim().toLowerCase()

const isMap = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'object' && !Array.isArray(value))

const isText = (value: unknown): boolean =>
  value === undefined || value === null || typeof value === 'string'

const parameters: Readonly<Record<string, (value: unknown) => boolean>> = {
  query: isText,
  documentId: isText,
  operationName: isText,
  variables: isMap,
  extensions: isMap,
}

/** The parameters in a request's body; throws BATCH_REFUSED or BAD_REQUEST. */
function paramsOf(body: string): GraphQLParams {
  const value = parsed(body)
  if (Array.isArray(value)) {
    throw new Refusal('BATCH_REFUSED', {
      id: 'Kirim satu operasi saja dalam satu permintaan.',
      en: 'Send one operation in a request.',
    })
  }
  if (typeof value !== 'object' || value === null) {
    throw badRequest({
      id: 'Isi permintaan harus berupa objek JSON.',
      en: 'The body must be a JSON object.',
    })
  }
  for (const [name, given] of Object.entries(value)) {
    const fits = Object.hasOwn(parameters, name) ? parameters[name] : undefined
    if (!fits?.(given)) {
      throw badRequest({
        id: 'Isi permintaan hanya memuat query atau documentId, operationName (teks), variables dan extensions (objek).',
        en: 'A body holds query or documentId, operationName (texts), variables and extensions (objects), nothing else.',
      })
    }
  }
  return value as GraphQLParams
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw badRequest({
      id: 'Isi permintaan bukan JSON yang benar.',
      en: 'The body is not well-formed JSON.',
    })
  }
}

const badRequest = (text: Bilingual): Refusal => new Refusal('BAD_REQUEST', text)
