import { Neo4jError } from 'neo4j-driver'
import { Refusal } from '../model/problem.ts'

/** Codes that say that what was to be written cannot be, whenever it is tried. */
const cannotBe = /^Neo\.(ClientError\.(Statement|Schema|General)|DatabaseError\.Statement)\./

/**
 * Whether a store refused what it was given, and would do so again: never when it is away, slow,
 * short of memory or was in the way of another transaction.
 */
export function isWriteRefused(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof Refusal) return false
  if (error instanceof Neo4jError) {
    return cannotBe.test(error.code) && !/OutOfMemory/.test(error.code)
  }
  return !/memory|timed? ?out|conflict|closed/i.test(error.message)
}
