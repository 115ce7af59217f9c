import type { GraphQLResolveInfo } from 'graphql'
import { type ClaimSubject, subjectColumns } from '../model/claim-subject.ts'
import { Actor } from './actor.ts'
import { builder } from './builder.ts'
import { subjectTypes } from './claim-subjects.ts'
import type { Context } from './context.ts'
import { levelLoader } from './level.ts'
import { mergeSelections, type Select, selectionAt } from './selection.ts'
import { Source } from './source.ts'
import { type Row, tableOf } from './table.ts'
import type { Tie } from './tie.ts'

const most = 100

interface Ask {
  readonly id: string
  readonly info: GraphQLResolveInfo
}

/** The sources of a level's records of one type, by one statement. */
async function sourcesOf(
  context: Context,
  subject: ClaimSubject,
  level: readonly Ask[],
): Promise<Row[][]> {
  const column = subjectColumns[subject]
  const { visibility } = context.seen.claim
  const about = { visibility, [column]: { in: [...new Set(level.map(({ id }) => id))] } }
  const fields = new Map(level.map(({ info }) => [info.fieldNodes[0], info]))
  const select = [...fields.values()].reduce<Select>(
    (all, info) => ({ ...mergeSelections(all, selectionAt(context, info, 'Source', []) ?? {}) }),
    {},
  )
  const rows = await tableOf(context, 'source').findMany({
    where: { ...context.seen.source, claims: { some: about } },
    select: {
      ...select,
      id: true,
      claims: { where: about, distinct: [column], select: { [column]: true } },
    },
    orderBy: [{ sortName: 'asc' }, { id: 'asc' }],
  })
  const named = rows.flatMap((row) =>
    (row.claims as Record<string, string>[]).map((claim) => ({ about: claim[column], row })),
  )
  const byRecord = Map.groupBy(named, ({ about }) => about)
  return level.map(({ id }) => (byRecord.get(id) ?? []).slice(0, most).map(({ row }) => row))
}

const sourcesField = (subject: ClaimSubject) => ({
  type: [Source] as [typeof Source],
  description: `The sources of what is on record about it, each once, as far as you may see, in order of title; at most ${most}.`,
  resolve: (row: { id: string }, _args: object, context: Context, info: GraphQLResolveInfo) =>
    levelLoader<Ask, Row[]>(context, `sources ${subject}`, (_context, level) =>
      sourcesOf(context, subject, level),
    ).load({ id: row.id, info }) as never,
})

builder.interfaceFields(Actor, (t) => ({ sources: t.field(sourcesField('ACTOR')) }))

for (const [subject, type] of Object.entries(subjectTypes)) {
  builder.objectFields(type as typeof Tie, (t) => ({
    sources: t.field(sourcesField(subject as ClaimSubject)),
  }))
}
