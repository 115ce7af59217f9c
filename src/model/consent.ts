import type { Day } from './partial-date.ts'
import type { Purpose } from './viewer.ts'

/** How a person agreed. */
export const consentManners = ['WRITTEN', 'SPOKEN', 'DIGITAL'] as const

export type ConsentManner = (typeof consentManners)[number]

/** What of a consent decides what it covers. Days are full days in Jakarta. */
export interface ConsentTerms {
  readonly purposes: readonly Purpose[]
  readonly givenOn: Day
  /** The last day; null: until it is withdrawn. */
  readonly expiresOn: Day | null
  readonly isWithdrawn: boolean
}

/** Whether a consent lets what is kept of a person be used for that purpose on that day. */
export const covers = (consent: ConsentTerms, purpose: Purpose, day: Day): boolean =>
  !consent.isWithdrawn &&
  consent.purposes.includes(purpose) &&
  consent.givenOn <= day &&
  (consent.expiresOn === null || day <= consent.expiresOn)
