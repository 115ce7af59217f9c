import type { GraphQLResolveInfo } from 'graphql'
import { type ClaimSubject, subjectColumns } from '../model/claim-subject.ts'
import { Actor } from './actor.ts'
import { builder } from './builder.ts'
import { subjectTypes } from './claim-subjects.ts'
import type { Context } from './context.ts'
import { levelLoader } from './level.ts'
import { planSites } from './plan-sites.ts'
import { groupSelections, type Select, selectionAt } from './selection.ts'
import { Source } from './source.ts'
import { type Row, tableOf } from './table.ts'
import type { Tie } from './tie.ts'

const most = 100

interface Ask {
  readonly id: string
  readonly info: GraphQLResolveInfo
}

/**
 * The sources of a level's records of one type: by one statement, unless two fields ask the same
 * relation with other arguments.
 */
async function sourcesOf(
  context: Context,
  subject: ClaimSubject,
  level: readonly Ask[],
): Promise<Row[][]> {
  const sites = planSites(
    level,
    ({ info }) => selectionAt(context, info, 'Source', []) ?? {},
    (select) => select,
  )
  const answers: Row[][] = []
  await Promise.all(
    groupSelections(sites).map(async ({ select, members }) => {
      const ids = members.map((at) => level[at]?.id as string)
      const byRecord = await readSources(context, subjectColumns[subject], ids, select)
      members.forEach((at, one) => {
        answers[at] = (byRecord.get(ids[one] as string) ?? []).slice(0, most)
      })
    }),
  )
  return answers
}

async function readSources(
  context: Context,
  column: string,
  ids: readonly string[],
  select: Select,
): Promise<Map<string, Row[]>> {
  const about = { AND: [context.seen.claim, { [column]: { in: [...new Set(ids)] } }] }
  const rows = await tableOf(context, 'source').findMany({
    where: { ...context.seen.source, claims: { some: about } },
    select: {
      ...select,
      id: true,
      claims: { where: about, distinct: [column], select: { [column]: true } },
    },
    orderBy: [{ sortName: 'asc' }, { id: 'asc' }],
  })
  const byRecord = new Map<string, Row[]>()
  for (const row of rows) {
    for (const claim of row.claims as Record<string, string>[]) {
      const id = claim[column] as string
      byRecord.set(id, [...(byRecord.get(id) ?? []), row])
    }
  }
  return byRecord
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
