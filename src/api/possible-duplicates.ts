import type { GraphQLResolveInfo } from 'graphql'
import type { ActorKind } from '../model/actor.ts'
import { doubts, evidence, leastScore, type DuplicateReason as Reason } from '../model/duplicate.ts'
import { type PossibleDuplicate, possibleDuplicates } from '../records/possible-duplicates.ts'
import { Actor } from './actor.ts'
import { builder } from './builder.ts'
import { connectionType } from './connection.ts'
import type { Context } from './context.ts'
import { listName } from './cursor.ts'
import { ActorKindEnum, DuplicateReasonEnum } from './enums.ts'
import { refuseIfOver } from './level.ts'
import { type Connection, readPage, toConnection } from './page.ts'
import { loadRows } from './record-rows.ts'
import { selectionAt } from './selection.ts'
import type { Row } from './table.ts'

interface Pair {
  readonly pair: PossibleDuplicate
  readonly actors: readonly Row[]
}

type Because = PossibleDuplicate['reasons'][number]

const against: ReadonlySet<Reason> = new Set([
  'OTHER_AREA',
  'OTHER_LEVEL',
  'OTHER_FOUNDING',
  'MEMBERS_AT_ONCE',
  'TIED_TO_EACH_OTHER',
])

const DuplicateEvidence = builder.objectRef<Because>('DuplicateEvidence').implement({
  description: 'One thing that speaks for two records being one body, or against it.',
  fields: (t) => ({
    reason: t.field({
      type: DuplicateReasonEnum,
      description: 'What it is.',
      resolve: ({ reason }) => reason,
    }),
    against: t.boolean({
      description: 'Whether it speaks against it.',
      resolve: ({ reason }) => against.has(reason),
    }),
    values: t.stringList({
      description:
        'What agrees or differs, as far as you may see it: words, names, areas, trades (in Indonesian), contacts, levels, dates, kinds of tie; at most 10, of names all words.',
      resolve: ({ values }) => values,
    }),
  }),
})

const score = `1 - (1 - ${evidence.name} x agreement of names) x (1 - ${evidence.contact} same contact) x (1 - ${evidence.regency} shared regency) x (1 - ${evidence.trades} shared trades) x (1 - ${evidence.neighbours} shared neighbours), multiplied by ${doubts.area} for areas apart, ${doubts.level} for other levels, ${doubts.founding} for other founding dates, ${doubts.membersAtOnce} for members of one alliance at once, ${doubts.tied} for a tie between the two`

const Duplicate = builder.objectRef<Pair>('PossibleDuplicate').implement({
  description: 'Two actors of one kind that may be one body. Nothing is merged by itself.',
  fields: (t) => ({
    actors: t.field({
      type: [Actor] as never,
      description: 'The two.',
      resolve: ({ actors }: Pair) => [...actors] as never,
    }),
    score: t.float({
      description: `How likely it looks, from ${leastScore} to 1: ${score}. Names agree by the share of the shorter one that is in the other, rare words counting more, known equivalents as one (HBW, homeworkers, pekerja rumahan), words of places not at all; or by their trigrams.`,
      resolve: ({ pair }) => Number(pair.score),
    }),
    reasons: t.field({
      type: [DuplicateEvidence],
      description: 'What speaks for it, then what speaks against it.',
      resolve: ({ pair }) => [...pair.reasons],
    }),
  }),
})

const DuplicateConnection = connectionType<Pair, Pair>({
  name: 'PossibleDuplicate',
  of: 'pairs of actors that may be one body, the likeliest first',
  node: Duplicate,
  nodeOf: (item) => item,
})

interface Args {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
  readonly kind?: ActorKind | null | undefined
}

async function list(
  context: Context,
  info: GraphQLResolveInfo,
  args: Args,
): Promise<Connection<Pair>> {
  const kind = args.kind ?? null
  const name = listName(['possibleDuplicates', kind])
  const page = readPage(name, { first: args.first, after: args.after })
  const [scored = '', a = ''] = page.cursor?.key.split(' ') ?? []
  refuseIfOver(context)
  const { pairs, total } = await possibleDuplicates(context.records, {
    kind,
    seen: context.seen,
    limit: page.limit,
    after: page.cursor && { score: scored, a, b: page.cursor.id },
  })
  const shown = pairs.slice(0, page.limit)
  const paths = [
    ['edges', 'node', 'actors'],
    ['nodes', 'actors'],
  ]
  const select = selectionAt(context, info, 'Actor', paths)
  const ids = shown.flatMap((pair) => [pair.a, pair.b])
  const [rows] = select && ids.length > 0 ? await loadRows(context, 'actor', ids, [select]) : []
  const items = shown.flatMap((pair) => {
    const actors = [pair.a, pair.b].map((id) => (rows ? rows.get(id) : { id }))
    const found = actors.filter((one) => one !== undefined)
    return found.length === 2 ? [{ pair, actors: found }] : []
  })
  const request = { backward: false, after: page.cursor }
  const more = pairs.length > page.limit
  return toConnection(name, null, request, { items, more, total }, ({ pair }) => ({
    key: `${pair.score} ${pair.a}`,
    id: pair.b,
  }))
}

builder.queryField('possibleDuplicates', (t) =>
  t.field({
    type: DuplicateConnection,
    description:
      'Pairs of actors that may be one body, for somebody who knows to judge; mergeActors makes them one. Listed are at most 500: those whose names, regencies and contacts agree most. A word that more than 30 actors bear finds no pair by itself.',
    extensions: { cost: { complexity: 100 } },
    args: {
      first: t.arg.int({ description: 'How many pairs, 1 to 100. Default 25.' }),
      after: t.arg.string({ description: 'A cursor: the page begins after it.' }),
      kind: t.arg({ type: ActorKindEnum, description: 'Only actors of this kind. Default: all.' }),
    },
    resolve: (_root, args, context, info) => list(context, info, args),
  }),
)
