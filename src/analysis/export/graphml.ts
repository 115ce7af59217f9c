import { aboutOf } from './gexf.ts'
import { actorColumns, type Column, tieColumns, valuesOf, type Writer } from './table.ts'
import { xmlAttributes, xmlHead, xmlText } from './xml.ts'

/**
 * GraphML (graphml.graphdrawing.org). Common readers take no graph in which some edges have a
 * direction and some have none: unless no tie has one, all are written with it, and the attribute
 * `directed` tells which do not have it.
 */
export const writeGraphml: Writer = (table) => {
  const actors = actorColumns(table)
  const edgedefault = table.ties.some(({ directed }) => directed) ? 'directed' : 'undirected'
  const idAt = (place: number) => table.actors[place]?.id ?? ''
  const lines = [
    xmlHead,
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    `<!-- ${xmlText(aboutOf(table)).replaceAll('--', '- -')} -->`,
    ...keys('node', actors),
    ...keys('edge', tieColumns),
    `<graph${xmlAttributes({ id: 'network', edgedefault })}>`,
    ...table.actors.map(
      (actor) => `<node${xmlAttributes({ id: actor.id })}>${data('node', actors, actor)}</node>`,
    ),
    ...table.ties.map((tie) => {
      const { id, from, to } = tie
      const ends = { source: idAt(from), target: idAt(to) }
      return `<edge${xmlAttributes({ id, ...ends })}>${data('edge', tieColumns, tie)}</edge>`
    }),
    '</graph>',
    '</graphml>',
  ]
  const body = `${lines.join('\n')}\n`
  return [{ filename: 'network.graphml', mediaType: 'application/xml', body }]
}

const keys = <Row>(of: string, columns: readonly Column<Row>[]) =>
  columns.map(
    ({ name, type }) =>
      `<key${xmlAttributes({ id: `${of}-${name}`, for: of, 'attr.name': name, 'attr.type': type })}/>`,
  )

const data = <Row>(of: string, columns: readonly Column<Row>[], row: Row) =>
  valuesOf(columns, row)
    .map(([name, value]) => `<data key="${of}-${name}">${xmlText(String(value))}</data>`)
    .join('')
