/** What the groups of a coverage are told apart by. */
export const coverageDimensions = ['PROVINCE', 'REGENCY', 'TRADE', 'CLASSIFICATION'] as const

export type CoverageDimension = (typeof coverageDimensions)[number]

/** The properties of claims whose figures are heads of a group. */
export const headProperties = ['homeworkers', 'members'] as const

/** How many characters the official codes of the areas of a level have: 34, 34.02. */
export const codeLengths = { PROVINCE: 2, REGENCY: 5 } as const
