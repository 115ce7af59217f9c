import type { Graph } from '../../analysis/graph.ts'
import type { Snapshot } from '../../analysis/snapshot.ts'
import { type ActorKind, actorKinds } from '../../model/actor.ts'
import type { Language } from '../../model/language.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { ActorKindEnum } from '../enums.ts'
import { provinceName } from './groupings.ts'

/** How many of a set are of each kind, and in each province: the most first. */
export interface Make {
  readonly kinds: readonly (readonly [kind: ActorKind, count: number])[]
  readonly provinces: readonly (readonly [code: string, count: number])[]
}

export const KindShare = builder.objectRef<readonly [ActorKind, number]>('KindShare').implement({
  description: 'How many of some actors are of one kind.',
  fields: (t) => ({
    kind: t.field({ type: ActorKindEnum, description: 'The kind.', resolve: ([kind]) => kind }),
    count: t.int({ description: 'How many are of it.', resolve: ([, count]) => count }),
  }),
})

export const ProvinceShare = builder
  .objectRef<readonly [string, number]>('ProvinceShare')
  .implement({
    description: 'How many of some actors are in one province.',
    fields: (t) => ({
      province: t.string({ description: 'Its official code.', resolve: ([code]) => code }),
      name: t.string({
        description: 'Its name; its code when it is not on record.',
        resolve: ([code], _args, context) => provinceName(context, code),
      }),
      count: t.int({ description: 'How many are in it.', resolve: ([, count]) => count }),
    }),
  })

export function makeOf(
  { kinds, provinces, provinceCodes }: Snapshot,
  places: readonly number[],
): Make {
  return {
    kinds: counted(places.map((place) => actorKinds[kinds[place] as number] as ActorKind)),
    provinces: counted(places.flatMap((place) => provinceCodes[provinces[place] as number] ?? [])),
  }
}

function counted<Value extends string>(values: readonly Value[]): [Value, number][] {
  const counts = new Map<Value, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}

const words: Readonly<Record<ActorKind, Record<Language, (count: number) => string>>> = {
  GROUP: { ID: (n) => `${n} kelompok`, EN: (n) => `${n} ${n === 1 ? 'group' : 'groups'}` },
  ALLIANCE: { ID: (n) => `${n} gabungan`, EN: (n) => `${n} ${n === 1 ? 'alliance' : 'alliances'}` },
  PARTNER: { ID: (n) => `${n} mitra`, EN: (n) => `${n} ${n === 1 ? 'partner' : 'partners'}` },
  STAKEHOLDER: {
    ID: (n) => `${n} pemangku kepentingan`,
    EN: (n) => `${n} ${n === 1 ? 'stakeholder' : 'stakeholders'}`,
  },
}

/** What is there, and no more: how many of which kind, and where most of them are. */
export async function labelOf(
  context: Context,
  { kinds, provinces }: Make,
  size: number,
): Promise<string> {
  const { language } = context
  const told = kinds.map(([kind, count]) => words[kind][language](count)).join(', ')
  const [most] = provinces
  if (!most) return told
  const name = await provinceName(context, most[0])
  const where = language === 'ID' ? `${most[1]} dari ${size} di` : `${most[1]} of ${size} in`
  return `${told}; ${where} ${name}`
}

/** Places by falling number of neighbours, then by id. */
export const byDegree = ({ offsets }: Graph, places: readonly number[]): number[] => {
  const degree = (v: number) => (offsets[v + 1] as number) - (offsets[v] as number)
  return places.toSorted((a, b) => degree(b) - degree(a) || a - b)
}

/** The places of each of so many sets that labels name, in order. */
export function placesBySet(labels: ArrayLike<number>, sets: number): number[][] {
  const places = Array.from({ length: sets }, (): number[] => [])
  for (let v = 0; v < labels.length; v += 1) places[labels[v] as number]?.push(v)
  return places
}
