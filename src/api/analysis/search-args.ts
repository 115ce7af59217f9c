import { builder } from '../builder.ts'
import { bounded } from './bounded.ts'
import type { CommunitySearch } from './groupings.ts'

/** The arguments that say how communities are looked for. */
export const searchArgs = (only = '') =>
  builder.args((t) => ({
    resolution: t.float({
      description: `${only}above 1 finds smaller communities, below 1 larger ones; 0.1 to 10. Default: 1.`,
    }),
    seed: t.int({
      description: `${only}where the search for communities begins; the same seed finds the same. Default: 1.`,
    }),
  }))

export const readSearch = (given: {
  resolution?: number | null | undefined
  seed?: number | null | undefined
}): CommunitySearch => ({
  resolution: bounded('resolution', given.resolution, { usual: 1, least: 0.1, most: 10 }),
  seed: given.seed ?? 1,
})
