import { kindNames } from '../model/actor.ts'
import { type TieKind, tieKindNames } from '../model/tie.ts'

/** What a property may be: plain values and lists of texts, never null (what is not known is absent). */
export type Prop = string | number | boolean | readonly string[]
export type Props = Readonly<Record<string, Prop>>

/** A node as the network should hold it; `props.id` names it within its label. */
export interface GraphNode {
  readonly label: NodeLabel
  /** The second label: an actor's kind. Null for the rest. */
  readonly kindLabel: KindLabel | null
  readonly props: Props
}

/** A tie as the network should hold it; `props` hold id, fromId and toId. */
export interface GraphTie {
  readonly type: TieType
  readonly props: Props
}

export const nodeLabels = ['Area', 'Actor', 'Person', 'Issue'] as const
export type NodeLabel = (typeof nodeLabels)[number]

export const kindLabels = Object.values(kindNames)
export type KindLabel = (typeof kindLabels)[number]

/** The types of ties between actors are the tie kinds of the records. */
export type TieType = TieKind | 'BELONGS_TO' | 'STANDS_ON' | 'LOCATED_IN'

export const tieTypes: readonly TieType[] = [
  ...tieKindNames,
  'BELONGS_TO',
  'STANDS_ON',
  'LOCATED_IN',
]

/** The labels at both ends of a tie type. */
export const endsOf = (type: TieType): { from: NodeLabel; to: NodeLabel } => {
  switch (type) {
    case 'BELONGS_TO':
      return { from: 'Person', to: 'Actor' }
    case 'STANDS_ON':
      return { from: 'Actor', to: 'Issue' }
    case 'LOCATED_IN':
      return { from: 'Actor', to: 'Area' }
    default:
      return { from: 'Actor', to: 'Actor' }
  }
}
