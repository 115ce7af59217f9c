import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Random } from './random.ts'

/** A statement, or several in order. */
type Deed = (random: Random, client: pg.Client) => Promise<void>

const some = (table: string) => `(SELECT id FROM "${table}" ORDER BY md5(id::text || $1) LIMIT 1)`
const visibilities = ['PUBLIC', 'NETWORK', 'GROUP', 'SELF']
const kinds = ['OPPOSES', 'LOBBIES', 'INFLUENCES', 'FUNDED_BY', 'SUCCEEDS']

/** Runs SQL in which $1 is a random text, so that every `some()` picks another row. */
const sql =
  (text: string | ((random: Random) => string)): Deed =>
  async (random, client) => {
    const statement = typeof text === 'string' ? text : text(random)
    await client.query(statement.replaceAll('$1', `'${random.below(1e9)}'`))
  }

const name = (random: Random) => `uji ${random.below(1e9)}`
const seeing = (random: Random) => random.pick(visibilities)
const two = (random: Random, table: string) => {
  const [a, b] = [random.below(1e9), random.below(1e9)]
  return [some(table).replaceAll('$1', `'${a}'`), some(table).replaceAll('$1', `'${b}'`)]
}

/** What organizers may do to every projected table, by SQL alone. */
const deeds: readonly (readonly [weight: number, deed: Deed])[] = [
  [
    6,
    sql((random) => {
      const slug = `uji-${random.below(1e12)}`
      return `INSERT INTO "Actor" (id, kind, slug, name, "sortName", classification, level, visibility, "updatedAt")
        VALUES (gen_random_uuid(), 'GROUP', '${slug}', '${slug}', '${slug}', 'UNION', 'VILLAGE', '${seeing(random)}', now())`
    }),
  ],
  [8, sql((random) => `UPDATE "Actor" SET name = '${name(random)}' WHERE id = ${some('Actor')}`)],
  [
    3,
    sql(
      (random) =>
        `UPDATE "Actor" SET visibility = '${seeing(random)}', "audienceId" = NULL WHERE id = ${some('Actor')}`,
    ),
  ],
  [
    2,
    sql(`DO $do$ DECLARE gone uuid := ${some('Actor')}; BEGIN
      DELETE FROM "Tie" WHERE gone IN ("fromId", "toId");
      DELETE FROM "Membership" WHERE "groupId" = gone;
      DELETE FROM "Stance" WHERE "actorId" = gone;
      DELETE FROM "Actor" WHERE id = gone;
    END $do$`),
  ],
  [
    10,
    sql((random) => {
      const [from, to] = two(random, 'Actor')
      return `INSERT INTO "Tie" (id, kind, "fromId", "toId", visibility, "updatedAt")
        VALUES (gen_random_uuid(), '${random.pick(kinds)}', ${from}, ${to}, '${seeing(random)}', now())`
    }),
  ],
  [6, sql(`UPDATE "Tie" SET "fromId" = ${some('Actor')} WHERE id = ${some('Tie')}`)],
  [3, sql(`UPDATE "Tie" SET "fromId" = "toId", "toId" = "fromId" WHERE id = ${some('Tie')}`)],
  [
    3,
    sql(
      (random) =>
        `UPDATE "Tie" SET kind = '${random.pick(kinds)}', role = NULL, "middlemanId" = NULL WHERE id = ${some('Tie')}`,
    ),
  ],
  [
    4,
    sql(
      (random) =>
        `UPDATE "Tie" SET strength = ${(random.below(99) + 1) / 100} WHERE id = ${some('Tie')}`,
    ),
  ],
  [5, sql(`DELETE FROM "Tie" WHERE id = ${some('Tie')}`)],
  [
    3,
    sql(
      `INSERT INTO "Person" (id, synthetic, "updatedAt") VALUES (gen_random_uuid(), true, now())`,
    ),
  ],
  [2, sql(`DELETE FROM "Person" WHERE id = ${some('Person')}`)],
  [
    4,
    sql(`INSERT INTO "Membership" (id, "personId", "groupId", "updatedAt")
      SELECT gen_random_uuid(), ${some('Person')}, id, now() FROM "Actor" WHERE kind = 'GROUP'
      ORDER BY md5(id::text || $1) LIMIT 1`),
  ],
  [
    3,
    sql(`UPDATE "Membership" SET "personId" = ${some('Person')} WHERE id = ${some('Membership')}`),
  ],
  [2, sql(`DELETE FROM "Membership" WHERE id = ${some('Membership')}`)],
  [
    2,
    sql((random) => {
      const slug = `uji-${random.below(1e12)}`
      return `INSERT INTO "Issue" (id, slug, kind, name, "sortName", level, "updatedAt")
        VALUES (gen_random_uuid(), '${slug}', 'POLICY', '${slug}', '${slug}', 'NATIONAL', now())`
    }),
  ],
  [
    2,
    sql(
      (random) =>
        `UPDATE "Issue" SET stage = '${random.pick(['PASSED', 'DEBATED'])}' WHERE id = ${some('Issue')}`,
    ),
  ],
  [1, sql(`DELETE FROM "Issue" WHERE id = ${some('Issue')}`)],
  [
    4,
    sql(
      (
        random,
      ) => `INSERT INTO "Stance" (id, "actorId", "issueId", position, "asOf", basis, confidence, "updatedAt")
      VALUES (gen_random_uuid(), ${some('Actor')}, ${some('Issue')}, '${random.pick(['NEUTRAL', 'ACTIVE_ALLY'])}',
        '2024-01-01', 'STATED', 'HIGH', now())`,
    ),
  ],
  [2, sql(`UPDATE "Stance" SET "issueId" = ${some('Issue')} WHERE id = ${some('Stance')}`)],
  [2, sql(`DELETE FROM "Stance" WHERE id = ${some('Stance')}`)],
  [
    4,
    sql(
      (random) => `INSERT INTO "ActorArea" (id, "actorId", "areaId", role, "updatedAt")
      VALUES (gen_random_uuid(), ${some('Actor')}, ${some('Area')}, '${random.pick(['SEAT', 'WORKS_IN'])}', now())`,
    ),
  ],
  [3, sql(`UPDATE "ActorArea" SET "actorId" = ${some('Actor')} WHERE id = ${some('ActorArea')}`)],
  [2, sql(`DELETE FROM "ActorArea" WHERE id = ${some('ActorArea')}`)],
  [2, sql((random) => `UPDATE "Area" SET name = '${name(random)}' WHERE id = ${some('Area')}`)],
  [
    2,
    sql(
      (random) =>
        `UPDATE "Area" SET code = '${random.below(90) + 10}.${random.below(90) + 10}' WHERE id = ${some('Area')}`,
    ),
  ],
  [
    4,
    sql(`INSERT INTO "Claim" (id, "tieId", property, "asPrinted", "sourceId", visibility, "updatedAt")
      VALUES (gen_random_uuid(), ${some('Tie')}, 'existence', 'uji', ${some('Source')}, 'PUBLIC', now())`),
  ],
  [
    3,
    sql(
      `UPDATE "Claim" SET "tieId" = ${some('Tie')} WHERE id = (SELECT id FROM "Claim" WHERE "tieId" IS NOT NULL ORDER BY md5(id::text || $1) LIMIT 1)`,
    ),
  ],
  [2, sql(`DELETE FROM "Claim" WHERE id = ${some('Claim')}`)],
  [
    2,
    sql(
      (random) =>
        `UPDATE "Source" SET visibility = '${seeing(random)}' WHERE id = ${some('Source')}`,
    ),
  ],
]

const weighed = deeds.flatMap(([weight, deed]) => Array<Deed>(weight).fill(deed))

/** One transaction of one to four deeds, held open for a while; some are taken back. */
async function transact(random: Random, client: pg.Client): Promise<boolean> {
  try {
    await client.query('BEGIN')
    for (let left = random.below(4); left >= 0; left--) {
      await random.pick(weighed)(random, client)
      if (random.chance(0.3)) await pause(random.below(random.chance(0.1) ? 120 : 15))
    }
    const kept = !random.chance(0.1)
    await client.query(kept ? 'COMMIT' : 'ROLLBACK')
    return kept
  } catch (error) {
    // What the records refuse, deadlocks too, is part of life; nothing else is.
    if (!(error instanceof pg.DatabaseError)) throw error
    await client.query('ROLLBACK')
    return false
  }
}

/** Writers at work, side by side, for as long as they may; resolves to how many transactions were kept. */
export async function writeAll(
  url: string,
  random: Random,
  { writers, goOn }: { writers: number; goOn: () => boolean },
): Promise<number> {
  const counts = Array.from({ length: writers }, async () => {
    const own = random.fork()
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    let kept = 0
    try {
      while (goOn()) {
        kept += (await transact(own, client)) ? 1 : 0
        // Nobody writes without a breath; on a slow machine a relay would otherwise starve.
        await pause(own.below(200))
      }
    } finally {
      await client.end()
    }
    return kept
  })
  return (await Promise.all(counts)).reduce((a, b) => a + b, 0)
}
