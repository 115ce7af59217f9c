import type { Viewer, Visibility } from '../model/viewer.ts'

export const anonymous: Viewer = Object.freeze({ role: 'ANONYMOUS' })

/** The visibilities that a viewer may see. Anonymous: what is PUBLIC. */
export function circlesOf(viewer: Viewer): Visibility[] {
  switch (viewer.role) {
    case 'ANONYMOUS':
      return ['PUBLIC']
  }
}
