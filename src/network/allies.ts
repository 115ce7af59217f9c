import { type Question, type TiePageRequest, tiePage } from './tie-page.ts'

/** Who is allied with these actors, by a tie of the kind ALLIED_WITH (which has no direction)? */
export const alliesOfActors = (ids: readonly string[], request: TiePageRequest): Question =>
  tiePage(request, ids, '(n)-[r:ALLIED_WITH]-(o:Actor)')
