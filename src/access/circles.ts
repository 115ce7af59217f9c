import { type Viewer, type Visibility, visibilities } from '../model/viewer.ts'

export const anonymous: Viewer = Object.freeze({ role: 'ANONYMOUS' })

export const developer: Viewer = Object.freeze({ role: 'DEVELOPER' })

/** The visibilities that a viewer may see. Anonymous: what is PUBLIC; whoever writes in development mode: all. */
export function circlesOf(viewer: Viewer): Visibility[] {
  switch (viewer.role) {
    case 'ANONYMOUS':
      return ['PUBLIC']
    case 'DEVELOPER':
      return [...visibilities]
  }
}
