import type { TimelineStep } from '../model/answer.ts'
import { Refusal } from '../model/problem.ts'
import type { SliceSummary } from '../network/slice-summary.ts'
import { daysOf, readTimeline } from '../network/timeline.ts'
import { builder } from './builder.ts'
import { TimelineStepEnum } from './enums.ts'
import { networkAt } from './known-at.ts'
import { refuseIfOver } from './level.ts'
import { reachOf } from './network.ts'
import { NetworkFilterInput } from './network-filter.ts'
import { NetworkSummary } from './network-summary.ts'
import { NetworkVersion, networkNull, spanVersion, type VersionSpan } from './network-version.ts'
import { asks } from './selection.ts'

const mostPoints = 100

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

interface Timeline {
  readonly points: readonly SliceSummary[]
  readonly version: VersionSpan | null
}

const NetworkTimeline = builder.objectRef<Timeline>('NetworkTimeline').implement({
  description: 'The figures of a part of the network on several days.',
  fields: (t) => ({
    points: t.field({
      type: [NetworkSummary],
      description: `The figures of each day, in order; at most ${mostPoints}.`,
      extensions: { cost: { size: mostPoints } },
      resolve: ({ points }) => [...points],
    }),
    version: t.expose('version', {
      type: NetworkVersion,
      nullable: true,
      description: 'The state of the network that all of it shows. Null: it cannot be told.',
    }),
  }),
})

builder.queryField('networkTimeline', (t) =>
  t.field({
    type: NetworkTimeline,
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
    extensions: { cost: { complexity: 100 } },
    resolve: async (_root, { filter, from, to, step }, context, info): Promise<Timeline> => {
      const days = readDays(from, to, step)
      const wanted = asks(context, info, 'version')
      const network = await networkAt(context, filter?.knownAt)
      const [points, version] = await spanVersion({ network }, wanted, async () => {
        const slice = await reachOf(context, network, filter)
        refuseIfOver(context)
        return readTimeline(network, slice, days, slice.asOf.certainty)
      })
      return { points, version }
    },
  }),
)
