import type { Plugin } from 'graphql-yoga'
import type { TrustedDocument } from './documents.ts'

/** The page may run its own scripts and talk to this server, and reach nothing else. */
const policy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' blob:",
  "style-src 'unsafe-inline'",
  'font-src data:',
  'img-src data:',
  'worker-src blob:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * Shows GraphiQL at `/` and `/graphql` to browsers, with the documents as tabs. It comes whole from
 * this server and works offline. For development: it needs introspection to be of use.
 */
export function useGraphiql(options: {
  on: boolean
  documents: readonly TrustedDocument[]
}): Plugin {
  if (!options.on) return {}
  let page: Promise<string> | undefined
  return {
    async onRequest({ request, url, endResponse }) {
      if (request.method !== 'GET' || (url.pathname !== '/' && url.pathname !== '/graphql')) return
      if (!request.headers.get('accept')?.includes('text/html')) return
      page ??= renderPage(options.documents)
      const headers = {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy,
      }
      endResponse(new Response(await page, { headers }))
    },
  }
}

async function renderPage(documents: readonly TrustedDocument[]): Promise<string> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
  const settings = {
    title: 'Anyam',
    endpoint: '/graphql',
    method: 'POST' as const,
    ...(documents.length > 0 && {
      defaultTabs: documents.map(({ text }) => ({ query: text.trimEnd() })),
    }),
  }
  const page = String(await renderGraphiQL(settings))
  // The renderer puts its settings into a script as they are, where a document could end it.
  const json = JSON.stringify(settings)
  return page.replace(json, () => json.replaceAll('<', '\\u003c'))
}
