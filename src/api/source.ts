import { isoDay } from '../model/partial-date.ts'
import { builder } from './builder.ts'
import { columnsOf, documentation } from './column.ts'
import { connectionType } from './connection.ts'
import { SourceKindEnum } from './enums.ts'
import { idField, Node, refWhere, registerNode } from './node.ts'
import { pageArgs } from './page.ts'
import { recordPage } from './record-page.ts'
import { findOne } from './table.ts'

const column = columnsOf('Source')

export const Source = builder.prismaObject('Source', {
  description: documentation('Source'),
  select: { id: true },
  interfaces: [Node],
})

const day = (date: Date | null): string | null => date && isoDay(date)

builder.objectFields(Source, (t) => ({
  id: t.id(idField('source')),
  slug: t.string(column('slug')),
  kind: t.field({
    type: SourceKindEnum,
    ...column('kind'),
    description: 'What sort of source it is.',
  }),
  title: t.string({ ...column('title'), description: 'Its title, as printed.' }),
  publisher: t.string({
    ...column('publisher'),
    nullable: true,
    description: 'Who published it. Null: not known.',
  }),
  url: t.string({ ...column('url'), nullable: true }),
  publishedOn: t.string({ ...column('publishedOn'), nullable: true }),
  retrievedOn: t.field({
    type: 'Date',
    nullable: true,
    ...column('retrievedOn'),
    resolve: (row) => day(column('retrievedOn').resolve(row)),
  }),
  witnessRole: t.string({ ...column('witnessRole'), nullable: true }),
  note: t.string({
    ...column('note'),
    nullable: true,
    description: 'What to know when reading it. Null: nothing.',
  }),
}))

registerNode('source', {
  typeName: 'Source',
  where: ({ seen }) => seen.source,
})

/** Names one source; `refWhere('source', ref)` reads it. */
export const SourceRef = builder.inputType('SourceRef', {
  description: 'Names one source, by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Its id, beginning with source_.' }),
    slug: t.string({ description: 'Its slug.' }),
  }),
})

const SourceConnection = connectionType<{ id: string }, { id: string }>({
  name: 'Source',
  of: 'sources',
  node: Source as never,
  nodeOf: (row) => row,
})

builder.queryFields((t) => ({
  source: t.field({
    type: Source,
    nullable: true,
    description: 'One source. Null: there is none, or you may not see it.',
    args: { by: t.arg({ type: SourceRef, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) =>
      findOne(context, info, 'source', 'Source', [
        context.seen.source,
        refWhere('source', by),
      ]) as never,
  }),
  sources: t.field({
    type: SourceConnection,
    description: 'The sources on record, in order of title.',
    args: {
      ...pageArgs(),
      kinds: t.arg({ type: [SourceKindEnum], description: 'Only these kinds.' }),
    },
    resolve: (_root, args, context, info) =>
      recordPage<{ id: string }>(context, info, args, {
        table: 'source',
        typeName: 'Source',
        where: { AND: [context.seen.source, args.kinds ? { kind: { in: args.kinds } } : {}] },
        key: { path: ['sortName'], kind: 'TEXT' },
        descending: false,
        name: ['sources', args.kinds],
      }),
  }),
}))
