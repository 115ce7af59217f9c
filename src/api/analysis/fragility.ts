import { cutOff } from '../../analysis/cut-off.ts'
import { type Fragility as Found, fragilityMethod } from '../../analysis/fragility.ts'
import { type Bilingual, say } from '../../model/language.ts'
import { Refusal } from '../../model/problem.ts'
import { Actor } from '../actor.ts'
import { ActorRef } from '../actor-ref.ts'
import { builder } from '../builder.ts'
import { completeRows } from '../found-rows.ts'
import { networkNull } from '../network-version.ts'
import type { ActorRow } from '../tie-rows.ts'
import {
  Bridge,
  type BridgeShape,
  bridgeOrder,
  bridgePaths,
  bridgesFound,
  cutPointsOf,
} from './bridges.ts'
import { componentsOf } from './components.ts'
import { Computation, type ComputationShape, computationOf } from './computation.ts'
import { compute, connectionsOf } from './compute.ts'
import { estimatedDistances, Fragmentation, fragmentationCost } from './fragmentation.ts'
import { placesOf } from './places.ts'
import { NetworkStructure, structureOf } from './structure.ts'

const mostLosing = 20
const mostShown = 50
const mostBridges = 25

interface CutOffShape {
  readonly row: ActorRow
  readonly reachLost: number
}

const CutOff = builder.objectRef<CutOffShape>('CutOffActor').implement({
  description: 'An actor that a loss would cut off.',
  fields: (t) => ({
    actor: t.field({ type: Actor, description: 'Who.', resolve: ({ row }) => row as never }),
    reachLost: t.exposeInt('reachLost', {
      description: 'How many of the remaining actors it could no longer reach.',
    }),
  }),
})

interface Shape {
  readonly found: Found
  readonly lost: readonly ActorRow[]
  readonly shown: readonly CutOffShape[]
  readonly cutOffCount: number
  readonly bridges: readonly BridgeShape[]
  readonly bridgeCount: number
  readonly computation: ComputationShape
}

const Fragility = builder.objectRef<Shape>('Fragility').implement({
  description: 'What losing some actors would do to those who remain.',
  fields: (t) => ({
    lost: t.field({
      type: [Actor],
      description: 'The actors that are lost, in order of id.',
      extensions: { cost: { size: mostLosing } },
      resolve: ({ lost }) => lost as never,
    }),
    before: t.field({
      type: Fragmentation,
      description: 'How broken up the network is with them.',
      resolve: ({ found }) => found.before,
    }),
    after: t.field({
      type: Fragmentation,
      description: 'How broken up the rest of it is without them.',
      resolve: ({ found }) => found.after,
    }),
    cutOff: t.field({
      type: [CutOff],
      description: `Who is cut off: the remaining actors that would no longer be with the largest part of what they are connected to now; who can reach fewest of those reached before first, then in order of id. Of more than ${mostShown} the first ${mostShown}.`,
      extensions: { cost: { size: mostShown } },
      resolve: ({ shown }) => [...shown],
    }),
    cutOffCount: t.exposeInt('cutOffCount', { description: 'How many are cut off.' }),
    truncated: t.boolean({
      description: 'Whether more are cut off, or there are more bridges, than are listed.',
      resolve: ({ cutOffCount, bridgeCount }) =>
        cutOffCount > mostShown || bridgeCount > mostBridges,
    }),
    pairsLost: t.int({
      description: 'How many pairs of remaining actors would no longer reach each other.',
      resolve: ({ found }) => found.pairsLost,
    }),
    bridges: t.field({
      type: [Bridge],
      description: `The bridges that end at one of the lost: what hangs by them alone, those that cut off most first. Of more than ${mostBridges} the first ${mostBridges}.`,
      extensions: { cost: { size: mostBridges } },
      resolve: ({ bridges }) => [...bridges],
    }),
    explanation: t.string({
      description: 'What it would do, in one sentence in the language of the request.',
      resolve: ({ found, cutOffCount }, _args, { language }) =>
        say(explain(found, cutOffCount), language),
    }),
    computation: t.expose('computation', {
      type: Computation,
      description: 'How it was computed.',
    }),
  }),
})

builder.interfaceField(NetworkStructure, 'fragility', (t) =>
  t.field({
    type: Fragility,
    nullable: true,
    description: `What losing some of its actors would do, a partner or a funder say: who is cut off, and how much more broken up the rest would be, over ties that connect. NOT_IN_SLICE: one of them is not in it. ${networkNull}`,
    args: {
      losing: t.arg({
        type: [ActorRef],
        required: true,
        description: `Who is lost, all at once: 1 to ${mostLosing} actors.`,
      }),
    },
    extensions: { cost: { complexity: 200 } },
    resolve: async (shape, { losing }, context, info) => {
      if (losing.length < 1 || losing.length > mostLosing) throw bad()
      const structure = await structureOf(context, shape as never)
      const { snapshot } = structure
      const places = (await placesOf(context, structure, losing)).toSorted((a, b) => a - b)
      const graph = await connectionsOf(context, snapshot)
      const input = { graph, losing: places }
      const found = await compute(context, snapshot, 'fragility', input, {
        cost: 2 * fragmentationCost(graph),
        key: [fragilityMethod.version, places],
      })
      const cut = await cutPointsOf(context, snapshot)
      const own = bridgeOrder(cut).filter((at) =>
        [cut.bridges.from[at], cut.bridges.to[at]].some((end) => places.includes(end as number)),
      )
      const told = bridgesFound(snapshot, cut, own.slice(0, mostBridges))
      const { components: whole } = await componentsOf(context, snapshot)
      const off = cutOff(whole, found.components)
      const shown = mostFirst(found, off).slice(0, mostShown)
      const idOf = (place: number) => snapshot.ids[place] as string
      const rows = await completeRows(context, info, paths, {
        bare: true,
        actors: [
          ...[...places, ...shown].map((place) => ({ id: idOf(place) })),
          ...told.actors,
        ] as never,
        ties: told.ties as never,
      })
      return {
        found,
        lost: places.flatMap((place) => rows.actor(idOf(place)) ?? []),
        cutOffCount: off.length,
        shown: shown.flatMap((place): CutOffShape[] => {
          const row = rows.actor(idOf(place))
          return row ? [{ row, reachLost: found.reachLost[place] as number }] : []
        }),
        bridges: told.from(rows),
        bridgeCount: own.length,
        computation: computationOf(structure, fragilityMethod, {
          parameters: [['losing', places.length]],
          exact: !(found.before.error > 0 || found.after.error > 0),
          notes: found.before.error > 0 ? [estimatedDistances] : [],
        }),
      }
    },
  }),
)

const bridgeRows = bridgePaths(['bridges'])
const paths = {
  actors: [['lost'], ['cutOff', 'actor'], ...bridgeRows.actors],
  ties: bridgeRows.ties,
}

const mostFirst = ({ reachLost }: Found, places: readonly number[]): number[] =>
  places.toSorted((a, b) => (reachLost[b] as number) - (reachLost[a] as number) || a - b)

function explain({ pairsLost, after }: Found, off: number): Bilingual {
  if (pairsLost === 0) {
    return {
      id: 'Tidak ada yang terputus: semua yang tersisa tetap saling terjangkau seperti sebelumnya.',
      en: 'Nobody is cut off: all who remain reach each other as before.',
    }
  }
  return {
    id: `${off} pihak terputus, dan ${pairsLost} pasang tidak lagi saling menjangkau; yang tersisa menjadi ${after.components} bagian.`,
    en: `${off} ${off === 1 ? 'actor is' : 'actors are'} cut off, and ${pairsLost} ${pairsLost === 1 ? 'pair no longer reaches' : 'pairs no longer reach'} each other; ${after.components} parts remain.`,
  }
}

const bad = () =>
  new Refusal('BAD_FILTER', {
    id: `losing memerlukan 1 sampai ${mostLosing} pihak.`,
    en: `losing takes 1 to ${mostLosing} actors.`,
  })
