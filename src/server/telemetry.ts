import type { RequestFacts } from './request-facts.ts'

/** Takes the measure of requests. Where there is none, nothing is measured and nothing spent on it. */
export interface RequestTelemetry {
  /** Runs the work for one operation: whatever is asked of the stores meanwhile belongs to it. */
  during<T>(facts: RequestFacts, headers: Headers, work: () => Promise<T>): Promise<T>
  /** A request was answered, with this status, after so many milliseconds. */
  answered(facts: RequestFacts, answer: { readonly status: number; readonly ms: number }): void
  /** A stream was opened, and what is to be called once when it has ended. */
  streaming(): () => void
}
