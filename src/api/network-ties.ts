import type { GraphQLResolveInfo } from 'graphql'
import { certaintyOn } from '../model/validity.ts'
import { readTiesInSlices } from '../network/ties-in-slice.ts'
import { builder } from './builder.ts'
import { connectionType } from './connection.ts'
import type { Context } from './context.ts'
import { listName } from './cursor.ts'
import { CertaintyEnum } from './enums.ts'
import { completeRows } from './found-rows.ts'
import { Network, type NetworkShape, networkNull } from './network.ts'
import { type PageArgs, pageArgs, readPage, toConnection } from './page.ts'
import { asks } from './selection.ts'
import { askOfSlice } from './slice-question.ts'
import { Tie } from './tie.ts'
import type { TieRow } from './tie-rows.ts'

interface Item {
  readonly row: TieRow
  readonly key: string
  readonly certainty: 'HOLDS' | 'MAY_HOLD' | null
}

const NetworkTieConnection = connectionType<Item, object>({
  name: 'NetworkTie',
  of: 'ties of a part of the network',
  node: Tie as never,
  nodeOf: ({ row }) => row,
  edgeFields: (t) => ({
    certainty: t.field({
      type: CertaintyEnum,
      nullable: true,
      description:
        'Whether the tie is true on the day, for certain or possibly. Null: this part is of all times.',
      resolve: ({ item }) => item.certainty,
    }),
  }),
})

const ends = [['edges', 'node'], ['nodes']]
const paths = {
  actors: ends.flatMap((path) => [
    [...path, 'from'],
    [...path, 'to'],
  ]),
  ties: ends,
}

async function listTies(
  network: NetworkShape,
  args: PageArgs,
  context: Context,
  info: GraphQLResolveInfo,
) {
  const list = listName(['networkTies', network.name])
  const { limit, backward, cursor } = readPage(list, args)
  const total = asks(context, info, 'totalCount')
  const page = { limit, backward, descending: false, after: cursor, total }
  const found = await askOfSlice(context, 'networkTies', page, network, (slices) =>
    readTiesInSlices(context.network, slices, page),
  )
  const rows = await completeRows(context, info, paths, {
    actors: found.items.flatMap(({ from, to }) => [from, to]),
    ties: found.items.map(({ tie }) => tie),
  })
  const { day } = network.slice.asOf
  const items = found.items.flatMap(({ tie, key }): Item[] => {
    const row = rows.tie(tie.id)
    return row ? [{ row, key, certainty: day === null ? null : certaintyOn(tie, day) }] : []
  })
  const place = ({ row, key }: Item) => ({ key, id: row.id })
  return toConnection(list, day, page, { ...found, items }, place)
}

builder.objectField(Network, 'ties', (t) =>
  t.field({
    type: NetworkTieConnection,
    nullable: true,
    description: `Its ties, each once, in order of the name of the actor at \`from\`. ${networkNull}`,
    args: pageArgs(),
    resolve: listTies,
  }),
)
