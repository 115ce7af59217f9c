import type { Fragmentation as Shape } from '../../analysis/fragmentation.ts'
import type { Graph } from '../../analysis/graph.ts'
import type { Bilingual } from '../../model/language.ts'
import { builder } from '../builder.ts'

export const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value)

export const Fragmentation = builder.objectRef<Shape>('Fragmentation').implement({
  description: 'How broken up a network is (Borgatti 2006), over ties that connect.',
  fields: (t) => ({
    components: t.exposeInt('components', {
      description: 'How many parts there are that do not reach each other; who has no tie is one.',
    }),
    largest: t.exposeInt('largest', { description: 'How many actors the largest part has.' }),
    fragmentation: t.float({
      nullable: true,
      description:
        'F: the share of pairs of actors that cannot reach each other, from 0 (all can) to 1 (none can). Null: fewer than two actors.',
      resolve: ({ fragmentation }) => orNull(fragmentation),
    }),
    distanceFragmentation: t.float({
      nullable: true,
      description:
        'D_F: the same, but a pair that can counts the less the farther apart it is; 0 when all are tied directly, 1 when nobody reaches anybody. Null: fewer than two actors.',
      resolve: ({ distanceFragmentation }) => orNull(distanceFragmentation),
    }),
    margin: t.float({
      nullable: true,
      description:
        'The true D_F lies no farther from the value than this in about 95 of 100 such estimates. Null: it is exact, or there is none.',
      resolve: ({ error }) => (error > 0 ? 1.96 * error : null),
    }),
  }),
})

/** About how many steps D_F of a graph takes: a pass of 32 sources goes through some six levels. */
export const fragmentationCost = ({ n, targets }: Graph): number =>
  6 * Math.ceil((n > 20_000 ? 1_024 : n) / 32) * (n + targets.length)

export const estimatedDistances: Bilingual = {
  id: 'Jarak ditaksir dari sebagian pihak; margin menyatakan ketidakpastiannya.',
  en: 'Distances were estimated from some of the actors; the margins tell how far off it may be.',
}
