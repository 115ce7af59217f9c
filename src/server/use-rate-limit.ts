import type { ExecutionArgs } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { Refusal } from '../model/problem.ts'
import { addressKey } from './client-address.ts'
import { refusalError, refusalResponse } from './refusals.ts'
import { factsOf, type RequestFacts } from './request-facts.ts'
import { type Buckets, tokenBuckets } from './token-buckets.ts'

/** Points of cost in a minute; 0: no limit. */
export interface RateLimits {
  /** Of an account, whatever it signs in from; default 100,000. */
  readonly account?: number
  /** Of an address that nobody has signed in from; default 30,000. */
  readonly address?: number
  /** Credentials from one address that turn out wrong; default 300. */
  readonly wrongCredentials?: number
}

/** Every request costs at least this many points, also one that is refused before it runs. */
const least = 10

interface Purse {
  readonly name: 'account' | 'address'
  readonly key: string
  readonly buckets: Buckets
}

/**
 * Counts what each account, and each address that nobody has signed in from, asks for, in the points of
 * `extensions.cost`, and refuses with RATE_LIMITED what goes beyond: before the body is read when
 * there is nothing left, otherwise before it runs. That refusal itself takes no points. The headers RateLimit and
 * RateLimit-Policy tell what is left. Counts are of this process; two processes give twice as much.
 * Danger when switched off: a single address may then keep the stores busy all the time.
 */
export function useRateLimit(limits: RateLimits = {}): Plugin {
  const { account = 100_000, address = 30_000 } = limits
  const accounts = account > 0 ? tokenBuckets(account) : null
  const addresses = address > 0 ? tokenBuckets(address) : null
  const charged = new WeakSet<Request>()

  function purseOf({ viewer, address: from }: RequestFacts): Purse | null {
    if (viewer?.accountId) {
      return accounts && { name: 'account', key: viewer.accountId, buckets: accounts }
    }
    return addresses && from ? { name: 'address', key: addressKey(from), buckets: addresses } : null
  }

  function charge(args: ExecutionArgs, stop: (result: never) => void): void {
    const { request } = args.contextValue as { request: Request }
    const facts = factsOf(request)
    const purse = purseOf(facts)
    if (!purse) return
    const points = Math.max(least, facts.cost ?? 0)
    charged.add(request)
    if (purse.buckets.take(purse.key, points)) return
    facts.retryAfter = purse.buckets.wait(purse.key, points)
    stop({ errors: [refusalError(rateLimited(facts.retryAfter))] } as never)
  }

  return {
    onRequest({ request, endResponse }) {
      const facts = factsOf(request)
      const purse = purseOf(facts)
      if (!purse || purse.buckets.state(purse.key).left >= least) return
      facts.retryAfter = purse.buckets.wait(purse.key, least)
      endResponse(refusalResponse(request, rateLimited(facts.retryAfter)))
    },
    onExecute: ({ args, setResultAndStopExecution }) => charge(args, setResultAndStopExecution),
    onSubscribe: ({ args, setResultAndStopExecution }) => charge(args, setResultAndStopExecution),
    onResponse({ request, response }) {
      const facts = factsOf(request)
      const purse = purseOf(facts)
      if (facts.retryAfter !== null) response.headers.set('retry-after', `${facts.retryAfter}`)
      if (!purse) return
      const { key, buckets, name } = purse
      if (!charged.has(request) && facts.retryAfter === null) buckets.drain(key, least)
      const { left, fullIn } = buckets.state(key)
      response.headers.set('ratelimit-policy', `"${name}";q=${buckets.perMinute};w=60`)
      response.headers.set('ratelimit', `"${name}";r=${left};t=${fullIn}`)
    },
  }
}

/**
 * Looks at no more credentials from an address once too many of them were wrong; whoever asks without one
 * is answered. It stands before the credentials are looked at, so that guessing costs us nothing.
 */
export function useGuessLimit({ wrongCredentials = 300 }: RateLimits = {}): Plugin {
  if (wrongCredentials === 0) return {}
  const guesses = tokenBuckets(wrongCredentials)
  return {
    onRequest({ request, endResponse }) {
      const facts = factsOf(request)
      if (!facts.address || !request.headers.has('authorization')) return
      const key = addressKey(facts.address)
      if (guesses.state(key).left >= 1) return
      facts.retryAfter = guesses.wait(key, 1)
      endResponse(refusalResponse(request, rateLimited(facts.retryAfter)))
    },
    onResponse({ request }) {
      const facts = factsOf(request)
      if (facts.address && facts.codes.has('UNAUTHENTICATED')) {
        guesses.drain(addressKey(facts.address), 1)
      }
    },
  }
}

const rateLimited = (seconds: number): Refusal =>
  new Refusal('RATE_LIMITED', {
    id: `Terlalu banyak yang diminta dalam satu menit. Coba lagi dalam ${seconds} detik.`,
    en: `Too much was asked for within a minute. Try again in ${seconds} seconds.`,
  })
