import { doublesAmong, type Member } from '../access/names.ts'
import { mostMembers } from '../model/person.ts'
import { Group } from './actor-types.ts'
import { builder } from './builder.ts'
import type { Context } from './context.ts'
import { readGroupMembers } from './group-members.ts'
import { levelLoader } from './level.ts'
import { demandNames, namesOf, noteNames, tooLarge } from './members-by-name.ts'
import { Membership } from './membership.ts'
import { loadRows } from './record-rows.ts'
import { selectionAt } from './selection.ts'

/** The most sets that are told. */
const mostSets = 50

interface Doubles {
  readonly rows: readonly { id: string }[]
}

const MemberDoubles = builder.objectRef<Doubles>('MemberDoubles').implement({
  description: 'Members of one group who bear the same name and may be one person.',
  fields: (t) => ({
    memberships: t.field({
      type: [Membership],
      description: 'One membership of each, two or more.',
      resolve: ({ rows }) => [...rows] as never,
    }),
  }),
})

builder.objectField(Group, 'memberDoubles', (t) =>
  t.field({
    type: [MemberDoubles],
    nullable: true,
    description: `Members of today who bear the same name, whatever case and accents, at most ${mostSets} sets; invented people too. Opened and refused as members by name are. Null: it was refused.`,
    extensions: { cost: { complexity: 50 }, pothosPrismaSelect: { id: true } },
    resolve: async ({ id }, _args, context, info) => {
      demandNames(context, 'group.memberDoubles', id)
      const sets = await levelLoader<string, Member[][]>(context, 'doubles', doublesOf).load(id)
      const ids = sets.flat().map((one) => one.id)
      if (ids.length === 0) return []
      const select = selectionAt(context, info, 'Membership', [['memberships']]) ?? {}
      const [rows] = await loadRows(context, 'membership', ids, [select])
      return sets.map((set) => ({ rows: set.flatMap((one) => rows?.get(one.id) ?? []) }))
    },
  }),
)

async function doublesOf(
  context: Context,
  groupIds: readonly string[],
): Promise<(Member[][] | Error)[]> {
  await context.panic.demandOpen()
  const asked = { groupIds, withNames: true, includeSynthetic: true }
  const groups = await readGroupMembers(context, asked)
  const answers: (Member[][] | Error)[] = []
  for (const id of groupIds) {
    const group = groups.get(id)
    const members = group?.members ?? []
    if (members.length > mostMembers) answers.push(tooLarge())
    else {
      const sets = doublesAmong(members, await namesOf(context, group)).slice(0, mostSets)
      noteNames(context, 'group.memberDoubles', id, sets.flat())
      answers.push(sets)
    }
  }
  return answers
}
