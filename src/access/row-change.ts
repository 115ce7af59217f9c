import type { Permission } from '../model/permission.ts'
import type { IdPrefix } from '../model/public-id.ts'
import type { Viewer } from '../model/viewer.ts'
import type { RowChange, Values, Write } from '../records/write/write.ts'
import { may } from './permissions.ts'

/** A change of one row, as the question who may make it needs it. */
export interface Change {
  readonly row: RowChange
  /** The row as it stands; null: it is new. */
  readonly before: Values | null
  /** As it will be; null: it goes. */
  readonly after: Values | null
}

/** The new rows of a request, by their uuids. */
export type Made = ReadonlyMap<string, Extract<RowChange, { what: 'CREATE' }>>

/** Who makes the changes of a request, and what it makes anew. */
export interface Asking {
  readonly write: Write
  readonly viewer: Viewer
  readonly made: Made
}

type Find = (query: object) => Promise<Values | null>

/** A row as it stands; null: there is none. */
export const rowOf = ({ tx }: Write, table: IdPrefix, id: unknown): Promise<Values | null> =>
  (tx[table].findUnique as unknown as Find)({ where: { id } })

/** As `may` asks it, over what a column names. */
export const mayOver = (viewer: Viewer, permission: Permission, over: unknown): boolean =>
  may(viewer, permission, typeof over === 'string' ? over : null)

/** Whether it may hold on days on which it certainly did not before. */
export const reachesFurther = (before: Values, after: Values): boolean =>
  (after.untilMax as Date) > (before.untilMax as Date) ||
  (after.sinceMin as Date) < (before.sinceMin as Date)
