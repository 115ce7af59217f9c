import type { Plugin } from 'graphql-yoga'
import { Refusal } from '../model/problem.ts'
import type { Authenticate, Signature } from '../model/signature.ts'
import { refusalResponse } from './refusals.ts'
import { factsOf } from './request-facts.ts'

interface NodeRequest {
  readonly headersDistinct?: { readonly authorization?: readonly string[] }
}

/**
 * Finds out who asks before the body is read, so that a bad credential costs nothing more. Only the
 * headers Authorization and Anyam-Purpose are looked at: a cookie, which a browser sends by itself,
 * signs nobody in.
 */
export function useViewer({ authenticate }: { authenticate: Authenticate }): Plugin {
  return {
    async onRequest({ request, serverContext, endResponse }) {
      const { req } = serverContext as { req?: NodeRequest }
      const signature = signatureOf(request, req)
      try {
        const viewer = await authenticate(signature)
        factsOf(request).viewer = viewer
        factsOf(request).identify = () => authenticate(signature)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        endResponse(refusalResponse(request, error, headersOf(error)))
      }
    },
  }
}

/** Node keeps the first of two Authorization headers and says nothing of the other. */
const signatureOf = ({ headers }: Request, req: NodeRequest | undefined): Signature => {
  const one = headers.get('authorization')
  const authorization = req?.headersDistinct?.authorization ?? (one === null ? [] : [one])
  return { authorization, purpose: headers.get('anyam-purpose') }
}

const headersOf = ({ code }: Refusal): Record<string, string> =>
  code === 'UNAUTHENTICATED'
    ? { 'www-authenticate': 'Bearer realm="anyam", error="invalid_token"' }
    : {}
