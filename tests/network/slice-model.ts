import { certaintyOn } from '../../src/model/validity.ts'
import type { Engine } from '../../src/network/engine.ts'
import type { Walk } from '../../src/network/neighbourhood.ts'
import type { Slice } from '../../src/network/slice.ts'
import type { TieRule } from '../../src/network/tie-rules.ts'

export interface ModelActor {
  readonly id: string
  readonly kind: string
  readonly sortName: string
  readonly circle: string
  readonly codes: readonly string[]
}

export interface ModelTie {
  readonly id: string
  readonly kind: string
  readonly fromId: string
  readonly toId: string
  readonly sinceMin: string
  readonly sinceMax: string
  readonly untilMin: string
  readonly untilMax: string
  readonly lastConfirmedOn?: string
  readonly strength?: number
  readonly confidence: string
  readonly unsourced: boolean
  readonly sourceKinds: readonly string[]
  readonly circle: string
}

/** A small random network, the same for the same numbers. */
export interface Model {
  readonly actors: readonly ModelActor[]
  readonly ties: readonly ModelTie[]
}

export const kinds = ['GROUP', 'ALLIANCE', 'PARTNER', 'STAKEHOLDER']
export const tieKinds = ['ALLIED_WITH', 'MEMBER_OF', 'LOBBIES']
export const codes = ['34', '34.02', '34.71', '35', '35.78', '3', '34.0']
const sourceKinds = ['PRESS', 'OFFICIAL', 'COPY']

export type Pick = <T>(list: readonly T[]) => T

/** Draws from lists; the same seed, the same draws. */
export function picker(seed: number): Pick {
  let state = seed
  return <T>(list: readonly T[]): T => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return list[Math.floor((state / 4_294_967_296) * list.length)] as T
  }
}

const uuid = (kind: number, n: number) =>
  `00000000-0000-7000-8000-${String(kind)}${String(n).padStart(11, '0')}`

export function makeModel(pick: Pick, size: { actors: number; ties: number }): Model {
  const seen = ['PUBLIC', 'PUBLIC', 'PUBLIC', 'NETWORK']
  const actors = Array.from({ length: size.actors }, (_, n) => ({
    id: uuid(1, n),
    kind: pick(kinds),
    sortName: `uji ${pick(['a', 'b', 'c', 'd'])}`,
    circle: pick(seen),
    codes: pick([[], [pick(codes)], [pick(codes), pick(codes)]]),
  }))
  const ties = Array.from({ length: size.ties }, (_, n): ModelTie => {
    const [from, to] = [pick(actors), pick(actors)]
    const since = pick(['2010', '2014', '2018'])
    const until = pick(['2016', '2019', '9999'])
    const confirmed = pick([null, '2015-03-01', '2019-03-01'])
    const strength = pick([null, 0.3, 0.7])
    return {
      id: uuid(2, n),
      kind: pick(tieKinds),
      fromId: from.id,
      toId: to === from ? (actors[(actors.indexOf(from) + 1) % actors.length]?.id ?? '') : to.id,
      sinceMin: pick(['0001-01-01', `${since}-01-01`]),
      sinceMax: `${since}-12-31`,
      untilMin: pick(['0001-01-01', `${until}-01-01`]),
      untilMax: `${until}-12-31`,
      ...(confirmed && { lastConfirmedOn: confirmed }),
      ...(strength && { strength }),
      confidence: pick(['LOW', 'MEDIUM', 'HIGH']),
      unsourced: pick([true, false]),
      sourceKinds: pick([[], [pick(sourceKinds)], sourceKinds.slice(0, 2)]),
      circle: pick(seen),
    }
  })
  return { actors, ties }
}

export async function putModel(engine: Engine, { actors, ties }: Model): Promise<void> {
  const labels: Record<string, string> = { GROUP: ':Group', ALLIANCE: ':Alliance' }
  await engine.write(async (run) => {
    const areas = codes.map((code, n) => ({ id: uuid(3, n), code }))
    await run('UNWIND $rows AS row CREATE (n:Area) SET n = row', { rows: areas })
    for (const { codes: places, ...actor } of actors) {
      const row = { ...actor, slug: actor.id, name: actor.id, classification: 'X', level: 'X' }
      await run(`CREATE (n:Actor${labels[actor.kind] ?? ''}) SET n = $row`, {
        row: { ...row, area: '', province: '' },
      })
      await run(
        "UNWIND $codes AS code MATCH (n:Actor {id: $id}) MATCH (a:Area {code: code}) CREATE (n)-[:LOCATED_IN {id: code, circle: 'PUBLIC'}]->(a)",
        { id: actor.id, codes: places },
      )
    }
    for (const { kind, ...row } of ties) {
      await run(
        `MATCH (a:Actor {id: $row.fromId}) MATCH (b:Actor {id: $row.toId}) CREATE (a)-[r:${kind}]->(b) SET r = $row`,
        { row },
      )
    }
  })
}

const isIn = (list: readonly string[] | null, value: string) =>
  list === null || list.includes(value)

/** What a slice means, told without Cypher. */
export function sliceOf({ actors, ties }: Model, slice: Slice): Model {
  const { areas, kinds: only, around, ties: asked, asOf } = slice
  const members = actors.filter(
    ({ id, kind, circle, codes: places }) =>
      circle === 'PUBLIC' &&
      isIn(only, kind) &&
      isIn(around, id) &&
      (areas === null ||
        places.some((place) => areas.some((a) => place === a || place.startsWith(`${a}.`)))),
  )
  const ids = new Set(members.map(({ id }) => id))
  const between = ties.filter((tie) => {
    const certainty = asOf.day === null ? 'HOLDS' : certaintyOn(tie, asOf.day)
    const held = certainty === 'HOLDS' || (certainty !== null && asOf.certainty === 'MAY_HOLD')
    return (
      held &&
      tie.circle === 'PUBLIC' &&
      ids.has(tie.fromId) &&
      ids.has(tie.toId) &&
      fits(tie, asked)
    )
  })
  return { actors: members, ties: between }
}

function fits(tie: ModelTie, asked: Slice['ties']): boolean {
  return (
    isIn(asked.kinds, tie.kind) &&
    isIn(asked.confidences, tie.confidence) &&
    (asked.minStrength === null || (tie.strength ?? -1) >= asked.minStrength) &&
    (asked.confirmedSince === null || (tie.lastConfirmedOn ?? '') >= asked.confirmedSince) &&
    (asked.unsourced === null || tie.unsourced === asked.unsourced) &&
    (asked.sourceKinds === null || tie.sourceKinds.some((kind) => isIn(asked.sourceKinds, kind)))
  )
}

/** Whether a tie has no direction, so that it begins and ends at both its ends. */
const undirected = ({ kind }: ModelTie) => kind === 'ALLIED_WITH'

/** The actors of a slice that keep the rules: the other actors are counted, each once. */
export function keeping(model: Model, rules: readonly TieRule[]): readonly ModelActor[] {
  const kindOf = new Map(model.actors.map(({ id, kind }) => [id, kind]))
  return model.actors.filter(({ id }) =>
    rules.every(({ of, how, than }) => {
      const own = model.ties.filter(({ fromId, toId }) => fromId === id || toId === id)
      const other = (tie: ModelTie) => (tie.fromId === id ? tie.toId : tie.fromId)
      const like = own.filter(
        (tie) =>
          (of.direction === 'ANY' ||
            undirected(tie) ||
            (of.direction === 'OUT' ? tie.fromId : tie.toId) === id) &&
          isIn(of.otherKinds, kindOf.get(other(tie)) as string) &&
          fits(tie, of),
      )
      const others = new Set(like.map(other)).size
      if (how === 'EVERY') return like.length === own.length
      return how === 'MORE' ? others > than : others < than
    }),
  )
}

/** Whom a walk reaches from one actor. */
export function reached(
  model: Model,
  start: string,
  { slice, direction, hops }: Walk,
): Set<string> {
  // The actor begun at need not be like the rest; it is gone out from once.
  const found = new Set([start])
  const inPart = new Set(sliceOf(model, slice).actors.map(({ id }) => id))
  const all = sliceOf(model, { ...slice, kinds: null, areas: null }).ties
  for (let hop = 0; hop < hops; hop += 1) {
    for (const from of [...found]) {
      for (const tie of all) {
        const both = direction === 'ANY' || undirected(tie)
        const out = (both || direction === 'OUT') && tie.fromId === from ? tie.toId : null
        const back = (both || direction === 'IN') && tie.toId === from ? tie.fromId : null
        for (const id of [out, back]) if (id !== null && inPart.has(id)) found.add(id)
      }
    }
  }
  return found
}
