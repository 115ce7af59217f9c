import { VisibilityEnum } from '../enums.ts'
import { actorRef, choice, type Fields } from './fields.ts'

/** Who may see a record, and whose it is when only some may. */
export const seenBy = (defaultTo: string): Fields => ({
  visibility: choice(VisibilityEnum as never, `Who may see it. Default: ${defaultTo}.`),
  audience: actorRef(
    'Whose it is: the alliance of an ALLIANCE, the group of a GROUP or SELF; for the rest nobody. Default of the latter two: the group of yours that it is about, or your only one.',
    'audienceId',
  ),
})
