import {
  actorColumns,
  type Column,
  type ExportTable,
  tieColumns,
  valuesOf,
  type Writer,
} from './table.ts'
import { xmlAttributes, xmlHead, xmlText } from './xml.ts'

/**
 * GEXF 1.3 (gexf.net). Each tie has a direction of its own, or none; parallel ties differ by `kind`,
 * as the format asks. The strength is the weight where somebody judged it.
 */
export const writeGexf: Writer = (table) => {
  const actors = actorColumns(table).filter(({ name }) => name !== 'name')
  const ties = tieColumns.filter(({ name }) => name !== 'directed')
  const lines = [
    xmlHead,
    '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
    `<meta><creator>Anyam</creator><description>${xmlText(aboutOf(table))}</description></meta>`,
    '<graph mode="static" defaultedgetype="directed">',
    declared('node', actors),
    declared('edge', ties),
    '<nodes>',
    ...table.actors.map(
      (actor) =>
        `<node${xmlAttributes({ id: actor.id, label: actor.name })}>${values(actors, actor)}</node>`,
    ),
    '</nodes>',
    '<edges>',
    ...table.ties.map((tie) => {
      const { id, kind, from, to, directed, strength } = tie
      const ends = { source: idAt(table, from), target: idAt(table, to) }
      const type = directed ? 'directed' : 'undirected'
      return `<edge${xmlAttributes({ id, ...ends, type, kind, weight: strength })}>${values(ties, tie)}</edge>`
    }),
    '</edges>',
    '</graph>',
    '</gexf>',
  ]
  return [{ filename: 'network.gexf', mediaType: 'application/xml', body: `${lines.join('\n')}\n` }]
}

const idAt = ({ actors }: ExportTable, place: number) => actors[place]?.id ?? ''

export const aboutOf = ({ about }: ExportTable): string =>
  Object.entries(about)
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ')

const declared = <Row>(of: string, columns: readonly Column<Row>[]) =>
  `<attributes class="${of}">${columns
    .map(({ name, type }) => `<attribute${xmlAttributes({ id: name, title: name, type })}/>`)
    .join('')}</attributes>`

const values = <Row>(columns: readonly Column<Row>[], row: Row) =>
  `<attvalues>${valuesOf(columns, row)
    .map(([name, value]) => `<attvalue${xmlAttributes({ for: name, value })}/>`)
    .join('')}</attvalues>`
