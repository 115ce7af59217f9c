import { randomUUID } from 'node:crypto'
import type { Language } from '../model/language.ts'
import type { ProblemCode } from '../model/problem-codes.ts'
import { languageOf } from './language.ts'

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
  operation: string | null
  cost: number | null
}

const known = new WeakMap<Request, RequestFacts>()

/** The facts of a request, made when they are first asked for. */
export function factsOf(request: Request): RequestFacts {
  const found = known.get(request)
  if (found) return found
  const facts: RequestFacts = {
    id: randomUUID(),
    language: languageOf(request.headers.get('accept-language')),
    startedAt: performance.now(),
    codes: new Set(),
    phase: 'REQUEST',
    operation: null,
    cost: null,
  }
  known.set(request, facts)
  return facts
}
