import { isoDay } from '../model/partial-date.ts'
import { publicId } from '../model/public-id.ts'
import { certaintyOn } from '../model/validity.ts'
import { Actor } from './actor.ts'
import { builder } from './builder.ts'
import { columnsOf, documentation, loaded, related, relatedIfSeen, selects } from './column.ts'
import { connectionType } from './connection.ts'
import type { Context } from './context.ts'
import { CertaintyEnum, ConfidenceEnum, TieKindEnum, TieRoleEnum } from './enums.ts'
import { Node, registerNode } from './node.ts'

const column = columnsOf('Tie')

export const Tie = builder.prismaObject('Tie', {
  description: documentation('Tie'),
  select: { id: true },
  interfaces: [Node],
})

/** A day from either store: the network's text, or the records' date. */
const dayOf = (value: unknown): string => (value instanceof Date ? isoDay(value) : String(value))

/** The four bounds of a tie or a membership row, whichever store it came from. */
export const boundsOfRow = (model: 'Tie' | 'Membership', row: object) => ({
  sinceMin: dayOf(loaded(model, 'sinceMin', row)),
  sinceMax: dayOf(loaded(model, 'sinceMax', row)),
  untilMin: dayOf(loaded(model, 'untilMin', row)),
  untilMax: dayOf(loaded(model, 'untilMax', row)),
})

export const selectBounds = {
  pothosPrismaSelect: { sinceMin: true, sinceMax: true, untilMin: true, untilMax: true },
}

export const certaintyDescription =
  'Whether it is true on that day: for certain, possibly, or (null) certainly not.'

builder.objectFields(Tie, (t) => ({
  id: t.id({
    description: 'The id, beginning with tie_.',
    extensions: { pothosPrismaSelect: { id: true } },
    resolve: (row) => publicId('tie', row.id),
  }),
  kind: t.field({ type: TieKindEnum, ...column('kind'), description: 'What the tie consists of.' }),
  from: t.field({
    type: Actor,
    description: 'The actor that a directed tie begins at; one of the two of an undirected one.',
    extensions: selects((nested) => ({ from: nested() })),
    resolve: related('from'),
  }),
  to: t.field({
    type: Actor,
    description:
      'The actor that a directed tie ends at; the other of the two of an undirected one.',
    extensions: selects((nested) => ({ to: nested() })),
    resolve: related('to'),
  }),
  role: t.field({ type: TieRoleEnum, ...column('role'), nullable: true }),
  since: t.string({ ...column('since'), nullable: true }),
  until: t.string({ ...column('until'), nullable: true }),
  certainty: t.field({
    type: CertaintyEnum,
    nullable: true,
    description: certaintyDescription,
    args: { asOf: t.arg({ type: 'Date', description: 'The day. Default: today.' }) },
    extensions: selectBounds,
    resolve: (row, { asOf }, { today }) => certaintyOn(boundsOfRow('Tie', row), asOf ?? today),
  }),
  lastConfirmedOn: t.field({
    type: 'Date',
    nullable: true,
    ...column('lastConfirmedOn'),
    resolve: (row) => {
      const value: unknown = column('lastConfirmedOn').resolve(row)
      return value === null ? null : dayOf(value)
    },
  }),
  strength: t.float({ ...column('strength'), nullable: true }),
  confidence: t.field({ type: ConfidenceEnum, ...column('confidence') }),
  unsourced: t.boolean({
    description:
      'True when no source shows the tie; a source or a claim that not everybody who sees the tie may see is not looked at.',
    extensions: {
      pothosPrismaSelect: (_args: object, { seen }: Context) => ({
        select: { _count: { select: { claims: { where: seen.claimShownWithTie } } } },
      }),
    },
    resolve: (row) => (row as unknown as { _count: { claims: number } })._count.claims === 0,
  }),
  note: t.string({
    ...column('note'),
    nullable: true,
    description: 'What the tie consists of, in a sentence. Null: nothing more is known.',
  }),
  middleman: t.field({
    type: Actor,
    nullable: true,
    description:
      'Through whom work is given; only on GIVES_WORK_TO. Null: nobody is known, or you may not see it.',
    ...relatedIfSeen('middleman', 'actor'),
  }),
}))

registerNode('tie', {
  typeName: 'Tie',
  where: ({ seen }) => seen.tie,
})

type TieRow = { id: string }

export const RecordedTieConnection = connectionType<TieRow, TieRow>({
  name: 'RecordedTie',
  of: 'ties on record, seen from neither end',
  node: Tie as never,
  nodeOf: (row) => row,
})
