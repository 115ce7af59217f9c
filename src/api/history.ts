import type { GraphQLObjectType, GraphQLResolveInfo } from 'graphql'
import { type ChangeTable, changeTables } from '../access/change-tables.ts'
import { seenAccounts, seesOthers } from '../access/granting.ts'
import { Refusal } from '../model/problem.ts'
import { inOrder } from '../network/keyset.ts'
import { type HistoryAsk, type RevisionRow, readHistories } from '../records/revisions.ts'
import { Actor, OtherName } from './actor.ts'
import { ActorPlace } from './area.ts'
import { builder } from './builder.ts'
import { Claim } from './claim.ts'
import { subjectTypes } from './claim-subjects.ts'
import { connectionType } from './connection.ts'
import { Contact } from './contact.ts'
import type { Context } from './context.ts'
import { listName } from './cursor.ts'
import { RevisionOperationEnum } from './enums.ts'
import { changesOf, type FieldChange, type ShownColumn, shownColumns } from './history-changes.ts'
import { levelLoader } from './level.ts'
import { type Connection, type PageArgs, pageArgs, readPage, toConnection } from './page.ts'
import { Person } from './person.ts'
import { PublicationPart } from './publication.ts'
import { asks } from './selection.ts'
import { Source } from './source.ts'
import type { Tie } from './tie.ts'
import { TieAssessment } from './tie-assessment.ts'
import { Trade } from './trade.ts'

const Change = builder.objectRef<FieldChange>('FieldChange').implement({
  description: 'What a change made of one field of a record.',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'The name of the field.' }),
    before: t.exposeString('before', {
      nullable: true,
      description:
        'What it was, as text: a value as the field gives it, a record by its id. Null: nothing, or it is a record that is gone, a number of people from 1 to 10, or anything else that you may not see.',
    }),
    after: t.exposeString('after', {
      nullable: true,
      description: 'What it was from then on, likewise.',
    }),
  }),
})

/** What an account is called by in a history, followed by its uuid. */
const account = 'account:'

/** Whether the viewer sees each of these accounts; only who may be shown others asks the records. */
async function seesWhich({ records, viewer }: Context, ids: readonly string[]): Promise<boolean[]> {
  const others = ids.some((id) => id !== viewer.accountId)
  if (!others || !seesOthers(viewer)) return ids.map((id) => id === viewer.accountId)
  const rows = await records.account.findMany({
    where: { AND: [{ id: { in: [...new Set(ids)] } }, seenAccounts(viewer).account] },
    select: { id: true },
  })
  const seen = new Set(rows.map(({ id }) => id))
  return ids.map((id) => seen.has(id))
}

interface Shown {
  readonly row: RevisionRow
  readonly changes: readonly FieldChange[]
}

const Revision = builder.objectRef<Shown>('Revision').implement({
  description: 'One state of a record, and what led to it.',
  fields: (t) => ({
    at: t.field({
      type: 'DateTime',
      description: 'When it was written.',
      resolve: ({ row }) => new Date(row.at),
    }),
    by: t.string({
      description:
        'Who made the change, never a person: seed (the facts that Anyam came with), an account (which one is told to whoever may see that account; to others it is account), developer (changes in development mode), database (whoever works on the database itself).',
      resolve: async ({ row: { by } }, _args, context) => {
        if (!by.startsWith(account)) return by
        const id = by.slice(account.length)
        const seen = await levelLoader<string, boolean>(context, 'history.by', seesWhich).load(id)
        return seen ? by : 'account'
      },
    }),
    operation: t.field({
      type: RevisionOperationEnum,
      description: 'What happened to the record.',
      resolve: ({ row }) => row.operation,
    }),
    version: t.int({
      description: 'The version of the record from then on; of a deleted one, its last.',
      resolve: ({ row }) => row.image.version as number,
    }),
    changes: t.field({
      type: [Change],
      description:
        'The fields that it changed. Of the first state that you may see, all that have a value. Parts with histories of their own, as other names, are not among them.',
      resolve: ({ changes }) => [...changes],
    }),
  }),
})

const RevisionConnection = connectionType<Shown, Shown>({
  name: 'Revision',
  of: 'states of a record, newest first',
  node: Revision,
  nodeOf: (shown) => shown,
})

interface Ask extends HistoryAsk {
  readonly columns: readonly ShownColumn[]
}

interface Found {
  readonly rows: readonly RevisionRow[]
  readonly total: number
  readonly seen: ReadonlySet<string>
}

/** All histories of a level, whatever their records, by one statement. */
async function readLevel(context: Context, level: readonly Ask[]): Promise<Found[]> {
  const references = level.flatMap(({ table, columns }) =>
    columns.flatMap(({ column, to }) => (to ? { table, column, to } : [])),
  )
  const tables = changeTables(context.seen)
  const { pages, seen } = await readHistories(
    context.records,
    level.map(({ columns: _columns, ...ask }) => ask),
    {
      circles: context.seen.circle.circle?.in ?? null,
      references: [...new Map(references.map((one) => [JSON.stringify(one), one])).values()],
      whereOf: (table) => (tables[table] as ChangeTable).where,
    },
  )
  return pages.map((page) => ({ ...page, seen }))
}

const isNumber = (key: string): boolean => /^\d{1,18}$/.test(key)

async function readHistory(
  context: Context,
  info: GraphQLResolveInfo,
  table: string,
  recordId: string,
  args: PageArgs,
): Promise<Connection<Shown>> {
  const name = listName(['history', table, recordId])
  const { limit, backward, cursor } = readPage(name, args)
  if (cursor && !isNumber(cursor.key)) {
    throw new Refusal('BAD_CURSOR', {
      id: 'Kursor itu tidak dibuat oleh Anyam.',
      en: 'That cursor was not made by Anyam.',
    })
  }
  const columns = shownColumns(info.parentType as GraphQLObjectType, table)
  const total = asks(context, info, 'totalCount')
  const { rows, seen, ...found } = await levelLoader<Ask, Found>(
    context,
    'history',
    readLevel,
  ).load({ table, recordId, limit, backward, cursor: cursor?.key ?? null, total, columns })
  const items = rows.map((row) => ({ row, changes: changesOf(row, columns, seen) }))
  const page = inOrder(items, { limit, backward }, total ? found.total : null)
  return toConnection(name, null, { backward, after: cursor }, page, ({ row }) => ({
    key: row.id,
    id: recordId,
  }))
}

const historyOf = (table: string) => ({
  type: RevisionConnection,
  description:
    'The states of this record, newest first, back to the first that was kept. A state that only a narrower circle may see is left out, so versions may be missing.',
  args: pageArgs(),
  extensions: { pothosPrismaSelect: { id: true } },
  resolve: (row: object, args: PageArgs, context: Context, info: GraphQLResolveInfo) =>
    readHistory(context, info, table, (row as { id: string }).id, args),
})

builder.interfaceFields(Actor, (t) => ({ history: t.field(historyOf('Actor')) }))

/** Every other type with rows of its own; it is called as its table. */
const kept = [
  ...Object.values(subjectTypes),
  ...[Person, Source, Claim, Trade, OtherName, ActorPlace, Contact, TieAssessment, PublicationPart],
]

for (const type of kept) {
  builder.objectFields(type as typeof Tie, (t) => ({ history: t.field(historyOf(type.name)) }))
}
