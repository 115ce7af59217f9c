import type { Plugin } from 'graphql-yoga'
import { Refusal } from '../model/problem.ts'
import { refusalResponse } from './refusals.ts'

/** Shared between the listener, which begins the stop, and the plugins, which obey it. */
export interface Lifecycle {
  /** Aborted when the server begins to stop. */
  readonly stop: AbortSignal
  readonly beginStop: () => void
}

export function makeLifecycle(): Lifecycle {
  const controller = new AbortController()
  return { stop: controller.signal, beginStop: () => controller.abort() }
}

/**
 * While the server stops, refuses new requests and closes the connection of each answer, so that
 * clients that keep connections open move on.
 */
export function useDraining({ lifecycle }: { lifecycle: Lifecycle }): Plugin {
  return {
    onRequest({ request, endResponse }) {
      if (!lifecycle.stop.aborted) return
      const refusal = new Refusal('SHUTTING_DOWN', {
        id: 'Peladen sedang berhenti. Kirim lagi permintaan ini.',
        en: 'The server is stopping. Send the request again.',
      })
      endResponse(refusalResponse(request, refusal))
    },
    onResponse({ response }) {
      if (lifecycle.stop.aborted) response.headers.set('connection', 'close')
    },
  }
}
