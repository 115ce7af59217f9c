import { beforeAll, describe, expect, it } from 'vitest'
import { anonymous } from '../../src/access/circles.ts'
import { graphFilter } from '../../src/access/cypher.ts'
import { type ActorConditions, readActorsInSlices } from '../../src/network/actors-in-slice.ts'
import { defineGraph } from '../../src/network/define.ts'
import { readNeighbourhoods, type Walk } from '../../src/network/neighbourhood.ts'
import type { Slice } from '../../src/network/slice.ts'
import { readSliceColumns, type SliceColumns } from '../../src/network/slice-columns.ts'
import { readSliceGraphs } from '../../src/network/slice-graph.ts'
import { summaryOf } from '../../src/network/slice-summary.ts'
import type { Page, PageRequest } from '../../src/network/tie-row.ts'
import type { TieRule } from '../../src/network/tie-rules.ts'
import { readTiesInSlices } from '../../src/network/ties-in-slice.ts'
import { readTimeline } from '../../src/network/timeline.ts'
import { onBothEngines } from '../support/engines.ts'
import {
  codes,
  keeping,
  kinds,
  type Model,
  makeModel,
  type Pick,
  picker,
  putModel,
  reached,
  sliceOf,
  tieKinds,
} from './slice-model.ts'

const model = makeModel(picker(11), { actors: 40, ties: 160 })
const filter = graphFilter(anonymous)
const rounds = Array.from({ length: 10 }, (_, n) => n)

const days = [null, '2009-06-01', '2015-06-01', '2018-06-01', '2024-06-01']
const some = <T>(pick: Pick, list: readonly T[]) => pick([null, null, [], [pick(list)], [...list]])

const drawTies = (pick: Pick): Slice['ties'] => ({
  kinds: some(pick, tieKinds),
  minStrength: pick([null, null, 0.3, 0.5]),
  confidences: pick([null, null, ['HIGH', 'MEDIUM']]),
  confirmedSince: pick([null, null, null, '2015-03-01', '2019-01-01']),
  sourceKinds: pick([null, null, null, ['PRESS'], ['COPY', 'OFFICIAL']]),
  unsourced: pick([null, null, null, true, false]),
})

const drawSlice = (pick: Pick): Slice => ({
  filter,
  asOf: { day: pick(days), certainty: pick(['HOLDS', 'MAY_HOLD', 'MAY_HOLD']) },
  areas: pick([null, null, [], [pick(codes)], ['34', '35.78']]),
  kinds: some(pick, kinds),
  ties: drawTies(pick),
  around: null,
})

const drawRule = (pick: Pick): TieRule => ({
  of: {
    ...drawTies(pick),
    direction: pick(['ANY', 'OUT', 'IN']),
    otherKinds: pick([null, ['GROUP', 'PARTNER']]),
  },
  how: pick(['MORE', 'FEWER', 'EVERY']),
  than: pick([0, 1, 2]),
})

/** All items of a list, gone through page by page. */
async function all<Item extends { key: string }>(
  read: (page: PageRequest) => Promise<Page<Item>>,
  idOf: (item: Item) => string,
  backward: boolean,
): Promise<{ ids: string[]; total: number | null }> {
  const ids: string[] = []
  for (let after: PageRequest['after'] = null; ; ) {
    const page = await read({ limit: 5, backward, descending: false, after, total: !backward })
    ids.push(...(backward ? page.items.toReversed() : page.items).map(idOf))
    const last = backward ? page.items[0] : page.items.at(-1)
    if (!page.more || !last) return { ids: backward ? ids.toReversed() : ids, total: page.total }
    after = { key: last.key, id: idOf(last) }
  }
}

const byName = (a: { sortName: string; id: string }, b: { sortName: string; id: string }) =>
  `${a.sortName} ${a.id}` < `${b.sortName} ${b.id}` ? -1 : 1
/** What an analysis reads of a part of the model. */
const columnsOf = ({ actors, ties }: Model, { asOf: { day } }: Slice): SliceColumns => ({
  actors: actors.map(({ id, kind }) => ({ id, kind, classification: 'X', province: '' })),
  ties: ties.map(({ id, fromId, toId, kind, strength, confidence, ...tie }) => ({
    ...{ id, fromId, toId, kind, confidence },
    strength: strength ?? -1,
    certain: day !== null && tie.sinceMax <= day && day <= tie.untilMin,
    confirmed: tie.lastConfirmedOn ?? '',
  })),
})

async function columnsRead(...read: Parameters<typeof readSliceColumns>): Promise<SliceColumns> {
  const batches: SliceColumns[] = []
  for await (const batch of readSliceColumns(...read)) batches.push(batch)
  const ids = batches.flatMap(({ actors }) => actors.map(({ id }) => id))
  expect(ids).toEqual(ids.toSorted())
  for (const { actors, ties } of batches) {
    const own = new Set(actors.map(({ id }) => id))
    expect(ties.every(({ fromId }) => own.has(fromId))).toBe(true)
  }
  return {
    actors: batches.flatMap(({ actors }) => actors),
    ties: batches.flatMap(({ ties }) => ties),
  }
}

const inColumns = ({ actors, ties }: SliceColumns) => ({
  actors: actors.toSorted(byId),
  ties: ties.toSorted(byId),
})
const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)

const idsOf = (list: readonly { readonly id?: string }[]) => list.map(({ id }) => id).sort()

describe('random slices of a random network', () => {
  onBothEngines((engine) => {
    beforeAll(async () => {
      await defineGraph(engine())
      await putModel(engine(), model)
    })

    it.each(rounds)('round %i: graph, summary, lists and rules', async (round) => {
      const pick = picker(100 + round)
      const slice = drawSlice(pick)
      const expected = sliceOf(model, slice)
      const [graph] = await readSliceGraphs(engine(), [slice], 'DRAWING')
      expect(idsOf(graph?.actors ?? [])).toEqual(idsOf(expected.actors))
      expect(idsOf(graph?.ties ?? [])).toEqual(idsOf(expected.ties))
      expect(inColumns(await columnsRead(engine(), slice, pick([1, 7, 500])))).toEqual(
        inColumns(columnsOf(expected, slice)),
      )

      const names = new Map(model.actors.map(({ id, sortName }) => [id, sortName]))
      const ordered = expected.ties
        .map(({ id, fromId }) => ({ id, sortName: names.get(fromId) as string }))
        .toSorted(byName)
        .map(({ id }) => id)
      const rules = pick([[], [drawRule(pick)], [drawRule(pick), drawRule(pick)]])
      const conditions: ActorConditions = { kinds: null, classifications: null, ties: rules }
      const kept = keeping(expected, rules)
        .toSorted(byName)
        .map(({ id }) => id)
      for (const backward of [false, true]) {
        const ties = async (page: PageRequest) =>
          (await readTiesInSlices(engine(), [slice], page))[0] as Page<never>
        const tied = await all(ties, ({ tie }: { tie: { id: string } }) => tie.id, backward)
        expect(tied).toEqual({ ids: ordered, total: backward ? null : ordered.length })
        const actors = async (page: PageRequest) =>
          (await readActorsInSlices(engine(), [slice], conditions, page))[0] as Page<never>
        const found = await all(
          actors,
          ({ actor }: { actor: { id: string } }) => actor.id,
          backward,
        )
        expect(found).toEqual({ ids: kept, total: backward ? null : kept.length })
      }
    })

    it.each(rounds)('round %i: walks, and slices around them together', async (round) => {
      const pick = picker(500 + round)
      const walk: Walk = {
        slice: drawSlice(pick),
        direction: pick(['ANY', 'OUT', 'IN']),
        hops: pick([1, 2, 3, 4]),
      }
      const starts = [
        ...new Set([pick(model.actors).id, pick(model.actors).id, pick(model.actors).id]),
      ]
      const seen = starts.filter((id) =>
        sliceOf(model, { ...walk.slice, kinds: null, areas: null }).actors.some(
          (one) => one.id === id,
        ),
      )
      const found = await readNeighbourhoods(engine(), starts, walk)
      for (const start of seen) {
        expect([...(found.get(start) as string[])].sort()).toEqual(
          [...reached(model, start, walk)].sort(),
        )
      }
      const slices = starts.map(
        (start): Slice => ({
          ...walk.slice,
          kinds: null,
          areas: null,
          around: found.get(start) as string[],
        }),
      ) as [Slice, ...Slice[]]
      const expected = slices.map((slice) => sliceOf(model, slice))
      const page: PageRequest = {
        limit: 100,
        backward: false,
        descending: false,
        after: null,
        total: true,
      }
      const rules = [drawRule(pick)]
      const actors = await readActorsInSlices(
        engine(),
        slices,
        { kinds: null, classifications: null, ties: rules },
        page,
      )
      const ties = await readTiesInSlices(engine(), slices, page)
      const graphs = await readSliceGraphs(engine(), slices, 'DRAWING')
      for (const [at, slice] of slices.entries()) {
        const columns = await columnsRead(engine(), slice, pick([1, 7, 500]))
        expect(inColumns(columns)).toEqual(inColumns(columnsOf(expected[at] as Model, slice)))
      }
      expected.forEach((part, at) => {
        expect(idsOf(graphs[at]?.actors ?? [])).toEqual(idsOf(part.actors))
        expect(idsOf(graphs[at]?.ties ?? [])).toEqual(idsOf(part.ties))
        expect(idsOf((ties[at]?.items ?? []).map(({ tie }) => tie))).toEqual(idsOf(part.ties))
        expect(idsOf((actors[at]?.items ?? []).map(({ actor }) => actor))).toEqual(
          idsOf(keeping(part, rules)),
        )
      })
    })

    it.each(rounds)('round %i: a timeline is the summary of each day', async (round) => {
      const pick = picker(900 + round)
      const slice = drawSlice(pick)
      // The first and the last day are also the first or last of some ties.
      const points = pick([
        ['2010-01-01', '2014-12-31', '2016-01-01', '2019-12-31'],
        ['2016-12-31', '2017-06-01', '2018-01-01'],
        ['2016-01-01', '2018-12-31'],
      ])
      const { certainty } = slice.asOf
      const timeline = await readTimeline(engine(), slice, points, certainty)
      for (const [at, day] of points.entries()) {
        const onDay = { ...slice, asOf: { day, certainty } }
        const [graph] = await readSliceGraphs(engine(), [onDay], 'COUNTS')
        expect(timeline[at]).toEqual(summaryOf(graph as never, day))
        expect(timeline[at]?.ties).toBe(sliceOf(model, onDay).ties.length)
      }
    })
  })
})
