import { actorColumns, tieColumns, valuesOf, type Writer } from './table.ts'

/**
 * GeoJSON (RFC 7946): a point for each actor with a place, the centre of the area that it is known
 * to be in, and a line for each tie between two of them. `placeCode` tells which area that is; actors
 * of one area share a point.
 */
export const writeGeojson: Writer = (table) => {
  const columns = actorColumns(table)
  const points = table.actors.flatMap((actor) => {
    if (!actor.place) return []
    const { code, longitude, latitude } = actor.place
    const properties = { ...Object.fromEntries(valuesOf(columns, actor)), placeCode: code }
    const geometry = { type: 'Point', coordinates: [longitude, latitude] }
    return [{ type: 'Feature', id: actor.id, geometry, properties }]
  })
  const lines = table.ties.flatMap((tie) => {
    const [from, to] = [table.actors[tie.from], table.actors[tie.to]]
    if (!from?.place || !to?.place) return []
    const ends = { source: from.id, target: to.id }
    const properties = { ...ends, ...Object.fromEntries(valuesOf(tieColumns, tie)) }
    const coordinates = [from.place, to.place].map((place) => [place.longitude, place.latitude])
    const geometry = { type: 'LineString', coordinates }
    return [{ type: 'Feature', id: tie.id, geometry, properties }]
  })
  const body = `${JSON.stringify({ type: 'FeatureCollection', about: table.about, features: [...points, ...lines] })}\n`
  return [{ filename: 'network.geojson', mediaType: 'application/geo+json', body }]
}
