import { isSelf } from '../access/consents.ts'
import {
  handledBy,
  handlesAny,
  hasOfficersPurpose,
  overdueAt,
  requestsSeenBy,
} from '../access/requests.ts'
import type { Bilingual } from '../model/language.ts'
import { Refusal } from '../model/problem.ts'
import { idOf, publicId } from '../model/public-id.ts'
import { builder } from './builder.ts'
import { columnsOf, documentation, loaded } from './column.ts'
import { connectionType } from './connection.ts'
import type { Context } from './context.ts'
import { DataRequestKindEnum, DataRequestStatusEnum } from './enums.ts'
import { idField, Node, registerNode, storable } from './node.ts'
import { type Connection, type PageArgs, pageArgs, readPage, toConnection } from './page.ts'
import type { About } from './purpose.ts'
import { recordPage } from './record-page.ts'
import { asks } from './selection.ts'

const column = columnsOf('DataRequest')

export const DataRequest = builder.prismaObject('DataRequest', {
  description: documentation('DataRequest'),
  select: { id: true },
  interfaces: [Node],
})

builder.objectFields(DataRequest, (t) => ({
  id: t.id(idField('dataRequest')),
  kind: t.field({
    type: DataRequestKindEnum,
    ...column('kind'),
    description: 'What was asked.',
  }),
  status: t.field({
    type: DataRequestStatusEnum,
    ...column('status'),
    description: 'How the request stands.',
  }),
  personId: t.id({
    description: documentation('DataRequest', 'personId'),
    extensions: { pothosPrismaSelect: { personId: true } },
    resolve: (row) => publicId('person', loaded('DataRequest', 'personId', row)),
  }),
  receivedAt: t.field({
    type: 'DateTime',
    ...column('receivedAt'),
    description: 'When it came.',
  }),
  dueAt: t.field({ type: 'DateTime', ...column('dueAt') }),
  overdue: t.boolean({
    description: 'Whether it should have been answered by now and was not.',
    extensions: { pothosPrismaSelect: { status: true, dueAt: true } },
    resolve: (row) =>
      loaded('DataRequest', 'status', row) === 'RECEIVED' &&
      loaded('DataRequest', 'dueAt', row) < new Date(),
  }),
  answeredAt: t.field({ type: 'DateTime', nullable: true, ...column('answeredAt') }),
  ground: t.string({ nullable: true, ...column('ground') }),
  receipt: t.string({ nullable: true, ...column('receipt') }),
  version: t.int({
    ...column('version'),
    description: 'How often it was written; needed to answer it.',
  }),
}))

/** That other people's requests are for whoever says that they answer them. */
export const purposeText: Bilingual = {
  id: 'Nyatakan tujuan DATA_SUBJECT_REQUEST dalam header Anyam-Purpose.',
  en: 'Say DATA_SUBJECT_REQUEST as the purpose, in the header Anyam-Purpose.',
}

/** Throws PURPOSE_REQUIRED, and notes that, where it is not said that a request is answered. */
function demandOfficersPurpose({ viewer, audit }: Context, about: About): void {
  if (hasOfficersPurpose(viewer)) return
  audit({ ...about, decision: 'REFUSED', code: 'PURPOSE_REQUIRED' })
  throw new Refusal('PURPOSE_REQUIRED', purposeText)
}

const operation = 'dataRequests'

/** Notes whose requests are shown; those of others take the purpose. */
function noteShown(context: Context, rows: readonly { readonly personId: string }[]): void {
  if (rows.length === 0) return
  const nameOf = ({ personId }: { readonly personId: string }) => publicId('person', personId)
  const others = rows.filter(({ personId }) => !isSelf(context.viewer, personId))
  if (others.length > 0) {
    demandOfficersPurpose(context, { operation, subjects: others.map(nameOf) })
  }
  context.audit({ operation, subjects: rows.map(nameOf), decision: 'ALLOWED' })
}

registerNode('dataRequest', {
  typeName: 'DataRequest',
  where: () => ({}),
  narrow: async (context, ids) => {
    const { records, viewer } = context
    const filter = await requestsSeenBy(records, viewer)
    if (filter === null) return []
    const where = { AND: [{ id: { in: [...ids] } }, filter] }
    const seen = await records.dataRequest.findMany({
      where,
      select: { id: true, personId: true },
    })
    noteShown(context, seen)
    return seen.map(({ id }) => id)
  },
})

const DataRequestConnection = connectionType<{ id: string }, { id: string }>({
  name: 'DataRequest',
  of: 'requests, the one that is due first first',
  node: DataRequest as never,
  nodeOf: (row) => row,
})

/** What whoever sees no request is shown, without a statement. */
function noPage(args: PageArgs): Connection<{ id: string }> {
  const { backward, cursor } = readPage('', { ...args, after: null, before: null })
  const none = { items: [], more: false, total: 0 }
  return toConnection<{ id: string }>('', null, { backward, after: cursor }, none, ({ id }) => ({
    ...{ key: id, id },
  }))
}

const DataRequestFilter = builder.inputType('DataRequestFilter', {
  description: 'Which requests; all conditions together.',
  fields: (t) => ({
    status: t.field({ type: [DataRequestStatusEnum], description: 'Only those that stand so.' }),
    kind: t.field({ type: [DataRequestKindEnum], description: 'Only those that ask this.' }),
    overdue: t.boolean({
      description: 'True: only those that are late; false: only the others. Default: both.',
    }),
    person: t.id({ description: "Only this person's; the id begins with person_." }),
    receipt: t.string({ description: 'Only the erasure with this receipt.' }),
  }),
})

const Register = builder
  .objectRef<{ open: number; overdue: number; nextDueAt: Date | null }>('DataRequestCounts')
  .implement({
    description: 'How the register of requests stands.',
    fields: (t) => ({
      open: t.exposeInt('open', { description: 'How many requests are not answered yet.' }),
      overdue: t.exposeInt('overdue', { description: 'How many of those are late.' }),
      nextDueAt: t.expose('nextDueAt', {
        type: 'DateTime',
        nullable: true,
        description: 'When the first of those that are not late is due. Null: there is none.',
      }),
    }),
  })

builder.queryFields((t) => ({
  dataRequests: t.field({
    type: DataRequestConnection,
    description:
      'What people asked about their own data: your own requests, and, with the purpose DATA_SUBJECT_REQUEST (header Anyam-Purpose), those that you handle as a data officer, which goes on the audit trail. The one that is due first comes first.',
    args: {
      ...pageArgs(),
      filter: t.arg({ type: DataRequestFilter, description: 'Which ones. Default: all.' }),
    },
    resolve: async (_root, args, context, info) => {
      const { status, kind, overdue, person, receipt } = args.filter ?? {}
      const late = overdueAt(new Date())
      const seen = await requestsSeenBy(context.records, context.viewer)
      if (seen === null) return noPage(args)
      const whose = person == null ? null : idOf('person', person)
      const isOwn = whose !== null && isSelf(context.viewer, whose)
      if (!isOwn && handlesAny(context.viewer)) {
        const subjects = whose === null ? [] : [publicId('person', whose)]
        demandOfficersPurpose(context, { operation, subjects })
      }
      const page = await recordPage<{ id: string }>(context, info, args, {
        table: 'dataRequest',
        typeName: 'DataRequest',
        where: {
          AND: [
            seen,
            status ? { status: { in: status } } : {},
            kind ? { kind: { in: kind } } : {},
            overdue == null ? {} : overdue ? late : { NOT: late },
            whose === null ? {} : { personId: whose },
            receipt == null ? {} : { receipt: storable(receipt) },
          ],
        },
        key: { path: ['dueAt'], kind: 'INSTANT' },
        descending: false,
        name: ['dataRequests', status, kind, overdue, person, receipt],
      })
      if (asks(context, info, 'nodes') || asks(context, info, 'edges')) {
        const ids = page.edges.map(({ item }) => item.id)
        const where = { id: { in: ids } }
        const select = { personId: true } as const
        if (ids.length > 0) {
          noteShown(context, await context.records.dataRequest.findMany({ where, select }))
        }
      }
      return page
    },
  }),
  dataRequestCounts: t.field({
    type: Register,
    nullable: true,
    description:
      'How the register of requests stands, for whoever handles them. Null: you handle none.',
    resolve: async (_root, _args, { records, viewer }) => {
      const handled = handledBy(viewer)
      if (handled !== 'ALL' && handled.length === 0) return null
      const now = new Date()
      const seen = (await requestsSeenBy(records, viewer)) ?? { id: { in: [] } }
      const open = { AND: [seen, { status: 'RECEIVED' as const }] }
      const [all, overdue, next] = [
        await records.dataRequest.count({ where: open }),
        await records.dataRequest.count({ where: { AND: [seen, overdueAt(now)] } }),
        await records.dataRequest.findFirst({
          where: { AND: [open, { dueAt: { gte: now } }] },
          orderBy: { dueAt: 'asc' },
          select: { dueAt: true },
        }),
      ]
      return { open: all, overdue, nextDueAt: next?.dueAt ?? null }
    },
  }),
}))
