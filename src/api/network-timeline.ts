import { Refusal } from '../model/problem.ts'
import { daysOf, readTimeline, type TimelineStep } from '../network/timeline.ts'
import { builder } from './builder.ts'
import { refuseIfOver } from './level.ts'
import { networkNull, reachOf } from './network.ts'
import { NetworkFilterInput } from './network-filter.ts'
import { NetworkSummary } from './network-summary.ts'

const mostPoints = 100

const TimelineStepEnum = builder.enumType('TimelineStep', {
  description: 'How far two points of a timeline are apart.',
  values: {
    MONTH: { description: 'A month.' },
    QUARTER: { description: 'Three months.' },
    YEAR: { description: 'A year.' },
  } satisfies Record<TimelineStep, { description: string }>,
})

function readDays(from: string, to: string, step: TimelineStep): string[] {
  if (to < from) {
    throw new Refusal('BAD_FILTER', {
      id: 'to tidak boleh sebelum from.',
      en: 'to may not be before from.',
    })
  }
  const days = daysOf(from, to, step, mostPoints)
  if (days.length <= mostPoints) return days
  throw new Refusal('BAD_FILTER', {
    id: `Garis waktu paling banyak ${mostPoints} titik. Perbesar langkahnya atau persingkat masanya.`,
    en: `A timeline has at most ${mostPoints} points. Take a larger step or a shorter time.`,
  })
}

builder.queryField('networkTimeline', (t) =>
  t.field({
    type: [NetworkSummary],
    nullable: true,
    description: `How a part of the network grew: its figures on the first day, a step later, and so on to the last day; a month that is too short gives its last day. At most 100 points. ${networkNull}`,
    args: {
      filter: t.arg({
        type: NetworkFilterInput,
        description:
          'Which part. Default: all. Its asOf is only the day on which the actors near the one in `around` are looked for.',
      }),
      from: t.arg({ type: 'Date', required: true, description: 'The first day.' }),
      to: t.arg({
        type: 'Date',
        required: true,
        description: 'The last day; a point when a step falls on it.',
      }),
      step: t.arg({
        type: TimelineStepEnum,
        required: true,
        description: 'How far two points are apart.',
      }),
    },
    extensions: { cost: { complexity: 100, size: mostPoints } },
    resolve: async (_root, { filter, from, to, step }, context) => {
      const days = readDays(from, to, step)
      const slice = await reachOf(context, filter)
      refuseIfOver(context)
      return readTimeline(context.network, slice, days, slice.asOf.certainty)
    },
  }),
)
