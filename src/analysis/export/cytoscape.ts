import { actorColumns, tieColumns, valuesOf, type Writer } from './table.ts'

/** The JSON of Cytoscape.js, which Cytoscape reads as well: nodes and edges with their data. */
export const writeCytoscape: Writer = (table) => {
  const columns = actorColumns(table)
  const idAt = (place: number) => table.actors[place]?.id
  const nodes = table.actors.map((actor) => ({
    data: { id: actor.id, ...Object.fromEntries(valuesOf(columns, actor)) },
  }))
  const edges = table.ties.map((tie) => ({
    data: {
      ...{ id: tie.id, source: idAt(tie.from), target: idAt(tie.to), interaction: tie.kind },
      ...Object.fromEntries(valuesOf(tieColumns, tie)),
    },
  }))
  const body = `${JSON.stringify({ data: table.about, elements: { nodes, edges } })}\n`
  return [{ filename: 'network.cyjs', mediaType: 'application/json', body }]
}
