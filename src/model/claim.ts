/** How sure it is that a fact is so. */
export const confidences = ['LOW', 'MEDIUM', 'HIGH'] as const

export type Confidence = (typeof confidences)[number]

/** How a claimed figure is meant. */
export const comparators = ['EXACTLY', 'MORE_THAN', 'ABOUT'] as const

export type Comparator = (typeof comparators)[number]

/** Which of several claims about one property is to be believed first. */
export const ranks = ['PREFERRED', 'NORMAL', 'DEPRECATED'] as const

export type Rank = (typeof ranks)[number]
