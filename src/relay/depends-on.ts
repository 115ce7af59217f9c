/** Records of one family whose projection rests on a row of one table. */
export interface Dependence {
  /** The family whose records change with the row. */
  readonly family: string
  /** The column of the row that names the record. */
  readonly key: string
  /** The columns of the row that the projection reads; 'every': it is the record's own row. */
  readonly columns: readonly string[] | 'every'
  /**
   * Set when the row names no record itself: `key` is then its own id, which rows of this table
   * join with the records.
   */
  readonly through?: Link
}

/** A table that joins the rows of another one (`from`) with the records that rest on them (`to`). */
export interface Link {
  readonly table: string
  readonly from: string
  readonly to: string
}

const own = (family: string): Dependence => ({ family, key: 'id', columns: 'every' })

/**
 * What the projection rests on, table by table. A projected record rests on its own row; every
 * exception stands here. The triggers that write dirty rows are made from this (dirty-triggers.ts),
 * and so is what a relay reads again.
 */
export const dependsOn: Readonly<Record<string, readonly Dependence[]>> = {
  Area: [
    own('area'),
    // An actor's node bears the code of its area and province.
    {
      family: 'actor',
      key: 'id',
      columns: ['code'],
      through: { table: 'ActorArea', from: 'areaId', to: 'actorId' },
    },
  ],
  Actor: [own('actor')],
  Person: [own('person')],
  Issue: [own('issue')],
  Tie: [own('tie')],
  Membership: [own('membership')],
  Stance: [own('stance')],
  ActorArea: [
    own('actorArea'),
    { family: 'actor', key: 'actorId', columns: ['areaId', 'role', 'circle', 'absorbedBy'] },
  ],
  // A tie knows whether it is unsourced, and the kinds of its sources.
  Claim: [{ family: 'tie', key: 'tieId', columns: ['sourceId', 'circle'] }],
  Source: [
    {
      family: 'tie',
      key: 'id',
      columns: ['kind', 'circle'],
      through: { table: 'Claim', from: 'sourceId', to: 'tieId' },
    },
  ],
}

/** The kind of dirty row that a change of `table` writes for a dependence. */
export const dirtyKind = (table: string, { family, through }: Dependence): string =>
  through ? `${table}>${family}` : family

/** What a relay makes of dirty rows that name no record themselves: a kind, its family and the link. */
export const dirtyLinks = Object.entries(dependsOn).flatMap(([table, all]) =>
  all.flatMap((one) =>
    one.through ? [{ kind: dirtyKind(table, one), family: one.family, through: one.through }] : [],
  ),
)
