import { isoDay } from '../model/partial-date.ts'
import type { GraphNode, GraphTie, NodeLabel, Prop, Props, TieType } from '../network/elements.ts'
import type { PrismaClient } from '../records/generated/client.ts'

/** A transaction in which all reads see one snapshot of the records. */
export type Reader = Pick<
  PrismaClient,
  | 'area'
  | 'actor'
  | 'person'
  | 'issue'
  | 'tie'
  | 'membership'
  | 'stance'
  | 'actorArea'
  | '$queryRaw'
>

/** Some records of one table, in the order of their ids: a window, or those with given ids. */
export interface Window {
  where: { id: { gt?: string; in?: string[] } }
  orderBy: { id: 'asc' }
  take: number
}

export const windowAfter = (id: string, take: number): Window => ({
  where: { id: id === '' ? {} : { gt: id } },
  orderBy: { id: 'asc' },
  take,
})

export const windowOf = (ids: readonly string[]): Window => ({
  where: { id: { in: [...ids] } },
  orderBy: { id: 'asc' },
  take: ids.length,
})

/** The records of one table that become nodes, and how. */
export interface NodeFamily {
  readonly name: string
  readonly label: NodeLabel
  readonly read: (reader: Reader, window: Window) => Promise<GraphNode[]>
}

/** The records of one table that become ties, and how. */
export interface TieFamily {
  readonly name: string
  readonly types: readonly TieType[]
  readonly read: (reader: Reader, window: Window) => Promise<GraphTie[]>
}

/** Drops what is null: the network holds only what is known. */
export function known(values: Record<string, Prop | null>): Props {
  const entries = Object.entries(values).filter(([, value]) => value !== null)
  return Object.fromEntries(entries) as Props
}

export const boundsSelect = {
  sinceMin: true,
  sinceMax: true,
  untilMin: true,
  untilMax: true,
} as const

export const boundsProps = (row: Record<keyof typeof boundsSelect, Date>) => ({
  sinceMin: isoDay(row.sinceMin),
  sinceMax: isoDay(row.sinceMax),
  untilMin: isoDay(row.untilMin),
  untilMax: isoDay(row.untilMax),
})
