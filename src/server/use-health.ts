import type { Plugin } from 'graphql-yoga'

/** Whether the server should be sent requests, and what it depends on. */
export interface Readiness {
  readonly ready: boolean
  readonly checks?: Readonly<Record<string, 'UP' | 'DOWN'>>
}

/**
 * Answers GET /livez (200 while the process serves) and GET /readyz (200, or 503 when not ready).
 * A readiness check that throws counts as not ready.
 */
export function useHealth({ readiness }: { readiness: () => Promise<Readiness> }): Plugin {
  return {
    async onRequest({ request, url, endResponse }) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return
      if (url.pathname === '/livez') return endResponse(Response.json({ live: true }))
      if (url.pathname !== '/readyz') return
      const state = await readiness().catch((): Readiness => ({ ready: false }))
      endResponse(Response.json(state, { status: state.ready ? 200 : 503 }))
    },
  }
}
