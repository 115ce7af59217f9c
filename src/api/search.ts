import type { GraphQLResolveInfo } from 'graphql'
import { Refusal } from '../model/problem.ts'
import {
  longestSearch,
  readSearch,
  reasonOf,
  type SearchTarget,
  searchTargets,
} from '../model/search.ts'
import { inOrder } from '../network/keyset.ts'
import { type SearchHit, searchRecords } from '../records/search.ts'
import { builder } from './builder.ts'
import { connectionType } from './connection.ts'
import type { Context } from './context.ts'
import { listName } from './cursor.ts'
import { MatchedNameEnum, SearchInEnum, SearchReasonEnum } from './enums.ts'
import { refuseIfOver } from './level.ts'
import { Node, type NodeRow } from './node.ts'
import { type Connection, type PageArgs, pageArgs, readPage, toConnection } from './page.ts'
import { type Found, searchRows } from './search-rows.ts'

const SearchMatch = builder.objectRef<SearchHit>('SearchMatch').implement({
  description: 'The name by which a record was found.',
  fields: (t) => ({
    name: t.expose('name', {
      type: MatchedNameEnum,
      description: "Which of the record's names it is.",
    }),
    text: t.exposeString('text', { description: 'The name, as it is on record.' }),
  }),
})

const SearchConnection = connectionType<Found, NodeRow>({
  name: 'Search',
  of: 'what was found, the best first',
  node: Node as never,
  nodeOf: ({ row }) => row,
  edgeFields: (t) => ({
    in: t.field({
      type: SearchInEnum,
      description: 'What kind of record it is.',
      resolve: ({ item }) => item.hit.target,
    }),
    name: t.string({
      description: "The record's own name or title, whichever of its names was found.",
      resolve: ({ item }) => item.hit.own,
    }),
    matched: t.field({
      type: SearchMatch,
      description: 'The name that matches best.',
      resolve: ({ item }) => item.hit,
    }),
    why: t.field({
      type: SearchReasonEnum,
      description: 'Why it was found.',
      resolve: ({ item }) => reasonOf(Number(item.hit.score)),
    }),
    score: t.float({
      description:
        'How well it matches, from 0 to 1, to be compared within one search: EXACT from 0.95, PREFIX from 0.8, WORDS from 0.6, SIMILAR below.',
      resolve: ({ item }) => Number(item.hit.score),
    }),
  }),
})

interface SearchArgs extends PageArgs {
  readonly text: string
  readonly in?: readonly SearchTarget[] | null | undefined
}

async function search(
  context: Context,
  info: GraphQLResolveInfo,
  args: SearchArgs,
): Promise<Connection<Found>> {
  if ([...args.text].length > longestSearch) {
    throw new Refusal('BAD_FILTER', {
      id: `Teks yang dicari paling banyak ${longestSearch} huruf.`,
      en: `A text to search for has at most ${longestSearch} characters.`,
    })
  }
  const targets = searchTargets.filter((one) => args.in?.includes(one) ?? true)
  const asked = readSearch(args.text)
  const name = listName(['search', asked?.key ?? '', targets])
  const page = readPage(name, args)
  const request = { backward: page.backward, after: page.cursor }
  const place = ({ hit }: Found) => ({ key: hit.score, id: hit.id })
  if (!asked || targets.length === 0) {
    return toConnection(name, null, request, { items: [], more: false, total: 0 }, place)
  }
  refuseIfOver(context)
  const { hits, total } = await searchRecords(context.records, {
    ...request,
    search: asked,
    targets,
    seen: context.seen,
    limit: page.limit,
  })
  const { items, more } = inOrder(hits, page, total)
  const found = { items: await searchRows(context, info, items), more, total }
  return toConnection(name, null, request, found, place)
}

builder.queryField('search', (t) =>
  t.field({
    type: SearchConnection,
    description:
      'Records by their names, other names, acronyms and titles, the best match first, each once. Typing errors, case, accents, word order, and titles of areas (Kab., Kota, Kec.) too many or too few do not matter. Names that only look alike are added while fewer than 25 match better. A text without letters or digits finds nothing.',
    extensions: { cost: { complexity: 25 } },
    args: {
      text: t.arg.string({
        required: true,
        description: `What to look for, at most ${longestSearch} characters; one character finds names and words that are it, and names that begin with it.`,
      }),
      in: t.arg({
        type: [SearchInEnum],
        description: 'Only these kinds of record. Default: all. An empty list finds nothing.',
      }),
      ...pageArgs(),
    },
    resolve: (_root, args, context, info) => search(context, info, args),
  }),
)
