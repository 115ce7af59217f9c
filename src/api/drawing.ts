import type { ActorKind, Classification } from '../model/actor.ts'
import type { Confidence } from '../model/claim.ts'
import { Refusal } from '../model/problem.ts'
import { publicId } from '../model/public-id.ts'
import type { TieKind } from '../model/tie.ts'
import { type Drawing as DrawingShape, drawingOf } from '../network/drawing.ts'
import type { BareActor, BareTie } from '../network/slice-graph.ts'
import { builder } from './builder.ts'
import {
  ActorKindEnum,
  CertaintyEnum,
  ClassificationEnum,
  ConfidenceEnum,
  TieKindEnum,
} from './enums.ts'
import { Network } from './network.ts'
import { graphOf } from './network-summary.ts'
import { networkNull } from './network-version.ts'

const DrawingNode = builder.objectRef<Required<BareActor>>('DrawingNode').implement({
  description: 'An actor as a picture needs it.',
  fields: (t) => ({
    id: t.id({
      description: "The actor's id, beginning with actor_.",
      resolve: ({ id }) => publicId('actor', id),
    }),
    slug: t.exposeString('slug', { description: 'Its slug.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    kind: t.field({
      type: ActorKindEnum,
      description: 'Which kind of actor it is.',
      resolve: ({ kind }) => kind as ActorKind,
    }),
    classification: t.field({
      type: ClassificationEnum,
      description: 'What sort of body it is.',
      resolve: ({ classification }) => classification as Classification,
    }),
    province: t.string({
      nullable: true,
      description: 'The official code of its province. Null: no place is on record.',
      resolve: ({ province }) => province || null,
    }),
    area: t.string({
      nullable: true,
      description:
        'The official code of the area of its seat, else of its work, else of its members. Null: no place is on record.',
      resolve: ({ area }) => area || null,
    }),
  }),
})

interface LinkShape {
  readonly tie: Required<BareTie>
  readonly ofDay: boolean
}

const DrawingLink = builder.objectRef<LinkShape>('DrawingLink').implement({
  description: 'A tie as a picture needs it.',
  fields: (t) => ({
    id: t.id({
      description: "The tie's id, beginning with tie_.",
      resolve: ({ tie }) => publicId('tie', tie.id),
    }),
    source: t.id({
      description: 'The id of the node that it begins at; one of the two of an undirected one.',
      resolve: ({ tie }) => publicId('actor', tie.fromId),
    }),
    target: t.id({
      description: 'The id of the node that it ends at; the other of the two of an undirected one.',
      resolve: ({ tie }) => publicId('actor', tie.toId),
    }),
    kind: t.field({
      type: TieKindEnum,
      description: 'What the tie consists of.',
      resolve: ({ tie }) => tie.kind as TieKind,
    }),
    strength: t.float({
      nullable: true,
      description: 'Its strength, above 0 and up to 1. Null: nobody judged it.',
      resolve: ({ tie }) => (tie.strength < 0 ? null : tie.strength),
    }),
    confidence: t.field({
      type: ConfidenceEnum,
      description: 'How sure it is.',
      resolve: ({ tie }) => tie.confidence as Confidence,
    }),
    certainty: t.field({
      type: CertaintyEnum,
      nullable: true,
      description:
        'Whether it is true on the day for certain or possibly. Null: the picture is of all times.',
      resolve: ({ tie, ofDay }) => (ofDay ? (tie.certain ? 'HOLDS' : 'MAY_HOLD') : null),
    }),
  }),
})

const Drawing = builder.objectRef<DrawingShape & { readonly ofDay: boolean }>('Drawing').implement({
  description:
    'Actors and ties as flat lists, for a picture in one trip. What is too much is cut: the actors with most ties in this part come first, then by name, and the ties among the foremost of them.',
  fields: (t) => ({
    nodes: t.field({
      type: [DrawingNode],
      description: 'The actors, those with most ties first.',
      extensions: { cost: { size: 1 } },
      resolve: ({ nodes }) => nodes as Required<BareActor>[],
    }),
    links: t.field({
      type: [DrawingLink],
      description: 'The ties between two of these actors.',
      extensions: { cost: { size: 1 } },
      resolve: ({ links, ofDay }) => links.map((tie) => ({ tie: tie as Required<BareTie>, ofDay })),
    }),
    actors: t.exposeInt('actors', { description: 'How many actors there are, drawn or not.' }),
    ties: t.exposeInt('ties', { description: 'How many ties there are, drawn or not.' }),
    truncated: t.boolean({
      description: 'Whether there are more actors or ties than are drawn.',
      resolve: ({ nodes, links, actors, ties }) => nodes.length < actors || links.length < ties,
    }),
  }),
})

function readMost(name: string, asked: number | null | undefined, usual: number, most: number) {
  const value = asked ?? usual
  if (value >= 1 && value <= most) return value
  throw new Refusal('BAD_FILTER', {
    id: `${name} dari 1 sampai ${most}.`,
    en: `${name} is from 1 to ${most}.`,
  })
}

builder.objectField(Network, 'drawing', (t) =>
  t.field({
    type: Drawing,
    nullable: true,
    description: `It as a picture. ${networkNull}`,
    args: {
      maxActors: t.arg.int({
        defaultValue: 500,
        description: 'How many actors at most: 1 to 2,000.',
      }),
      maxTies: t.arg.int({
        defaultValue: 2000,
        description: 'How many ties at most: 1 to 10,000.',
      }),
    },
    extensions: { cost: { complexity: 100 } },
    resolve: async (network, { maxActors, maxTies }, context) => {
      const most = {
        actors: readMost('maxActors', maxActors, 500, 2000),
        ties: readMost('maxTies', maxTies, 2000, 10_000),
      }
      const drawing = drawingOf(await graphOf(context, network), most)
      return { ...drawing, ofDay: network.slice.asOf.day !== null }
    },
  }),
)
