import type { ReportedSum } from '../model/total.ts'
import { builder } from './builder.ts'
import { ComparatorEnum } from './enums.ts'

/** A sum with the property whose figures it adds up. */
export type SumShape = ReportedSum & { readonly property: string }

export const ReportedSumType = builder.objectRef<SumShape>('ReportedSum').implement({
  description:
    'Figures that sources give for several groups, added up: of each group its latest one. What no source gives is not in it, and no figure of one group is counted twice. Where sources contradict each other for one day, the preferred figure is taken, else the surest; Actor.figures tells such conflicts.',
  fields: (t) => ({
    property: t.exposeString('property', {
      description: 'What is added up: members or homeworkers.',
    }),
    value: t.exposeFloat('value', { description: 'The sum.' }),
    comparator: t.expose('comparator', {
      type: ComparatorEnum,
      description:
        'How the sum is meant: MORE_THAN as soon as one of its figures is, else ABOUT as soon as one is.',
    }),
    reporting: t.exposeInt('reporting', { description: 'How many groups it adds up.' }),
    from: t.expose('from', {
      type: 'Date',
      nullable: true,
      description: 'The earliest day that one of its figures may be of. Null: none has a day.',
    }),
    to: t.expose('to', {
      type: 'Date',
      nullable: true,
      description: 'The latest day that one of its figures may be of. Null: none has a day.',
    }),
    undated: t.exposeInt('undated', { description: 'How many of its figures have no day.' }),
    mixesDays: t.exposeBoolean('mixesDays', {
      description:
        'True: its figures are of different days, so the sum is no figure of any one day.',
    }),
  }),
})
