import type { Viewer } from '../model/viewer.ts'
import { holds, isWithin } from './circles.ts'

/** A place of an actor as its source writes it, for whoever may see that; null for the rest. */
export const placeAsWritten = (
  viewer: Viewer,
  { asWritten, exact, actorId }: { asWritten: string | null; exact: boolean; actorId: string },
): string | null =>
  exact || holds(viewer, 'DEVELOPER') || isWithin(viewer, actorId) ? asWritten : null
