import type { GraphFilter, Viewer } from '../model/viewer.ts'
import { circlesOf } from './circles.ts'

/** The one visibility filter of the network's texts; an edge is asked with both its ends. */
export function graphFilter(viewer: Viewer): GraphFilter {
  const circles = circlesOf(viewer)
  const every = circles === 'EVERY'
  return {
    seen: (variable) =>
      `($every OR ${variable}.circle IN $circles) AND NOT ${variable}.id IN $hidden`,
    params: { every, circles: every ? [] : circles, hidden: [] },
  }
}
