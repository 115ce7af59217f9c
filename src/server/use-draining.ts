import type { Plugin } from 'graphql-yoga'
import { Refusal } from '../model/problem.ts'
import { refusalResponse } from './refusals.ts'

/** Shared between the listener, which sets it, and the plugins, which obey it. */
export interface Lifecycle {
  stopping: boolean
}

/**
 * While the server stops, refuses new requests and closes the connection of each answer, so that
 * clients that keep connections open move on.
 */
export function useDraining({ lifecycle }: { lifecycle: Lifecycle }): Plugin {
  return {
    onRequest({ request, endResponse }) {
      if (!lifecycle.stopping) return
      const refusal = new Refusal('SHUTTING_DOWN', {
        id: 'Peladen sedang berhenti. Kirim lagi permintaan ini.',
        en: 'The server is stopping. Send the request again.',
      })
      endResponse(refusalResponse(request, refusal))
    },
    onResponse({ response }) {
      if (lifecycle.stopping) response.headers.set('connection', 'close')
    },
  }
}
