import { Refusal } from '../model/problem.ts'
import type { Column } from './columns.ts'
import { collected, returned } from './columns.ts'
import type { Engine, Row } from './engine.ts'
import { holding } from './holding.ts'
import { actorInSlice, type Slice, sliceParams, tieInSlice } from './slice.ts'
import type { Slices } from './slice-batch.ts'
import type { Question } from './tie-page.ts'

/** What is read of each actor and each tie: what counts need, what a picture needs, or times. */
export type GraphPurpose = 'COUNTS' | 'DRAWING' | 'TIMES'

/** An actor of a slice. What was not read is absent. */
export interface BareActor {
  readonly id: string
  readonly kind: string
  readonly slug?: string
  readonly name?: string
  readonly sortName?: string
  readonly classification?: string
  /** Official codes; '' when no place is on record. */
  readonly area?: string
  readonly province?: string
}

/** A tie of a slice. What was not read is absent. */
export interface BareTie {
  readonly fromId: string
  readonly toId: string
  readonly kind: string
  /** Whether it holds for certain on the day; absent when the slice is of all times. */
  readonly certain?: boolean
  readonly id?: string
  /** Below 0: nobody judged it. */
  readonly strength?: number
  readonly confidence?: string
  readonly sinceMin?: string
  readonly sinceMax?: string
  readonly untilMin?: string
  readonly untilMax?: string
}

/** All of a slice: every tie has both its ends among the actors. */
export interface SliceGraph {
  readonly actors: readonly BareActor[]
  readonly ties: readonly BareTie[]
}

const mostActors = 50_000

const actorNames = {
  COUNTS: ['id', 'kind'],
  DRAWING: ['id', 'kind', 'slug', 'name', 'sortName', 'classification', 'area', 'province'],
  TIMES: ['id', 'kind'],
} as const

const tieNames = {
  COUNTS: [],
  DRAWING: ['id', 'confidence'],
  TIMES: ['sinceMin', 'sinceMax', 'untilMin', 'untilMax'],
} as const

const certain = holding({ day: '', certainty: 'HOLDS' }, 'r').join(' AND ')

function tieColumns(purpose: GraphPurpose, day: string | null): Column[] {
  return [
    ['toId', 'o.id'],
    ['kind', 'type(r)'],
    ...(day === null ? [] : [['certain', `(${certain})`] as const]),
    ...(purpose === 'DRAWING' ? [['strength', 'coalesce(r.strength, -1.0)'] as const] : []),
    ...tieNames[purpose].map((name) => [name, `r.${name}`] as const),
  ].map(([name, value]) => [`tie_${name}`, value as string])
}

/**
 * Who is in the slice, and which ties are there between them? One row for each actor, with columns
 * of the ties that it stands at `from` of.
 */
export function sliceGraph(
  slice: Slice,
  purpose: GraphPurpose,
  conditions: readonly string[] = [],
): Question {
  const ties = tieColumns(purpose, slice.asOf.day)
  const actors = actorNames[purpose].map((name) => [name, `n.${name}`] as const)
  const held = [...tieInSlice(slice, 'r'), ...conditions, ...actorInSlice(slice, 'o')]
  const lines = [
    ...(slice.around
      ? ['UNWIND $members AS member', 'MATCH (n:Actor {id: member})']
      : ['MATCH (n:Actor)']),
    `WHERE ${actorInSlice(slice, 'n').join(' AND ')}`,
    'WITH n LIMIT $limit',
    'CALL (n) {',
    '  MATCH (n)-[r]->(o:Actor)',
    `  WHERE ${held.join(' AND ')}`,
    `  RETURN ${collected(ties)}`,
    '}',
    `RETURN ${returned(actors)}, ${ties.map(([name]) => name).join(', ')}`,
  ]
  const members = slice.around && { members: slice.around }
  return {
    text: lines.join('\n'),
    params: { ...sliceParams(slice), ...members, limit: mostActors + 1 },
  }
}

/** Runs the text; throws SLICE_TOO_LARGE when more than 50,000 actors are in the slice. */
export async function readSliceGraph(
  engine: Engine,
  { text, params }: Question,
): Promise<SliceGraph> {
  const rows = await engine.read(text, params)
  if (rows.length > mostActors) throw sliceTooLarge(mostActors)
  return { actors: rows as unknown as BareActor[], ties: rows.flatMap(tiesOf) }
}

function tiesOf(row: Row): BareTie[] {
  const columns = Object.entries(row).filter(([name]) => name.startsWith('tie_'))
  const names = columns.map(([name]) => name.slice('tie_'.length))
  const lists = columns.map(([, list]) => list as unknown[])
  return (row.tie_toId as string[]).map((_, at) => {
    const tie: Record<string, unknown> = { fromId: row.id }
    names.forEach((name, column) => {
      tie[name] = lists[column]?.[at]
    })
    return tie as unknown as BareTie
  })
}

/**
 * The graph of each slice, in their order, by one text: that of all their actors together, from
 * which each takes its own part.
 */
export async function readSliceGraphs(
  engine: Engine,
  slices: Slices,
  purpose: GraphPurpose,
): Promise<SliceGraph[]> {
  const [first] = slices
  const all = [...new Set(slices.flatMap(({ around }) => around ?? []))]
  const whole = await readSliceGraph(
    engine,
    sliceGraph({ ...first, around: first.around && all }, purpose),
  )
  return slices.map(({ around }) => (around && slices.length > 1 ? part(whole, around) : whole))
}

function part({ actors, ties }: SliceGraph, around: readonly string[]): SliceGraph {
  const members = new Set(around)
  return {
    actors: actors.filter(({ id }) => members.has(id)),
    ties: ties.filter(({ fromId, toId }) => members.has(fromId) && members.has(toId)),
  }
}

export const sliceTooLarge = (most: number): Refusal =>
  new Refusal('SLICE_TOO_LARGE', {
    id: `Bagian jaringan itu memuat lebih dari ${most} pihak. Persempit saringannya atau kurangi langkahnya.`,
    en: `That part of the network holds more than ${most} actors. Narrow the filter or take fewer hops.`,
  })
