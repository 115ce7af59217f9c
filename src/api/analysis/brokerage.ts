import type { Brokerage } from '../../analysis/brokerage.ts'
import { brokerageMethod } from '../../analysis/brokerage.ts'
import type { Graph } from '../../analysis/graph.ts'
import type { Snapshot } from '../../analysis/snapshot.ts'
import { type ActorGrouping, type BrokerageRole, brokerageRoles } from '../../model/analysis.ts'
import { type Bilingual, say } from '../../model/language.ts'
import { vocabulary } from '../../model/vocabulary.ts'
import { Actor } from '../actor.ts'
import { builder } from '../builder.ts'
import { connectionType } from '../connection.ts'
import type { Context } from '../context.ts'
import { ActorGroupingEnum, BrokerageRoleEnum } from '../enums.ts'
import { networkNull } from '../network-version.ts'
import { pageArgs } from '../page.ts'
import { Computation, type ComputationShape, computationOf } from './computation.ts'
import { compute, passagesOf } from './compute.ts'
import {
  ActorGroup,
  type CommunitySearch,
  type GroupShape,
  groupAt,
  groupsOf,
} from './groupings.ts'
import { moved, type RankedItem, rankedPage, rankFields } from './ranked-page.ts'
import { readSearch, searchArgs } from './search-args.ts'
import { NetworkStructure, structureOf } from './structure.ts'

type RoleCount = readonly [role: BrokerageRole, count: number]

interface Item extends RankedItem {
  readonly roles: readonly RoleCount[]
  readonly group: GroupShape
  readonly unplaced: number
}

const BrokerageRoleCount = builder.objectRef<RoleCount>('BrokerageRoleCount').implement({
  description: 'How often an actor brokers in one role.',
  fields: (t) => ({
    role: t.field({ type: BrokerageRoleEnum, description: 'The role.', resolve: ([role]) => role }),
    count: t.int({
      description: 'On how many open ways from one actor over it to another one it has that role.',
      resolve: ([, count]) => count,
    }),
  }),
})

const BrokerageConnection = connectionType<Item, object>({
  name: 'Brokerage',
  of: 'actors that broker between others, those that broker most first; who brokers nothing, now and before, is left out',
  node: Actor as never,
  nodeOf: ({ row }) => row,
  edgeFields: (t) => ({
    ...rankFields(t as never),
    total: t.int({
      description: 'In all five roles together.',
      resolve: ({ item }) => item.value,
    }),
    roles: t.field({
      type: [BrokerageRoleCount],
      description: 'In each of the five roles, zeros too.',
      resolve: ({ item }) => [...item.roles],
    }),
    group: t.field({
      type: ActorGroup,
      description: 'The group that it is in.',
      resolve: ({ item }) => item.group,
    }),
    unplaced: t.int({
      description: 'Open ways over it on which the group of an end is not known; in no role.',
      resolve: ({ item }) => item.unplaced,
    }),
    explanation: t.string({
      description: 'What it means for this actor, in one sentence in the language of the request.',
      resolve: ({ item }, _args, { language }) => say(explain(item), language),
    }),
  }),
})

interface Shape {
  readonly computation: ComputationShape
  readonly ungrouped: number
}

builder.objectFields(BrokerageConnection as never, (t) => ({
  ungrouped: t.int({
    description: 'How many actors are left out since they are in no group: no place is on record.',
    resolve: (page) => (page as unknown as Shape).ungrouped,
  }),
  computation: t.field({
    type: Computation,
    description: 'How it was computed.',
    resolve: (page) => (page as unknown as Shape).computation,
  }),
}))

builder.interfaceField(NetworkStructure, 'brokerage', (t) =>
  t.field({
    type: BrokerageConnection,
    nullable: true,
    description: `What kind of broker its actors are between groups: on each open way from one actor over another to a third, along which something is passed on and which has no short cut, the one in the middle brokers, in a role that goes by the groups of the three. A tie that passes on both ways makes two. ANALYSIS_TOO_COSTLY: it would take too long; take a smaller part. ${networkNull}`,
    args: {
      by: t.arg({
        type: ActorGroupingEnum,
        required: true,
        description: 'What actors are put into groups by.',
      }),
      ...searchArgs('COMMUNITY only: '),
      ...pageArgs(),
    },
    extensions: { cost: { complexity: 200 } },
    resolve: async (shape, { by, resolution, seed, ...page }, context, info) => {
      const structure = await structureOf(context, shape as never)
      const search = readSearch({ resolution, seed })
      const { found, groups } = await run(context, structure.snapshot, by, search)
      const was = structure.before && (await run(context, structure.before.snapshot, by, search))
      const before = was && moved(structure, was.found.total)
      const broker = (total: number, place: number) =>
        total > 0 || (before?.[place] ?? 0) > 0 ? total : Number.NaN
      const { snapshot } = structure
      const connection = await rankedPage(context, info, structure, page, {
        field: 'brokerage',
        given: [by, search],
        values: found.total.map(broker),
        before,
        more: (place) => ({
          roles: brokerageRoles.map((role): RoleCount => [role, columnOf(found, role)[place] ?? 0]),
          group: groupAt(snapshot, by, groups[place] as number),
          unplaced: found.unplaced[place] as number,
        }),
      })
      const parameters = by === 'COMMUNITY' ? Object.entries(search) : []
      return {
        ...connection,
        ungrouped: groups.reduce((sum, group) => sum + (group < 0 ? 1 : 0), 0),
        computation: computationOf(structure, brokerageMethod, {
          parameters: [['by', by], ...parameters],
          notes: unplacedNote(found),
        }),
      } as never
    },
  }),
)

async function run(
  context: Context,
  snapshot: Snapshot,
  by: ActorGrouping,
  search: CommunitySearch,
): Promise<{ found: Brokerage; groups: Int32Array }> {
  const groups = await groupsOf(context, snapshot, by, search)
  const graph = await passagesOf(context, snapshot)
  const key = by === 'COMMUNITY' ? [by, search] : [by]
  const cost = 6 * openWays(graph) + graph.n
  return {
    found: await compute(context, snapshot, 'brokerage', { graph, groups }, { cost, key }),
    groups,
  }
}

/** How many ways of two steps there are. */
function openWays({ offsets, targets }: Graph): number {
  let ways = 0
  for (const v of targets) ways += (offsets[v + 1] as number) - (offsets[v] as number)
  return ways
}

const columnOf = (found: Brokerage, role: BrokerageRole): Float64Array =>
  found[role.toLowerCase() as Lowercase<BrokerageRole>]

function explain({ value, roles }: Item): Bilingual {
  const held = roles.filter(([, count]) => count > 0).toSorted((a, b) => b[1] - a[1])
  const told = (language: 'id' | 'en') =>
    held
      .map(([role, count]) => {
        const { label } = vocabulary.BrokerageRole[role]
        return `${count} ${language === 'id' ? 'sebagai' : 'as'} ${label[language].toLowerCase()}`
      })
      .join(', ')
  if (value === 0) {
    return { id: 'Tidak lagi menjembatani siapa pun.', en: 'No longer brokers between anybody.' }
  }
  return {
    id: `Menjembatani ${value} jalan yang tanpa jalan pintas antara dua pihak lain: ${told('id')}.`,
    en: `Brokers ${value} open ${value === 1 ? 'way' : 'ways'} between two others: ${told('en')}.`,
  }
}

function unplacedNote({ unplaced }: Brokerage): Bilingual[] {
  const count = unplaced.reduce((sum, one) => sum + one, 0)
  if (count === 0) return []
  return [
    {
      id: `${count} jalan tidak dihitung dalam peran mana pun karena golongan salah satu pihaknya tidak diketahui.`,
      en: `${count} open ways count in no role, since the group of one on them is not known.`,
    },
  ]
}
