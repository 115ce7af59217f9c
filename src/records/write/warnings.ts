import type { Bilingual } from '../../model/language.ts'
import type { ProblemCode } from '../../model/problem-codes.ts'
import { publicId, tableName } from '../../model/public-id.ts'
import { Prisma } from '../generated/client.ts'
import { whereSql } from '../where-sql.ts'
import type { RowChange, Write } from './write.ts'

interface Twins {
  readonly table: 'tie' | 'membership'
  readonly rows: Prisma.Sql
  /** The columns that two rows of the same thing have in common. */
  readonly same: Prisma.Sql
  readonly code: ProblemCode
  readonly text: (other: string) => Bilingual
}

const twins: readonly Twins[] = [
  {
    table: 'tie',
    rows: Prisma.sql`"Tie"`,
    same: Prisma.sql`"kind", "fromId", "toId"`,
    code: 'TIE_EXISTS',
    text: (other) => ({
      id: `Hubungan sejenis antara keduanya, ${other}, mungkin berlaku pada masa yang sama.`,
      en: `A tie of that kind between the two, ${other}, may hold at the same time.`,
    }),
  },
  {
    table: 'membership',
    rows: Prisma.sql`"Membership"`,
    same: Prisma.sql`"personId", "groupId", "role"`,
    code: 'MEMBERSHIP_OVERLAPS',
    text: (other) => ({
      id: `Keanggotaan orang itu dengan peran itu, ${other}, mungkin berlaku pada masa yang sama.`,
      en: `A membership of that person in that role, ${other}, may hold at the same time.`,
    }),
  },
]

/**
 * Warns of ties and memberships among the rows, after they were applied, beside which another one of
 * the same kind may hold at the same time. Where both certainly do, the database has refused. Of two
 * that were written together, the later one is told of.
 */
export async function warnOfOverlaps(write: Write, rows: readonly RowChange[]): Promise<void> {
  for (const { table, rows: all, same, code, text } of twins) {
    const written = new Map(
      rows.flatMap((row) =>
        row.table === table && row.what !== 'DELETE' && 'sinceMin' in row.values
          ? [[row.id, row.path] as const]
          : [],
      ),
    )
    if (written.size === 0) continue
    const ids = [...written.keys()]
    const found = await write.tx.$queryRaw<{ id: string; other: string }[]>`
      SELECT DISTINCT ON (own."id") own."id", other."id" AS other
      FROM ${all} own JOIN ${all} other USING (${same})
      WHERE own."id" = ANY (${ids}::uuid[]) AND other."id" <> own."id"
        AND NOT (other."id" = ANY (${ids}::uuid[]) AND other."id" > own."id")
        AND ${whereSql(tableName(table), write.seen(table), 'other')}
        AND own."absorbedBy" IS NULL AND other."absorbedBy" IS NULL
        AND own."sinceMin" <= other."untilMax" AND other."sinceMin" <= own."untilMax"
      ORDER BY own."id", other."id"`
    for (const { id, other } of found) {
      write.warn({ code, text: text(publicId(table, other)), path: written.get(id) ?? ['input'] })
    }
  }
}
