import { certaintyOn } from '../model/validity.ts'
import { readTiesInSlices } from '../network/ties-in-slice.ts'
import { builder } from './builder.ts'
import { connectionType } from './connection.ts'
import { CertaintyEnum } from './enums.ts'
import { Network } from './network.ts'
import { networkNull } from './network-version.ts'
import { pageArgs } from './page.ts'
import { slicePage } from './slice-page.ts'
import { Tie } from './tie.ts'
import type { TieRow } from './tie-rows.ts'

interface Item {
  readonly row: TieRow
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

builder.objectField(Network, 'ties', (t) =>
  t.field({
    type: NetworkTieConnection,
    nullable: true,
    description: `Its ties, each once, in order of the name of the actor at \`from\`. ${networkNull}`,
    args: pageArgs(),
    resolve: (network, args, context, info) => {
      const { day } = network.slice.asOf
      return slicePage(context, info, network, args, {
        field: 'networkTies',
        given: null,
        question: () => [],
        read: (slices, _question, page) => readTiesInSlices(network.engine, slices, page),
        paths,
        found: ({ tie, from, to }) => ({ actors: [from, to], ties: [tie] }),
        item: ({ tie }, rows): Item | null => {
          const row = rows.tie(tie.id)
          return row && { row, certainty: day === null ? null : certaintyOn(tie, day) }
        },
      })
    },
  }),
)
