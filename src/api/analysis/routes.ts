import { strengthsOf } from '../../analysis/graph.ts'
import type { LeverageInputs } from '../../analysis/leverage-inputs.ts'
import { known } from '../../analysis/leverage-inputs.ts'
import { type Route, type Routes as RoutesFound, routesMethod } from '../../analysis/routes.ts'
import type { Snapshot } from '../../analysis/snapshot.ts'
import { say } from '../../model/language.ts'
import { Refusal } from '../../model/problem.ts'
import { Actor } from '../actor.ts'
import { ActorRef } from '../actor-ref.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { ProblemCodeEnum } from '../enums.ts'
import { networkNull } from '../network-version.ts'
import { Problem } from '../problem.ts'
import { actorNames } from './actor-names.ts'
import { bounded } from './bounded.ts'
import { Computation, type ComputationShape, computationOf } from './computation.ts'
import { compute, connectionsOf } from './compute.ts'
import { type Found, findRows } from './found.ts'
import { assumedStrengths } from './measures.ts'
import { PathStep, type StepShape } from './path-step.ts'
import { placesOf } from './places.ts'
import { noRouteText, routeText } from './say-routes.ts'
import { NetworkStructure, type Structure, structureOf } from './structure.ts'

const [mostRoutes, mostHops] = [10, 6]

interface Shape {
  readonly found: RoutesFound
  readonly before: number | null
  readonly maxHops: number
  readonly rows: Found
  readonly inputs: StepShape['inputs']
  readonly computation: ComputationShape
}

interface RouteShape extends Pick<Shape, 'rows' | 'inputs'> {
  readonly route: Route
}

const RouteType = builder.objectRef<RouteShape>('Route').implement({
  description: 'One way from an actor to another, from tie to tie, past nobody twice.',
  fields: (t) => ({
    hops: t.field({
      type: [PathStep],
      description: 'Its steps, in order.',
      extensions: { cost: { size: 4 } },
      resolve: ({ route, rows, inputs }): StepShape[] =>
        Array.from(route.ties, (tie, at) => ({
          ...{ found: rows, inputs, tie },
          from: route.actors[at] as number,
          to: route.actors[at + 1] as number,
        })),
    }),
    through: t.field({
      type: [Actor],
      description: 'Those in between, in order; nobody when the two are tied.',
      extensions: { cost: { size: 3 } },
      resolve: ({ route, rows }) =>
        [...route.actors.slice(1, -1)].flatMap((one) => rows.actor(one) ?? []) as never,
    }),
    reliability: t.float({
      description:
        'How surely it works, above 0 and up to 1: the strengths of its ties multiplied, as if each worked with that probability, for itself.',
      resolve: ({ route }) => route.reliability,
    }),
    sentence: t.string({
      description: 'Through whom it leads, in one sentence in the language of the request.',
      resolve: async ({ route, rows, inputs }, _args, context) => {
        const ids = [...route.actors].map((place) => rows.snapshot.ids[place] as string)
        const nameOf = await actorNames(context, ids)
        const assumed = [...route.ties].filter((tie) => inputs.strengths.known[tie] === 0).length
        const { reliability } = route
        return say(routeText({ names: ids.map(nameOf), reliability, assumed }), context.language)
      },
    }),
  }),
})

const Routes = builder.objectRef<Shape>('Routes').implement({
  description: 'The most reliable ways from an actor to another.',
  fields: (t) => ({
    routes: t.field({
      type: [RouteType],
      description:
        'The ways, the most reliable first; of equally reliable ones the shorter first. The second is plan B.',
      extensions: { cost: { size: 3 } },
      resolve: ({ found, rows, inputs }) => found.routes.map((route) => ({ route, rows, inputs })),
    }),
    atLeastOne: t.float({
      description:
        'How surely at least one of them works, from 0 to 1; ties that several share are counted once.',
      resolve: ({ found }) => found.atLeastOne,
    }),
    before: t.float({
      nullable: true,
      description:
        '`atLeastOne` on the real network, where this is a hypothetical one; 0 when there was no way. Null: it is the real one.',
      resolve: ({ before }) => before,
    }),
    complete: t.boolean({
      description: 'Whether these are all ways of at most `maxHops` steps.',
      resolve: ({ found }) => found.complete,
    }),
    computation: t.expose('computation', {
      type: Computation,
      description: 'How they were found.',
    }),
  }),
})

const NoRoute = builder.objectRef<Shape>('NoRoute').implement({
  description: 'That there is no way from one actor to the other within so many steps.',
  interfaces: [Problem as never],
  fields: (t) => ({
    code: t.field({
      type: ProblemCodeEnum,
      description: 'NO_ROUTE.',
      resolve: () => 'NO_ROUTE' as const,
    }),
    message: t.string({
      description: 'What happened, for people, in the language of the request.',
      resolve: ({ maxHops }, _args, { language }) => say(noRouteText(maxHops), language),
    }),
    path: t.stringList({
      nullable: true,
      description: 'Where in the arguments the reason lies. Null: in no single place.',
      resolve: () => null,
    }),
    before: t.float({
      nullable: true,
      description:
        'How surely one of the ways of the real network works, where this is a hypothetical one; 0 when there was none either. Null: it is the real one.',
      resolve: ({ before }) => before,
    }),
    computation: t.expose('computation', {
      type: Computation,
      description: 'How ways were looked for.',
    }),
  }),
})

const RoutesResult = builder.unionType('RoutesResult', {
  description: 'Ways from an actor to another, or that there is none.',
  types: [Routes, NoRoute],
  resolveType: (answer) => ((answer as Shape).found.routes.length > 0 ? 'Routes' : 'NoRoute'),
})

builder.interfaceField(NetworkStructure, 'routes', (t) =>
  t.field({
    type: RoutesResult,
    nullable: true,
    description: `Through whom one of its actors reaches another, and what plan B is: the most reliable ways over ties that connect, whichever way they go. NOT_IN_SLICE: one of the two is not in it. ANALYSIS_TOO_COSTLY: take fewer steps or a smaller part. ${networkNull}`,
    args: {
      from: t.arg({ type: ActorRef, required: true, description: 'Who wants to reach somebody.' }),
      to: t.arg({ type: ActorRef, required: true, description: 'Whom.' }),
      count: t.arg.int({ description: `How many ways: 1 to ${mostRoutes}. Default: 3.` }),
      maxHops: t.arg.int({
        description: `How many steps a way may have: 1 to ${mostHops}. Default: 4.`,
      }),
    },
    extensions: { cost: { complexity: 100 } },
    resolve: async (shape, { from, to, ...args }, context, info) => {
      const count = bounded('count', args.count, { usual: 3, most: mostRoutes })
      const maxHops = bounded('maxHops', args.maxHops, { usual: 4, most: mostHops })
      const structure = await structureOf(context, shape as never)
      const { snapshot, before } = structure
      const [start, end] = await placesOf(context, structure, [from, to])
      if (start === undefined || end === undefined) throw sameActor()
      const asked = { from: start, to: end, count, maxHops }
      const found = await find(context, snapshot, asked)
      const was = before && (await find(context, before.snapshot, asked))
      const rows = await findRows(context, info, snapshot, paths, {
        actors: found.routes.flatMap(({ actors }) => [...actors]),
        ties: found.routes.flatMap(({ ties }) => [...ties]),
      })
      return {
        ...{ found, rows, maxHops, inputs: inputsOf(structure) },
        before: was?.atLeastOne ?? null,
        computation: computationOf(structure, routesMethod, {
          parameters: [
            ['count', count],
            ['maxHops', maxHops],
          ],
          notes: assumedStrengths(snapshot),
        }),
      }
    },
  }),
)

const hop = ['routes', 'hops']
const paths = {
  ties: [[...hop, 'tie']],
  actors: [
    ['routes', 'through'],
    ...[hop, [...hop, 'tie']].flatMap((path) => [
      [...path, 'from'],
      [...path, 'to'],
    ]),
  ],
}

async function find(
  context: Context,
  snapshot: Snapshot,
  asked: { from: number; to: number; count: number; maxHops: number },
): Promise<RoutesFound> {
  const graph = await connectionsOf(context, snapshot)
  const searches = 5 + asked.count
  const cost = 4 * asked.maxHops * searches * (graph.n + graph.targets.length)
  return compute(context, snapshot, 'routes', { graph, ...asked }, { cost, key: asked })
}

/** The strengths of ties, and which of them nobody judged. */
const inputsOf = ({ snapshot: { ties } }: Structure): Pick<LeverageInputs, 'strengths'> => ({
  strengths: {
    values: strengthsOf(ties),
    known: Uint8Array.from(ties.strengths, (strength) =>
      Number.isNaN(strength) ? known.assumed : known.given,
    ),
  },
})

const sameActor = () =>
  new Refusal('BAD_FILTER', {
    id: 'from dan to harus dua pihak yang berbeda.',
    en: 'from and to must be two different actors.',
  })
