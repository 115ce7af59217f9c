import { Actor } from './actor.ts'
import { Alliance, Group, Partner, Stakeholder } from './actor-types.ts'
import { connectionType } from './connection.ts'
import type { ActorRow } from './tie-rows.ts'

const listOf = (name: string, of: string, node: unknown) =>
  connectionType<ActorRow, ActorRow>({ name, of, node: node as never, nodeOf: (row) => row })

export const ActorConnection = listOf('Actor', 'actors', Actor)

/** The lists of actors of one kind. */
export const kindConnections = {
  Group: listOf('Group', 'groups', Group),
  Alliance: listOf('Alliance', 'alliances', Alliance),
  Partner: listOf('Partner', 'partners', Partner),
  Stakeholder: listOf('Stakeholder', 'stakeholders', Stakeholder),
}
