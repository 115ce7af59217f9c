import { say } from '../../model/language.ts'
import { Refusal } from '../../model/problem.ts'
import { ActorRef } from '../actor-ref.ts'
import { builder } from '../builder.ts'
import { CentralityMeasureEnum, OrderDirectionEnum } from '../enums.ts'
import { networkNull } from '../network-version.ts'
import { pageArgs } from '../page.ts'
import { computationOf } from './computation.ts'
import { measures } from './measures.ts'
import { placesOf } from './places.ts'
import { moved } from './ranked-page.ts'
import { Ranking, rankingPage } from './ranking.ts'
import { NetworkStructure, structureOf } from './structure.ts'

builder.interfaceField(NetworkStructure, 'centrality', (t) =>
  t.field({
    type: Ranking,
    nullable: true,
    description: `Its actors by their place in it, as one measure sees it, over ties that connect (all kinds but OPPOSES and SUCCEEDS), whichever way they go. ANALYSIS_TOO_COSTLY: it would take too long; take a smaller part. ${networkNull}`,
    args: {
      measure: t.arg({ type: CentralityMeasureEnum, required: true, description: 'By what.' }),
      towards: t.arg({
        type: [ActorRef],
        description: `PAGERANK only: how close actors are to these, by walks that begin at them: 1 to ${mostTowards}. Default: to anybody.`,
      }),
      direction: t.arg({
        type: OrderDirectionEnum,
        description: 'DESC: the greatest value first. Default: DESC.',
      }),
      ...pageArgs(),
    },
    extensions: { cost: { complexity: 100 } },
    resolve: async (shape, { measure, towards, direction, ...page }, context, info) => {
      if (towards && measure !== 'PAGERANK') throw onlyPagerank()
      if (towards && (towards.length < 1 || towards.length > mostTowards)) throw howMany()
      const structure = await structureOf(context, shape as never)
      const starts = towards ? await placesOf(context, structure, towards) : null
      const { method, run, explain } = measures[measure]
      const measured = await run(context, structure.snapshot, starts)
      const before = structure.before && (await run(context, structure.before.snapshot, starts))
      const { margins } = measured
      const known = (margin: number | undefined) =>
        margin === undefined || Number.isNaN(margin) ? null : margin
      return rankingPage(context, info, structure, page, {
        field: 'centrality',
        given: [measure, towards ?? null, direction ?? 'DESC'],
        ascending: direction === 'ASC',
        values: measured.values,
        before: before && moved(structure, before.values),
        more: (place, value) => ({
          margin: known(margins?.[place]),
          explanation: say(explain(value, structure.snapshot.ids.length), context.language),
        }),
        computation: computationOf(structure, measured.method ?? method, measured),
      }) as never
    },
  }),
)

const mostTowards = 100

const howMany = (): Refusal =>
  new Refusal('BAD_FILTER', {
    id: `towards menyebut 1 sampai ${mostTowards} pihak.`,
    en: `towards names 1 to ${mostTowards} actors.`,
  })

const onlyPagerank = (): Refusal =>
  new Refusal('BAD_FILTER', {
    id: 'towards hanya untuk PAGERANK.',
    en: 'towards is for PAGERANK only.',
  })
