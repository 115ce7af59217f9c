import type { Plugin } from 'graphql-yoga'

/** Whether the server should be sent requests, and what it depends on. */
export interface Readiness {
  readonly ready: boolean
  readonly checks?: Readonly<Record<string, 'UP' | 'DOWN'>>
}

/**
 * Answers GET /livez (200 while the process serves) and GET /readyz (200, or 503 when not ready).
 * A readiness check that throws, or takes longer than `ms` milliseconds (default 2,000), counts as
 * not ready. The answers say what is up and down, never why or where.
 */
export function useHealth({
  readiness,
  ms = 2000,
}: {
  readiness: () => Promise<Readiness>
  ms?: number
}): Plugin {
  return {
    async onRequest({ request, url, endResponse }) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return
      if (url.pathname === '/livez') return endResponse(Response.json({ live: true }))
      if (url.pathname !== '/readyz') return
      const state = await soon(readiness, ms)
      endResponse(Response.json(state, { status: state.ready ? 200 : 503 }))
    },
  }
}

async function soon(ask: () => Promise<Readiness>, ms: number): Promise<Readiness> {
  const late = Promise.withResolvers<Readiness>()
  const timer = setTimeout(() => late.resolve({ ready: false }), ms)
  const state = (async () => ask())().catch((): Readiness => ({ ready: false }))
  return Promise.race([state, late.promise]).finally(() => clearTimeout(timer))
}
