import type { Language } from '../model/language.ts'
import type { ProblemCode } from '../model/problem-codes.ts'
import type { Viewer } from '../model/viewer.ts'
import { languageOf } from './language.ts'
import { requestIdOf } from './request-id.ts'

/** How far a request has come; it decides what an error that carries no code means. */
export type Phase = 'REQUEST' | 'PARSING' | 'VALIDATING' | 'PREPARING' | 'EXECUTING'

/** What the server knows of one request while it answers; never its variables or its document. */
export interface RequestFacts {
  /** Quoted in INTERNAL errors and in the log. */
  readonly id: string
  readonly language: Language
  /** Milliseconds of the monotonic clock. */
  readonly startedAt: number
  readonly codes: Set<ProblemCode>
  phase: Phase
  /** Who asks. Null: not known yet, or nobody is looked for here. */
  viewer: Viewer | null
  /** Where it came from. Empty: a call within this process, or not known yet. */
  address: string
  /** Seconds after which the client may ask again. Null: it need not wait. */
  retryAfter: number | null
  /** Finds out again who asks, by the same headers. Null: nobody is looked for here. */
  identify: (() => Promise<Viewer>) | null
  operation: string | null
  cost: number | null
}

const known = new WeakMap<Request, RequestFacts>()

/** The facts of a request, made when they are first asked for. */
export function factsOf(request: Request): RequestFacts {
  const found = known.get(request)
  if (found) return found
  const facts: RequestFacts = {
    id: requestIdOf(request.headers),
    language: languageOf(request.headers.get('accept-language')),
    startedAt: performance.now(),
    codes: new Set(),
    phase: 'REQUEST',
    viewer: null,
    address: '',
    retryAfter: null,
    identify: null,
    operation: null,
    cost: null,
  }
  known.set(request, facts)
  return facts
}
