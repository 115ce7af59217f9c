import type { GraphNode, GraphTie } from '../network/elements.ts'

/** What stands in the graph for a node that the graph refused: there, and for nobody's eyes. */
export const stubNode = ({ label, kindLabel, props: { id } }: GraphNode): GraphNode => ({
  label,
  kindLabel,
  props: { id: id as string, circle: 'SELF:' },
})

/** The same for a tie, between its ends. */
export const stubTie = ({ type, props: { id, fromId, toId } }: GraphTie): GraphTie => ({
  type,
  props: {
    id: id as string,
    fromId: fromId as string,
    toId: toId as string,
    circle: 'SELF:',
  },
})
