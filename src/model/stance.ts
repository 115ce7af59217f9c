/** The five steps of the spectrum of allies, from with us to against us. */
export const positions = [
  'ACTIVE_ALLY',
  'PASSIVE_ALLY',
  'NEUTRAL',
  'PASSIVE_OPPONENT',
  'ACTIVE_OPPONENT',
] as const

export type Position = (typeof positions)[number]

/** What a stance rests on. */
export const stanceBases = ['STATED', 'OBSERVED', 'ASSESSED'] as const

export type StanceBasis = (typeof stanceBases)[number]
