import { type Question, type TiePageRequest, tiePage } from './tie-page.ts'

/** Which organizations are members, signatories or observers of these alliances? */
export const memberOrganizations = (ids: readonly string[], request: TiePageRequest): Question =>
  tiePage(request, ids, '(n)<-[r:MEMBER_OF]-(o:Actor)')
