import type { Plugin } from 'graphql-yoga'

const allowed = {
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers':
    'accept, accept-language, anyam-purpose, anyam-token, authorization, content-type',
  'access-control-max-age': '600',
}
const exposed = 'ratelimit, ratelimit-policy, retry-after'

/**
 * Lets pages of these origins ask, with credentials of their own in the Authorization header; cookies are
 * never allowed. Without origins no page but our own may. A preflight is answered before anything
 * else is looked at.
 */
export function useCors({ origins = [] }: { origins?: readonly string[] }): Plugin {
  const known = new Set(origins)
  if (known.size === 0) return {}
  return {
    onRequest({ request, endResponse }) {
      const origin = request.headers.get('origin')
      const asked = request.headers.get('access-control-request-method')
      if (request.method !== 'OPTIONS' || asked === null) return
      if (origin === null || !known.has(origin)) return
      endResponse(new Response(null, { status: 204, headers: allowed }))
    },
    onResponse({ request, response }) {
      response.headers.append('vary', 'origin')
      const origin = request.headers.get('origin')
      if (origin === null || !known.has(origin)) return
      response.headers.set('access-control-allow-origin', origin)
      response.headers.set('access-control-expose-headers', exposed)
    },
  }
}
