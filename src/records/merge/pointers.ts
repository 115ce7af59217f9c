import { tieKinds } from '../../model/tie.ts'

/** A table whose rows name actors. */
export interface Pointers {
  readonly table: string
  /** The columns that hold an actor's id. */
  readonly columns: readonly string[]
  /** Whether a merge may leave a row of it aside (`absorbedBy`). */
  readonly aside: boolean
  /** What a column becomes, where that is not the survivor for the absorbed one alone. */
  readonly values?: Readonly<Record<string, string>>
  /** When a row that is moved (`r` as it was, `n` with its new columns) cannot stand there. */
  readonly clash?: string
  /** A recursive part of the statement that `clash` reads. */
  readonly beside?: string
}

/** The survivor where the absorbed one stood. $1: the absorbed actor, $2: the survivor. */
export const movedValue = (column: string): string =>
  `CASE WHEN r."${column}" = $1::uuid THEN $2::uuid ELSE r."${column}" END`

/** Another row, standing or left aside, has the same key. */
const taken = (table: string, moved: string, others: readonly string[]): string =>
  `EXISTS (SELECT FROM "${table}" AS o WHERE o."id" <> r."id" AND o."${moved}" = n."${moved}"
    AND ${others.map((one) => `o."${one}" = r."${one}"`).join(' AND ')})`

/** A standing row of the same key is open as well, or certain on a day on which this one is. */
const overlaps = (table: string, key: string): string => {
  const other = `SELECT FROM "${table}" AS o WHERE o."id" <> r."id" AND ${key}
    AND o."absorbedBy" IS NULL`
  return `(r."until" IS NULL AND EXISTS (${other} AND o."until" IS NULL))
    OR (r."sinceMax" <= r."untilMin" AND EXISTS (${other} AND o."sinceMax" <= o."untilMin"
      AND o."sinceMax" <= r."untilMin" AND r."sinceMax" <= o."untilMin"))`
}

const single = (table: string, keys: readonly string[]): Pointers => ({
  table,
  columns: ['actorId'],
  aside: true,
  clash: taken(table, 'actorId', keys),
})

const undirected = Object.entries(tieKinds)
  .filter(([, { directed }]) => !directed)
  .map(([kind]) => `'${kind}'`)
  .join(', ')

/** The ends of a moved tie: an undirected one is kept in the order of ids. */
const end = (column: 'fromId' | 'toId', first: 'least' | 'greatest'): string =>
  `CASE WHEN r."kind" IN (${undirected}) THEN ${first}(${movedValue('fromId')}, ${movedValue('toId')})
    ELSE ${movedValue(column)} END`

const [from, to] = [end('fromId', 'least'), end('toId', 'greatest')]

/** The bodies that the survivor is part of, and those that are part of it, itself among both. */
const hierarchy = `over_it ("id") AS (
    SELECT $2::uuid UNION SELECT t."toId" FROM "Tie" AS t JOIN over_it ON t."fromId" = over_it."id"
    WHERE t."kind" = 'PART_OF' AND t."absorbedBy" IS NULL
  ), under_it ("id") AS (
    SELECT $2::uuid UNION SELECT t."fromId" FROM "Tie" AS t JOIN under_it ON t."toId" = under_it."id"
    WHERE t."kind" = 'PART_OF' AND t."absorbedBy" IS NULL
  ), `

const ties: Pointers = {
  table: 'Tie',
  columns: ['fromId', 'toId', 'middlemanId', 'audienceId'],
  aside: true,
  values: {
    fromId: from,
    toId: to,
    // Who gave out work between itself and another one gives it directly.
    middlemanId: `nullif(nullif(${movedValue('middlemanId')}, ${from}), ${to})`,
  },
  clash: `n."fromId" = n."toId"
    OR ${overlaps(
      'Tie',
      'o."kind" = r."kind" AND o."fromId" = n."fromId" AND o."toId" = n."toId" AND o."visibility" = r."visibility" AND o."audienceId" IS NOT DISTINCT FROM n."audienceId"',
    )}
    OR (r."kind" = 'PART_OF' AND CASE
      WHEN r."fromId" = $1::uuid THEN r."toId" IN (SELECT "id" FROM under_it)
      WHEN r."toId" = $1::uuid THEN r."fromId" IN (SELECT "id" FROM over_it) END)`,
  beside: hierarchy,
}

/**
 * What names an actor and is not moved: rights. Nobody comes to hold one over the survivor by a merge;
 * what is held over the absorbed actor counts for nothing until it stands for itself again.
 */
export const unmoved: readonly Pick<Pointers, 'table' | 'columns'>[] = [
  { table: 'Grant', columns: ['overId'] },
]

/**
 * Every other table and column that names an actor. A merge moves them all, and the database refuses
 * a row in which one of them names an actor that lives on in another one.
 */
export const pointers: readonly Pointers[] = [
  { table: 'Actor', columns: ['audienceId', 'mergedIntoId'], aside: false },
  {
    ...single('ActorName', ['name']),
    clash: `${taken('ActorName', 'actorId', ['name'])}
      OR r."name" = (SELECT "name" FROM "Actor" WHERE "id" = $2::uuid)`,
  },
  single('ActorArea', ['areaId', 'role']),
  single('ActorTrade', ['tradeId']),
  {
    table: 'Recognition',
    columns: ['actorId', 'recognizerId'],
    aside: true,
    clash: `EXISTS (SELECT FROM "Recognition" AS o WHERE o."id" <> r."id" AND o."absorbedBy" IS NULL
      AND o."actorId" = n."actorId" AND o."kind" = r."kind"
      AND (o."recognizerId", o."number", o."givenOn")
        IS NOT DISTINCT FROM (n."recognizerId", r."number", r."givenOn"))`,
  },
  single('Contact', ['kind', 'value']),
  {
    table: 'Membership',
    columns: ['groupId'],
    aside: true,
    clash: overlaps(
      'Membership',
      'o."personId" = r."personId" AND o."groupId" = n."groupId" AND o."role" = r."role"',
    ),
  },
  ties,
  { table: 'TieAssessment', columns: ['assessorId'], aside: false },
  { table: 'Issue', columns: ['audienceId'], aside: false },
  single('Seat', ['issueId', 'role']),
  { table: 'Outcome', columns: ['winnerId', 'concederId', 'audienceId'], aside: true },
  { table: 'Stance', columns: ['actorId', 'assessorId', 'audienceId'], aside: false },
  { table: 'Activity', columns: ['audienceId'], aside: false },
  single('Participation', ['activityId', 'role']),
  { table: 'Commitment', columns: ['byId', 'toId', 'audienceId'], aside: true },
  single('PublicationRole', ['publicationId', 'role']),
  { table: 'Publication', columns: ['audienceId'], aside: false },
  { table: 'Source', columns: ['audienceId'], aside: false },
  { table: 'Claim', columns: ['actorId', 'audienceId'], aside: false },
]
