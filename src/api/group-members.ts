import { factsOf, heldToday, type PersonFacts, selectFacts } from '../access/consents.ts'
import type { Member } from '../access/names.ts'
import { isoDay } from '../model/partial-date.ts'
import { mostMembers } from '../model/person.ts'
import type { Prisma } from '../records/generated/client.ts'
import type { Context } from './context.ts'

/** The members of one group whom the viewer may list; one more than `mostMembers` at most. */
export interface GroupMembers {
  readonly members: readonly Member[]
  /** What is kept of each, still sealed; empty unless it was asked for. */
  readonly people: readonly { readonly facts: PersonFacts; readonly sealed: Uint8Array | null }[]
}

/** The members of these groups who may belong to them today, by the group's uuid: one statement. */
export async function readGroupMembers(
  { records, seen, today }: Context,
  asked: {
    readonly groupIds: readonly string[]
    readonly withNames: boolean
    readonly includeSynthetic: boolean
  },
): Promise<Map<string, GroupMembers>> {
  const person = asked.withNames
    ? { select: { ...selectFacts(today), sealed: true } }
    : { select: { id: true } }
  const rows = await records.actor.findMany({
    where: { id: { in: [...asked.groupIds] } },
    select: {
      id: true,
      memberships: {
        where: {
          AND: [
            { ...seen.circle, person: seen.member },
            heldToday(today),
            asked.includeSynthetic ? {} : { synthetic: false },
          ],
        },
        orderBy: { id: 'asc' },
        take: mostMembers + 1,
        select: { id: true, sinceMin: true, person },
      },
    },
  })
  return new Map(
    rows.map(({ id, memberships }) => {
      const members = memberships.map((one) => ({
        id: one.id,
        personId: one.person.id,
        since: isoDay(one.sinceMin),
      }))
      const people = asked.withNames ? memberships.map((one) => sealedOf(one.person as Row)) : []
      return [id, { members, people }]
    }),
  )
}

type Row = Prisma.PersonGetPayload<{
  select: ReturnType<typeof selectFacts> & { sealed: true }
}>

const sealedOf = (row: Row) => ({ facts: factsOf(row), sealed: row.sealed })
