import { type Question, type TiePageRequest, tiePage } from './tie-page.ts'

/** Which alliances do these actors belong to, as members, signatories or observers? */
export const alliancesOfActors = (ids: readonly string[], request: TiePageRequest): Question =>
  tiePage(request, ids, '(n)-[r:MEMBER_OF]->(o:Actor:Alliance)')
