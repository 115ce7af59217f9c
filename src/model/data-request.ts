/** What a person may ask about their own data. */
export const dataRequestKinds = [
  'ACCESS',
  'PORTABILITY',
  'CORRECTION',
  'ERASURE',
  'RESTRICTION',
  'OBJECTION',
  'WITHDRAWAL',
] as const

export type DataRequestKind = (typeof dataRequestKinds)[number]

/** How such a request stands. */
export const dataRequestStatuses = ['RECEIVED', 'DONE', 'REFUSED'] as const

export type DataRequestStatus = (typeof dataRequestStatuses)[number]

/** Within how many hours a request has to be answered: 3 times 24, as Law 27/2022 counts them. */
export const hoursToAnswer = 72

/** The moment by which a request that came at that one has to be answered. */
export const dueAfter = (receivedAt: Date): Date =>
  new Date(receivedAt.getTime() + hoursToAnswer * 3_600_000)

/** Whether a ground for a refusal names an article of a law, as it has to: “Pasal 33 huruf b”. */
export const namesArticle = (ground: string): boolean =>
  /\b(pasal|article|art\.)\s*\d+/i.test(ground)
