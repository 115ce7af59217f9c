import type { GraphQLResolveInfo } from 'graphql'
import type { ClaimSubject } from '../model/claim-subject.ts'
import { bySeries, type Conflict, conflictsAmong } from '../model/figure.ts'
import type { Certainty } from '../model/validity.ts'
import { inOrder } from '../network/keyset.ts'
import {
  countDisagreements,
  type DisagreementRow,
  disagreements,
} from '../records/disagreements.ts'
import { builder } from './builder.ts'
import { subjectIds } from './claim.ts'
import { storableOf } from './claim-queries.ts'
import { selectSubjects, subjectNode } from './claim-subjects.ts'
import { ClaimConflict, type SaidRow, saidColumns, saidOf } from './conflict.ts'
import { connectionType } from './connection.ts'
import type { Context } from './context.ts'
import { listName } from './cursor.ts'
import { CertaintyEnum, ClaimSubjectEnum } from './enums.ts'
import { refuseIfOver } from './level.ts'
import { Node } from './node.ts'
import { type Connection, type PageArgs, pageArgs, readPage, toConnection } from './page.ts'
import { loadRows } from './record-rows.ts'
import { asks, mergeSelections, selectionAt } from './selection.ts'

interface DisagreementShape {
  readonly row: DisagreementRow
  /** One of the claims, with what the document asks of the record that it is about. */
  readonly about: object
  readonly conflicts: readonly Conflict<SaidRow>[]
}

const Disagreement = builder.objectRef<DisagreementShape>('Disagreement').implement({
  description: 'A property of a record on which sources that you may see disagree.',
  fields: (t) => ({
    subject: t.field({
      type: Node,
      description: 'The record; ask for its fields by its type.',
      resolve: ({ about }) => subjectNode(about),
    }),
    subjectType: t.field({
      type: ClaimSubjectEnum,
      description: 'The type of the record.',
      resolve: ({ row }) => row.subject,
    }),
    property: t.string({
      description: 'What they disagree on: a field (foundedOn) or a figure (members).',
      resolve: ({ row }) => row.property,
    }),
    conflicts: t.field({
      type: [ClaimConflict],
      extensions: { cost: { size: 2 } },
      description: 'The conflicts, in order of day; figures of different days are apart.',
      resolve: ({ conflicts }) => [...conflicts],
    }),
  }),
})

const DisagreementConnection = connectionType<DisagreementShape, DisagreementShape>({
  name: 'Disagreement',
  of: 'disagreements',
  node: Disagreement,
  nodeOf: (item) => item,
})

const DisagreementFilter = builder.inputType('DisagreementFilter', {
  description: 'Which disagreements; every part given must hold. An empty list matches nothing.',
  fields: (t) => ({
    subjectTypes: t.field({
      type: [ClaimSubjectEnum],
      description: 'Only about records of these types.',
    }),
    properties: t.stringList({ description: 'Only on these properties.' }),
    certainty: t.field({
      type: CertaintyEnum,
      description:
        'HOLDS: only where sources speak of the same day for certain. Default: MAY_HOLD, which includes HOLDS.',
    }),
  }),
})

interface ListArgs extends PageArgs {
  filter?: typeof DisagreementFilter.$inferInput | null | undefined
}

const within = (...path: string[]): string[][] => [
  ['nodes', ...path],
  ['edges', 'node', ...path],
]

/**
 * The conflicts of each row of a page, with what the document asks of claims and records: one
 * statement, unless it asks a list of a record in both places with other arguments.
 */
async function loadConflicts(
  context: Context,
  info: GraphQLResolveInfo,
  rows: readonly DisagreementRow[],
  certainty: Certainty,
): Promise<DisagreementShape[]> {
  const paths = [...within('conflicts', 'claims'), ...within('conflicts', 'settled')]
  const subjects = selectSubjects((typeName) =>
    selectionAt(context, info, typeName, within('subject')),
  )
  const asked = selectionAt(context, info, 'Claim', paths) ?? {}
  const ids = rows.flatMap(({ claims }) => claims)
  const [claims, about] = await loadRows(context, 'claim', ids, [
    mergeSelections(asked, saidColumns),
    { ...subjectIds, ...subjects },
  ])
  return rows.flatMap((row) => {
    const said = row.claims
      .flatMap((id) => claims?.get(id) ?? [])
      .map(saidOf)
      .sort(bySeries)
    const conflicts = conflictsAmong(said).filter(
      (conflict) => certainty === 'MAY_HOLD' || conflict.certainty === 'HOLDS',
    )
    const one = about?.get(conflicts[0]?.claims[0]?.id as string)
    return one ? [{ row, about: one, conflicts }] : []
  })
}

async function listDisagreements(
  context: Context,
  info: GraphQLResolveInfo,
  args: ListArgs,
): Promise<Connection<DisagreementShape>> {
  const { subjectTypes = null, properties = null, certainty: asked } = args.filter ?? {}
  const certainty = asked ?? 'MAY_HOLD'
  const list = listName(['disagreements', subjectTypes, properties, certainty])
  const page = readPage(list, args)
  refuseIfOver(context)
  const question = {
    subjects: subjectTypes as readonly ClaimSubject[] | null,
    properties: properties && storableOf(properties),
    certainty,
    seen: context.seen.claimOnSeen,
  }
  const [rows, total] = await Promise.all([
    disagreements(context.records, question, page),
    asks(context, info, 'totalCount') ? countDisagreements(context.records, question) : null,
  ])
  const found = inOrder(rows, page, total)
  const items = await loadConflicts(context, info, found.items, certainty)
  const request = { backward: page.backward, after: page.cursor }
  return toConnection(list, null, request, { ...found, items }, ({ row }) => ({
    key: row.property,
    id: row.id,
  }))
}

builder.queryField('disagreements', (t) =>
  t.field({
    type: DisagreementConnection,
    description:
      'What sources disagree about, by property and record: at least two claims that you may see and that cannot both be true. Of one property of one record at most 200 claims are compared, the preferred ones first, then the latest.',
    args: {
      ...pageArgs(),
      filter: t.arg({ type: DisagreementFilter, description: 'Which ones. Default: all.' }),
    },
    resolve: (_root, args, context, info) => listDisagreements(context, info, args),
  }),
)
