import type { Column } from './columns.ts'
import { collected, returned } from './columns.ts'
import type { Engine, Row } from './engine.ts'
import { holding } from './holding.ts'
import { actorInSlice, type Slice, sliceParams, tieInSlice } from './slice.ts'
import { sliceTooLarge } from './slice-graph.ts'
import type { Question } from './tie-page.ts'
import { type Watermark, watermarkFrom, watermarkText } from './watermark.ts'

/** The columns of a slice as an analysis needs them: no name, and of a tie what methods weigh. */
export interface SliceColumns {
  readonly actors: readonly SliceActor[]
  readonly ties: readonly SliceTieColumns[]
}

export interface SliceActor {
  readonly id: string
  readonly kind: string
  readonly classification: string
  /** Official code; '' when no place is on record. */
  readonly province: string
}

export interface SliceTieColumns {
  readonly id: string
  readonly fromId: string
  readonly toId: string
  readonly kind: string
  /** Below 0: nobody judged it. */
  readonly strength: number
  readonly confidence: string
  /** Whether it holds for certain on the day; false when the slice is of all times. */
  readonly certain: boolean
  /** ISO; '' when it was never confirmed. */
  readonly confirmed: string
}

/** How many actors one text reads. Few enough that none of them takes long. */
const batchSize = 500
const mostActors = 100_000

function tieColumns(day: string | null): Column[] {
  const certain = day === null ? 'false' : holding({ day, certainty: 'HOLDS' }, 'r').join(' AND ')
  return [
    ['tie_id', 'r.id'],
    ['tie_to', 'o.id'],
    ['tie_kind', 'type(r)'],
    ['tie_strength', 'coalesce(r.strength, -1.0)'],
    ['tie_confidence', 'r.confidence'],
    ['tie_certain', `(${certain})`],
    ['tie_confirmed', "coalesce(r.lastConfirmedOn, '')"],
  ]
}

const actorColumns = (['id', 'kind', 'classification', 'province'] as const).map(
  (name) => [name, `n.${name}`] as const,
)

/** The next actors of the slice in order of id, each with columns of the ties that it stands at `from` of. */
export function sliceColumns(slice: Slice, after: string, limit = batchSize): Question {
  const ties = tieColumns(slice.asOf.day)
  const held = [...tieInSlice(slice, 'r'), ...actorInSlice(slice, 'o')]
  const lines = [
    ...(slice.around ? ['UNWIND $members AS member'] : []),
    slice.around ? 'MATCH (n:Actor {id: member})' : 'MATCH (n:Actor)',
    `WHERE ${['n.id > $after', ...actorInSlice(slice, 'n')].join(' AND ')}`,
    'WITH n ORDER BY n.id LIMIT $limit',
    'CALL (n) {',
    '  MATCH (n)-[r]->(o:Actor)',
    `  WHERE ${held.join(' AND ')}`,
    `  RETURN ${collected(ties)}`,
    '}',
    `RETURN ${returned(actorColumns)}, ${ties.map(([name]) => name).join(', ')} ORDER BY id`,
  ]
  const members = slice.around && { members: slice.around }
  return {
    text: lines.join('\n'),
    params: { ...sliceParams(slice), ...members, after, limit },
  }
}

/** Reads all of a slice, some actors at a time in order of id; throws SLICE_TOO_LARGE beyond 100,000. */
export async function* readSliceColumns(
  engine: Engine,
  slice: Slice,
  batch = batchSize,
): AsyncGenerator<SliceColumns> {
  let count = 0
  for (let after = ''; ; ) {
    const { text, params } = sliceColumns(slice, after, batch)
    const rows = await engine.read(text, params)
    count += rows.length
    if (count > mostActors) throw sliceTooLarge(mostActors)
    const actors = rows.map(actorOf)
    const ties: SliceTieColumns[] = []
    for (const row of rows) addTies(ties, row)
    yield { actors, ties }
    const last = actors.at(-1)
    if (rows.length < batch || !last) return
    after = last.id
  }
}

const actorOf = ({ id, kind, classification, province }: Row): SliceActor => ({
  id: id as string,
  kind: kind as string,
  classification: classification as string,
  province: (province as string | null) ?? '',
})

function addTies(ties: SliceTieColumns[], row: Row): void {
  const column = <T>(name: string) => row[`tie_${name}`] as T[]
  const [ids, tos, kinds] = [column<string>('id'), column<string>('to'), column<string>('kind')]
  const [strengths, confidences] = [column<number>('strength'), column<string>('confidence')]
  const [certain, confirmed] = [column<boolean>('certain'), column<string>('confirmed')]
  ids.forEach((id, at) => {
    ties.push({
      id,
      fromId: row.id as string,
      toId: tos[at] as string,
      kind: kinds[at] as string,
      strength: strengths[at] as number,
      confidence: confidences[at] as string,
      certain: certain[at] as boolean,
      confirmed: confirmed[at] as string,
    })
  })
}

/** What an answer of the network depends on beside its text: the state, and what has to be hidden. */
export interface NetworkState {
  readonly mark: Watermark | null
  readonly hidden: readonly string[]
}

const stateText = `${watermarkText}, $hidden AS hidden`

/** The state of the network, and what has to be left out of its answers at this moment. */
export async function readState(engine: Engine): Promise<NetworkState> {
  const [row] = await engine.read(stateText, { hidden: [] })
  return { mark: row ? watermarkFrom(row) : null, hidden: (row?.hidden ?? []) as string[] }
}
