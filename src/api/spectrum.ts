import type { SeatRole } from '../model/issue.ts'
import type { Day } from '../model/partial-date.ts'
import { compareStandings, type Move, type Position, positions } from '../model/stance.ts'
import { mostSettled } from '../records/settled-stances.ts'
import { Actor } from './actor.ts'
import { builder } from './builder.ts'
import { PositionEnum, SeatRoleEnum } from './enums.ts'
import { Issue } from './issue.ts'
import { Stance } from './stance.ts'
import { type DatedStanding, dated, StandingType } from './standing.ts'
import { askLedger, type Seated, type Standing } from './standing-level.ts'

interface WedgeShape {
  readonly position: Position
  readonly standings: DatedStanding[]
}

const Wedge = builder.objectRef<WedgeShape>('SpectrumWedge').implement({
  description: 'One of the five positions of a spectrum of allies.',
  fields: (t) => ({
    position: t.expose('position', { type: PositionEnum, description: 'The position.' }),
    count: t.int({
      description: 'How many actors stand there.',
      resolve: ({ standings }) => standings.length,
    }),
    standings: t.expose('standings', {
      type: [StandingType],
      description: 'Who stands there, by name.',
    }),
  }),
})

const MoveType = builder.objectRef<Move<Standing>>('SpectrumMove').implement({
  description: 'That an actor changed its position between two days.',
  fields: (t) => ({
    actor: t.field({
      type: Actor,
      description: 'The actor.',
      resolve: ({ after }) => after.actor as never,
    }),
    from: t.field({
      type: PositionEnum,
      description: 'Where it stood on the earlier day.',
      resolve: ({ before }) => before.position,
    }),
    to: t.field({
      type: PositionEnum,
      description: 'Where it stood on the later day.',
      resolve: ({ after }) => after.position,
    }),
    steps: t.exposeInt('steps', {
      description: 'How many positions it moved: above 0 towards us, below 0 away from us.',
    }),
    before: t.field({
      type: Stance,
      description: 'The stance that was settled on the earlier day.',
      resolve: ({ before }) => before.stance as never,
    }),
    after: t.field({
      type: Stance,
      description: 'The stance that was settled on the later day.',
      resolve: ({ after }) => after.stance as never,
    }),
  }),
})

const Unknown = builder.objectRef<Seated>('UnknownStanding').implement({
  description: 'An actor with a part in the decision of whom no stance is on record.',
  fields: (t) => ({
    actor: t.field({
      type: Actor,
      description: 'The actor.',
      resolve: ({ actor }) => actor as never,
    }),
    roles: t.field({
      type: [SeatRoleEnum],
      description: 'What it does in the decision.',
      resolve: ({ roles }): SeatRole[] => roles,
    }),
  }),
})

interface SpectrumShape {
  readonly asOf: Day
  readonly comparedTo: Day | null
  readonly standings: Standing[]
  readonly changes: { readonly moves: Move<Standing>[]; readonly newlyKnown: Standing[] } | null
  readonly laterDay: Day
  readonly seated: Seated[] | null
  readonly truncated: boolean
}

const Spectrum = builder.objectRef<SpectrumShape>('Spectrum').implement({
  description:
    'The spectrum of allies of an issue on a day, from its ledger of stances: who stands where by the latest stance on record, as far as you may see it.',
  fields: (t) => ({
    asOf: t.expose('asOf', { type: 'Date', description: 'The day that it is about.' }),
    comparedTo: t.expose('comparedTo', {
      type: 'Date',
      nullable: true,
      description: 'The day that it is compared with. Null: none was asked for.',
    }),
    wedges: t.field({
      type: [Wedge],
      description: 'All five positions, from active ally to active opponent; empty ones too.',
      extensions: { cost: { size: positions.length } },
      resolve: ({ standings, asOf }) => {
        const by = Map.groupBy(standings, ({ position }) => position)
        return positions.map((position) => ({
          position,
          standings: (by.get(position) ?? []).map(dated(asOf)),
        }))
      },
    }),
    unknown: t.field({
      type: [Unknown],
      nullable: true,
      description:
        'Actors with a part in the decision of whom no stance that you may see is on record up to that day, by name. Null: the spectrum is cut, so it cannot be told.',
      resolve: ({ standings, seated, truncated }) => {
        if (truncated || !seated) return null
        const known = new Set(standings.map(({ actorId }) => actorId))
        return seated.filter(({ actorId }) => !known.has(actorId))
      },
    }),
    moves: t.field({
      type: [MoveType],
      nullable: true,
      description:
        'Who changed its position between asOf and comparedTo, told in the order of time whichever of the two is earlier; the widest way towards us first, then by name. Null: no day to compare with was asked for.',
      resolve: ({ changes }) => changes?.moves ?? null,
    }),
    newlyKnown: t.field({
      type: [StandingType],
      nullable: true,
      description:
        'Whose first stance came after the earlier of the two days and not after the later, as it stands on the later; by name. Null: no day to compare with was asked for.',
      resolve: ({ changes, laterDay }) => changes?.newlyKnown.map(dated(laterDay)) ?? null,
    }),
    truncated: t.exposeBoolean('truncated', {
      description: `Whether more than ${mostSettled.toLocaleString('en')} actors stand somewhere; only those whose ids come first are shown and counted then.`,
    }),
  }),
})

const paths = {
  actors: [
    ['wedges', 'standings', 'actor'],
    ['unknown', 'actor'],
    ['moves', 'actor'],
    ['newlyKnown', 'actor'],
  ],
  stances: [
    ['wedges', 'standings', 'stance'],
    ['moves', 'before'],
    ['moves', 'after'],
    ['newlyKnown', 'stance'],
  ],
}

builder.objectField(Issue, 'spectrum', (t) =>
  t.field({
    type: Spectrum,
    description:
      'The spectrum of allies on a day, and with a second day who moved between the two.',
    args: {
      asOf: t.arg({ type: 'Date', description: 'The day. Default: today.' }),
      comparedTo: t.arg({
        type: 'Date',
        description: 'Another day, before or after it, to tell the moves between the two.',
      }),
    },
    extensions: { cost: { complexity: 50 } },
    resolve: async (row, args, context, info): Promise<SpectrumShape> => {
      const asOf = args.asOf ?? context.today
      const comparedTo = args.comparedTo ?? null
      const days = comparedTo === null ? [asOf] : [asOf, comparedTo]
      const { looks, seated, truncated } = await askLedger(context, {
        info,
        issueId: row.id,
        looks: days.map((day) => ({ day, judged: false })),
        paths,
        seatsFor: 'unknown',
      })
      const standings = looks[0] as Standing[]
      const other = looks[1]
      const forward = comparedTo === null || comparedTo <= asOf
      return {
        asOf,
        comparedTo,
        standings,
        laterDay: forward ? asOf : comparedTo,
        changes: other
          ? forward
            ? compareStandings(other, standings)
            : compareStandings(standings, other)
          : null,
        seated,
        truncated,
      }
    },
  }),
)
