import type { GraphQLResolveInfo } from 'graphql'
import type { ClaimOrderField } from '../model/order.ts'
import { type ClaimQuestion, claimList } from '../records/claim-list.ts'
import { builder } from './builder.ts'
import { Claim } from './claim.ts'
import { connectionType } from './connection.ts'
import type { Context } from './context.ts'
import { ClaimOrderFieldEnum, ClaimSubjectEnum, ConfidenceEnum, RankEnum } from './enums.ts'
import { askIdPage } from './id-page.ts'
import { columnOf, storable } from './node.ts'
import { orderInput } from './order-input.ts'
import { type PageArgs, pageArgs } from './page.ts'
import type { RowKey } from './row-keyset.ts'
import { Source, SourceRef } from './source.ts'

type ClaimRow = { id: string }

const ClaimConnection = connectionType<ClaimRow, ClaimRow>({
  name: 'Claim',
  of: 'claims',
  node: Claim as never,
  nodeOf: (row) => row,
})

const ClaimFilter = builder.inputType('ClaimFilter', {
  description: 'Which claims; every part given must hold. An empty list matches nothing.',
  fields: (t) => ({
    subjectTypes: t.field({
      type: [ClaimSubjectEnum],
      description: 'Only claims about records of these types.',
    }),
    properties: t.stringList({
      description: 'Only claims on these properties, for example members or foundedOn.',
    }),
    source: t.field({ type: SourceRef, description: 'Only claims of this source.' }),
    ranks: t.field({ type: [RankEnum], description: 'Only claims of these ranks.' }),
    confidences: t.field({
      type: [ConfidenceEnum],
      description: 'Only claims that are this sure.',
    }),
    trueFrom: t.field({
      type: 'Date',
      description:
        'Only claims that may be true on this day or later; those without a day may always be.',
    }),
    trueTo: t.field({
      type: 'Date',
      description:
        'Only claims that may be true on this day or earlier; those without a day may always be. Nothing when it lies before trueFrom.',
    }),
  }),
})

const ClaimOrder = orderInput('ClaimOrder', 'claims', ClaimOrderFieldEnum)

interface ListArgs extends PageArgs {
  filter?: typeof ClaimFilter.$inferInput | null | undefined
  orderBy?: typeof ClaimOrder.$inferInput | null | undefined
}

/** Those of the properties that the records can hold. */
export const storableOf = (properties: readonly string[]): string[] =>
  properties.filter((property) => typeof storable(property) === 'string')

/** A page of the claims of one source, or (null) of all. */
function listClaims(
  context: Context,
  info: GraphQLResolveInfo,
  sourceId: string | null,
  args: ListArgs,
  byDefault: ClaimOrderField,
) {
  const { filter, orderBy } = args
  const field = orderBy?.field ?? byDefault
  const key: RowKey =
    field === 'TRUE' ? { path: ['trueMin'], kind: 'DAY' } : { path: ['createdAt'], kind: 'INSTANT' }
  const question: ClaimQuestion = {
    subjects: filter?.subjectTypes ?? null,
    properties: filter?.properties ? storableOf(filter.properties) : null,
    source: filter?.source ? columnOf('source', filter.source, 'slug') : null,
    ranks: filter?.ranks ?? null,
    confidences: filter?.confidences ?? null,
    trueFrom: filter?.trueFrom ?? null,
    trueTo: filter?.trueTo ?? null,
    orderBy: field === 'TRUE' ? 'trueMin' : 'createdAt',
    descending: orderBy?.direction === 'DESC',
    seen: context.seen.claimOnSeen,
  }
  return askIdPage(context, info, sourceId ?? '', args, {
    table: 'claim',
    typeName: 'Claim',
    key,
    name: [sourceId === null ? 'claims' : 'sourceClaims', filter, field, orderBy?.direction],
    read: (parents, page, total) =>
      claimList(context.records, sourceId === null ? null : parents, question, page, total),
  })
}

const filterArg = { type: ClaimFilter, description: 'Which ones. Default: all.' }

builder.queryField('claims', (t) =>
  t.field({
    type: ClaimConnection,
    description: 'What sources say, about records of every type, as far as you may see both.',
    args: {
      ...pageArgs(),
      filter: t.arg(filterArg),
      orderBy: t.arg({ type: ClaimOrder, description: 'The order. Default: CREATED_AT, ASC.' }),
    },
    resolve: (_root, args, context, info) => listClaims(context, info, null, args, 'CREATED_AT'),
  }),
)

builder.objectField(Source, 'claims', (t) =>
  t.field({
    type: ClaimConnection,
    description: 'What it says, about records of every type, as far as you may see them.',
    args: {
      ...pageArgs(),
      filter: t.arg(filterArg),
      orderBy: t.arg({ type: ClaimOrder, description: 'The order. Default: TRUE, ASC.' }),
    },
    resolve: ({ id }, args, context, info) => listClaims(context, info, id, args, 'TRUE'),
  }),
)
