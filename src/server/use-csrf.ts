import type { Plugin } from 'graphql-yoga'
import { Refusal } from '../model/problem.ts'
import { refusalResponse } from './refusals.ts'

/**
 * Refuses what a page of another origin sends, by the headers that browsers set themselves:
 * Sec-Fetch-Site, or Origin where that is missing. Programs that are no browser send neither and
 * pass; so do the pages of `origins`. It stands behind the rule that a body is application/json, which alone needs a preflight.
 */
export function useCsrf({ origins = [] }: { origins?: readonly string[] } = {}): Plugin {
  const known = new Set(origins)
  return {
    onRequest({ request, endResponse }) {
      if (request.method !== 'POST' || isOwn(request)) return
      if (known.has(request.headers.get('origin') ?? '')) return
      const refusal = new Refusal('CSRF_REFUSED', {
        id: 'Permintaan ini dikirim oleh halaman dari asal lain.',
        en: 'This request was sent by a page of another origin.',
      })
      endResponse(refusalResponse(request, refusal))
    },
  }
}

function isOwn(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  const origin = request.headers.get('origin')
  if (origin === null) return true
  const host = request.headers.get('host') ?? new URL(request.url).host
  return URL.canParse(origin) && new URL(origin).host === host
}
