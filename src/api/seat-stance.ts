import type { Day } from '../model/partial-date.ts'
import { settledStances } from '../records/settled-stances.ts'
import { builder } from './builder.ts'
import { loaded } from './column.ts'
import type { Context } from './context.ts'
import { levelLoader } from './level.ts'
import { loadRows } from './record-rows.ts'
import { Seat } from './seat.ts'
import { type Select, selectionAt } from './selection.ts'
import { Stance } from './stance.ts'
import type { Row } from './table.ts'

interface Ask {
  readonly issueId: string
  readonly actorId: string
  readonly day: Day
  readonly select: Select
}

builder.objectField(Seat, 'stance', (t) =>
  t.field({
    type: Stance,
    nullable: true,
    description:
      'Where whoever has the seat stands on the issue on a day: the latest stance that is not after it. Null: none that you may see is on record.',
    args: { asOf: t.arg({ type: 'Date', description: 'The day. Default: today.' }) },
    extensions: { pothosPrismaSelect: { issueId: true, actorId: true } },
    resolve: (row, { asOf }, context, info) => {
      const ask: Ask = {
        issueId: loaded('Seat', 'issueId', row) as string,
        actorId: loaded('Seat', 'actorId', row) as string,
        day: asOf ?? context.today,
        select: selectionAt(context, info, 'Stance', []) ?? {},
      }
      return levelLoader<Ask, Row | null>(context, 'seatStances', readLevel).load(ask) as never
    },
  }),
)

/** The settled stances of a level: one statement for all looks, one for what is asked of them. */
async function readLevel(context: Context, level: readonly Ask[]): Promise<(Row | null)[]> {
  const lookOf = ({ issueId, day }: Ask) => `${issueId} ${day}`
  const looks = new Map(level.map((ask) => [lookOf(ask), ask]))
  const settled = await settledStances(
    context.records,
    context.seen.stance,
    [...looks.values()].map(({ issueId, day }) => ({ issueId, day, judged: false })),
  )
  const found = new Map([...looks.keys()].map((key, at) => [key, settled[at]?.stances ?? []]))
  const ids = level.map(
    (ask) => found.get(lookOf(ask))?.find(({ actorId }) => actorId === ask.actorId)?.id ?? null,
  )
  const known = ids.filter((id) => id !== null)
  if (known.length === 0) return ids.map(() => null)
  const rows = await loadRows(
    context,
    'stance',
    known,
    level.map(({ select }) => select),
  )
  return ids.map((id, at) => (id === null ? null : (rows[at]?.get(id) ?? null)))
}
