import type { GraphFilter, Viewer } from '../model/viewer.ts'
import { circlesOf } from './circles.ts'

/** The one visibility filter of the network's texts; an edge is asked with both its ends. */
export const graphFilter = (viewer: Viewer): GraphFilter => ({
  seen: (variable) => `${variable}.visibility IN $visible`,
  params: { visible: circlesOf(viewer) },
})
