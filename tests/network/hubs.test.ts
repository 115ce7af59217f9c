import { beforeAll, describe, expect, it } from 'vitest'
import { anonymous } from '../../src/access/circles.ts'
import { graphFilter } from '../../src/access/cypher.ts'
import { type BridgeEnd, readBridgingActors } from '../../src/network/bridging.ts'
import { writeNodes } from '../../src/network/change-nodes.ts'
import { writeTies } from '../../src/network/change-ties.ts'
import { readCommonAllies } from '../../src/network/common-allies.ts'
import { defineGraph } from '../../src/network/define.ts'
import type { GraphNode, GraphTie, TieType } from '../../src/network/elements.ts'
import type { Engine } from '../../src/network/engine.ts'
import { readSharedAlliances } from '../../src/network/shared-alliances.ts'
import type { Slice } from '../../src/network/slice.ts'
import { readTieCounts } from '../../src/network/tie-counts.ts'
import { readTiePage } from '../../src/network/tie-page.ts'
import type { PageRequest } from '../../src/network/tie-row.ts'
import { tiesOfActors } from '../../src/network/ties-of-actors.ts'
import { onBothEngines, patience } from '../support/engines.ts'
import { anyTie } from './texts.ts'

/** More than an engine works on at once, so that what it does between batches shows. */
const many = 5000
const groups = Array.from({ length: many }, (_, n) => `g${String(n).padStart(5, '0')}`)
const even = groups.filter((_, n) => n % 2 === 0)

const actor = (id: string, kindLabel: 'Group' | 'Alliance'): GraphNode => ({
  label: 'Actor',
  kindLabel,
  props: {
    ...{ id, slug: id, name: id, sortName: id, kind: kindLabel.toUpperCase() },
    ...{ classification: 'OTHER', level: 'VILLAGE', circle: 'PUBLIC' },
  },
})

let made = 0
const tie = (type: TieType, fromId: string, toId: string): GraphTie => ({
  type,
  props: {
    ...{ id: `t${String(made++).padStart(6, '0')}`, fromId, toId, circle: 'PUBLIC' },
    ...{ sinceMin: '2010-01-01', sinceMax: '2010-12-31' },
    ...{ untilMin: '2020-01-01', untilMax: '9999-12-31' },
    ...{ confidence: 'HIGH', unsourced: made % 4 === 0 },
    sourceKinds: made % 4 === 0 ? [] : made % 4 === 1 ? ['OFFICIAL', 'PRESS'] : ['COPY'],
  },
})

/**
 * Everybody is in `wide`, every second one in `half` too. Both hubs are allied with everybody, and
 * hub-1 works with everybody besides: it has ten thousand ties.
 */
const nodes: GraphNode[] = [
  ...[...groups, 'hub-1', 'hub-2'].map((id) => actor(id, 'Group')),
  ...['wide', 'half'].map((id) => actor(id, 'Alliance')),
]
const ties: GraphTie[] = [
  ...groups.map((id) => tie('MEMBER_OF', id, 'wide')),
  ...even.map((id) => tie('MEMBER_OF', id, 'half')),
  ...groups.flatMap((id) => [tie('ALLIED_WITH', id, 'hub-1'), tie('ALLIED_WITH', id, 'hub-2')]),
  ...groups.map((id) => tie('WORKS_WITH', id, 'hub-1')),
]

const asOf = { day: '2015-06-01', certainty: 'MAY_HOLD' } as const
const filter = graphFilter(anonymous)
const slice: Slice = { filter, asOf, areas: null, kinds: null, ties: anyTie, around: null }
const page = { limit: 25, backward: false, descending: false, after: null, total: true }

async function fill(engine: Engine) {
  await defineGraph(engine)
  const parts = <T>(all: readonly T[]) =>
    Array.from({ length: Math.ceil(all.length / 5000) }, (_, n) =>
      all.slice(n * 5000, (n + 1) * 5000),
    )
  for (const part of parts(nodes)) await engine.write((run) => writeNodes(run, part))
  for (const part of parts(ties)) await engine.write((run) => writeTies(run, part))
}

describe('hubs with ten thousand ties', () => {
  onBothEngines((engine) => {
    beforeAll(() => fill(engine()), patience)

    it('are counted', async () => {
      const counts = await readTieCounts(engine(), ['hub-1', 'wide', 'half'], filter, asOf)
      expect(Object.fromEntries(counts)).toEqual({
        'hub-1': [
          { kind: 'ALLIED_WITH', count: many, out: 0, certain: many },
          { kind: 'WORKS_WITH', count: many, out: 0, certain: many },
        ],
        wide: [{ kind: 'MEMBER_OF', count: many, out: 0, certain: many }],
        half: [{ kind: 'MEMBER_OF', count: even.length, out: 0, certain: even.length }],
      })
    })

    it('have their ties filtered', async () => {
      const asked = { ...anyTie, direction: 'ANY', otherKinds: null } as const
      const total = async (given: object) => {
        const request = { filter, asOf, page, orderBy: 'NAME', carry: false } as const
        const question = tiesOfActors(['hub-1'], { ...asked, ...given }, request)
        return (await readTiePage(engine(), request, question)).get('hub-1')?.total
      }
      const toHub = ties.filter(({ props }) => props.toId === 'hub-1')
      const having = (kind: string) =>
        toHub.filter(({ props }) => (props.sourceKinds as string[]).includes(kind)).length
      expect(await total({ sourceKinds: ['PRESS'] })).toBe(having('PRESS'))
      expect(await total({ sourceKinds: ['PRESS', 'COPY'] })).toBe(having('PRESS') + having('COPY'))
      const unsourced = toHub.filter(({ props }) => props.unsourced).length
      expect(await total({ unsourced: true })).toBe(unsourced)
      expect(await total({ unsourced: false })).toBe(2 * many - unsourced)
    })

    it('have thousands of common allies, each with its two ties', async () => {
      const [found] = await readCommonAllies(engine(), [slice], ['hub-1', 'hub-2'], page)
      if (!found) throw new Error('no page')
      expect(found.total).toBe(many)
      expect(found.items.map(({ actor }) => actor.id)).toEqual(groups.slice(0, 25))
      for (const { ties: shown } of found.items) expect(shown).toHaveLength(2)
    })

    it('share alliances with their members at once', async () => {
      const ids = groups.slice(0, 100)
      const found = await readSharedAlliances(engine(), ids, {
        ...{ filter, asOf, limit: 100, withId: groups[4] as string },
      })
      const shared = ids.map((id) => found.get(id)?.items.map(({ alliance }) => alliance.id) ?? [])
      const expected = ids.map((id, n) =>
        id === groups[4] ? [] : n % 2 === 0 ? ['half', 'wide'] : ['wide'],
      )
      expect(shared).toEqual(expected)
    })

    it('are bridges between alliances of thousands', async () => {
      const ends: [BridgeEnd, BridgeEnd] = [{ alliance: 'wide' }, { alliance: 'half' }]
      const request = { ends, mostTies: 3 }
      const read = async (after: PageRequest['after']) => {
        const [found] = await readBridgingActors(engine(), [slice], request, { ...page, after })
        // The hubs, and who is in both; the rest have no tie to anybody in `half`.
        expect(found?.total).toBe(even.length + 2)
        return found as NonNullable<typeof found>
      }
      const first = await read(null)
      expect(first.items.map(({ actor }) => actor.id)).toEqual(even.slice(0, 25))
      const last = await read({ key: even.at(-1) as string, id: even.at(-1) as string })
      expect(last.items.map(({ actor, reaches }) => [actor.id, ...reaches])).toMatchObject([
        [
          'hub-1',
          { belongs: false, tieCount: 2 * many },
          { belongs: false, tieCount: 2 * even.length },
        ],
        ['hub-2', { belongs: false, tieCount: many }, { belongs: false, tieCount: even.length }],
      ])
      for (const { reaches } of last.items) {
        for (const reach of reaches) expect(reach.ties).toHaveLength(3)
      }
    })
  })
})
