import type { PrismaClient } from '../src/records/generated/client.ts'
import { loadSeedOf, type SeedReport } from '../src/records/seed.ts'
import { seedId, tieKey } from '../src/records/seed-id.ts'
import type { SeedInput } from '../src/records/seed-shape.ts'
import { actors } from './cast/actors.ts'
import { deeds } from './cast/deeds.ts'
import { ground } from './cast/ground.ts'
import { people } from './cast/people.ts'
import { ties } from './cast/ties.ts'

/**
 * The small fixed cast of all tests. Everyone in it is invented; only the areas are real.
 *
 * kelompok-a is tied most; kelompok-e has no tie at all; kelompok-f only its own members may see.
 * jaringan holds federasi, an alliance within an alliance. Between kelompok-b and kelompok-c there
 * are two alliances of different years. kelompok-d is tied to kelompok-a for the network's eyes only.
 */
export const cast: SeedInput = {
  ...ground,
  ...actors,
  ...ties,
  ...deeds,
  ...people,
}

export const loadCast = (prisma: PrismaClient): Promise<SeedReport> =>
  loadSeedOf(prisma, cast, 'TRIAL')

/** The id of an actor of the cast. */
export const castId = (slug: string): string => seedId('actor', slug)

/** The id of a tie of the cast, its ends as the cast gives them. */
export const castTieId = (kind: string, from: string, to: string, since?: string): string =>
  seedId('tie', tieKey({ kind, from, to, since }))
