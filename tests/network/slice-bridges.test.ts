import { beforeAll, describe, expect, it } from 'vitest'
import { anonymous } from '../../src/access/circles.ts'
import { graphFilter } from '../../src/access/cypher.ts'
import { certaintyOn } from '../../src/model/validity.ts'
import { type BridgeEnd, readBridgingActors } from '../../src/network/bridging.ts'
import { readCommonAllies } from '../../src/network/common-allies.ts'
import { defineGraph } from '../../src/network/define.ts'
import type { Slice } from '../../src/network/slice.ts'
import type { Slices } from '../../src/network/slice-batch.ts'
import type { Page, PageRequest } from '../../src/network/tie-row.ts'
import { onBothEngines } from '../support/engines.ts'
import {
  codes,
  type Model,
  type ModelActor,
  makeModel,
  type Pick,
  picker,
  putModel,
  sliceOf,
} from './slice-model.ts'
import { anyTie } from './texts.ts'

const model = makeModel(picker(23), { actors: 40, ties: 260 })
const rounds = Array.from({ length: 12 }, (_, n) => n)

const drawSlice = (pick: Pick): Slice => ({
  filter: graphFilter(anonymous),
  asOf: { day: pick([null, '2015-06-01', '2018-06-01']), certainty: pick(['HOLDS', 'MAY_HOLD']) },
  areas: pick([null, null, ['34', '35']]),
  kinds: pick([null, null, ['GROUP', 'ALLIANCE']]),
  ties: { ...anyTie, kinds: pick([null, null, ['ALLIED_WITH', 'LOBBIES']]) },
  around: null,
})

/** One slice around nobody, or several around some of the actors, all else alike. */
function drawSlices(pick: Pick): Slices {
  const slice = drawSlice(pick)
  const near = (least: number): Slice => ({
    ...slice,
    areas: null,
    kinds: null,
    around: model.actors.filter((_, n) => n < 8 || pick([0, 1, 2]) >= least).map(({ id }) => id),
  })
  return pick<Slices>([[slice], [near(1), near(2), near(0)], [near(1), near(1)]])
}

const byName = (a: ModelActor, b: ModelActor) =>
  `${a.sortName} ${a.id}` < `${b.sortName} ${b.id}` ? -1 : 1

/** The ties of an actor in a slice, by the actor at the other end. */
const tiesOf = ({ ties }: Model, id: string) =>
  ties.flatMap((tie) => {
    if (tie.fromId !== id && tie.toId !== id) return []
    return { tie, other: tie.fromId === id ? tie.toId : tie.fromId }
  })

const areaId = (code: string) =>
  `00000000-0000-7000-8000-3${String(codes.indexOf(code)).padStart(11, '0')}`

function sideOf(end: BridgeEnd, { asOf }: Slice): Set<string> {
  if ('areas' in end) {
    const within = new Set(codes.filter((code) => end.areas.includes(areaId(code))))
    const placed = model.actors.filter((actor) => actor.codes.some((code) => within.has(code)))
    return new Set(placed.map(({ id }) => id))
  }
  const alliance = model.actors.find(({ id }) => id === end.alliance)
  if (alliance?.circle !== 'PUBLIC' || alliance.kind !== 'ALLIANCE') return new Set()
  const members = model.ties.filter((tie) => {
    const certainty = asOf.day === null ? 'HOLDS' : certaintyOn(tie, asOf.day)
    const held = certainty === 'HOLDS' || (certainty !== null && asOf.certainty === 'MAY_HOLD')
    return tie.kind === 'MEMBER_OF' && tie.toId === end.alliance && tie.circle === 'PUBLIC' && held
  })
  return new Set([end.alliance, ...members.map(({ fromId }) => fromId)])
}

/** All items of every list, gone through page by page for all slices together. */
async function everyPage<Item extends { actor: { id: string }; key: string }>(
  slices: Slices,
  read: (slices: Slices, page: PageRequest) => Promise<Page<Item>[]>,
): Promise<{ items: Item[]; totals: Set<number | null> }[]> {
  return Promise.all(
    slices.map(async (_, at) => {
      const found = { items: [] as Item[], totals: new Set<number | null>() }
      for (let after: PageRequest['after'] = null; ; ) {
        const pages = await read(slices, {
          ...{ limit: 3, backward: false, descending: false, after, total: true },
        })
        const page = pages[at] as Page<Item>
        found.items.push(...page.items)
        found.totals.add(page.total)
        const last = page.items.at(-1)
        if (!page.more || !last) return found
        after = { key: last.key, id: last.actor.id }
      }
    }),
  )
}

describe('who is between others, in several random slices at once', () => {
  onBothEngines((engine) => {
    beforeAll(async () => {
      await defineGraph(engine())
      await putModel(engine(), model)
    })

    it.each(rounds)('round %i: common allies', async (round) => {
      const pick = picker(300 + round)
      const slices = drawSlices(pick)
      const tied = (id: string) =>
        model.ties.filter(({ fromId, toId }) => [fromId, toId].includes(id))
      const busy = model.actors
        .toSorted((a, b) => tied(b.id).length - tied(a.id).length)
        .slice(0, 9)
      const of = [...new Set([pick(busy).id, pick(busy).id])]
      const found = await everyPage(slices, (asked, page) =>
        readCommonAllies(engine(), asked, of, page),
      )
      for (const [at, slice] of slices.entries()) {
        const part = sliceOf(model, slice)
        const allied = (id: string) =>
          tiesOf(part, id).filter(({ tie }) => tie.kind === 'ALLIED_WITH')
        const all = of.every((id) => part.actors.some((one) => one.id === id))
        const expected = part.actors.filter(
          ({ id }) => all && of.every((one) => allied(id).some(({ other }) => other === one)),
        )
        const shown = expected.toSorted(byName).map(({ id }) => ({
          id,
          ties: allied(id)
            .filter(({ other }) => of.includes(other))
            .map(({ tie }) => tie.id)
            .sort(),
        }))
        expect(
          found[at]?.items.map(({ actor, ties }) => ({
            id: actor.id,
            ties: ties.map(({ id }) => id),
          })),
        ).toEqual(shown)
        expect([...(found[at]?.totals ?? [])]).toEqual([expected.length])
      }
    })

    it.each(rounds)('round %i: bridges', async (round) => {
      const pick = picker(700 + round)
      const slices = drawSlices(pick)
      const alliances = model.actors.filter(({ kind }) => kind === 'ALLIANCE')
      const draw = (): BridgeEnd =>
        pick<BridgeEnd>([{ alliance: pick(alliances).id }, { areas: ['34', '34.02'].map(areaId) }])
      const ends: [BridgeEnd, BridgeEnd] = [draw(), draw()]
      const named = ends.flatMap((end) => ('alliance' in end ? end.alliance : []))
      const found = await everyPage(slices, (asked, page) =>
        readBridgingActors(engine(), asked, { ends, mostTies: 2 }, page),
      )
      for (const [at, slice] of slices.entries()) {
        const part = sliceOf(model, slice)
        const inPart = new Set(part.actors.map(({ id }) => id))
        const sides = ends.map((end) => [...sideOf(end, slice)].filter((id) => inPart.has(id)))
        const expected = part.actors.toSorted(byName).flatMap(({ id }) => {
          const reaches = sides.map((side) => {
            const ties = tiesOf(part, id).filter(({ other }) => side.includes(other))
            const ids = ties.map(({ tie }) => tie.id).sort()
            return { belongs: side.includes(id), tieCount: ids.length, ties: ids.slice(0, 2) }
          })
          const bridges = reaches.every(({ belongs, tieCount }) => belongs || tieCount > 0)
          return bridges && !named.includes(id) ? { id, reaches } : []
        })
        const shown = found[at]?.items.map(({ actor, reaches }) => ({
          id: actor.id,
          reaches: reaches.map((one) => ({ ...one, ties: one.ties.map(({ id }) => id) })),
        }))
        expect(shown).toEqual(expected)
        expect([...(found[at]?.totals ?? [])]).toEqual([expected.length])
      }
    })
  })
})
