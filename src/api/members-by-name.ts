import { type GraphQLResolveInfo, responsePathAsArray } from 'graphql'
import { demandPurpose } from '../access/consents.ts'
import { foldedNames, foundBy, inOrderOf, type Member } from '../access/names.ts'
import { may } from '../access/permissions.ts'
import { tellPersonal } from '../access/personal.ts'
import { type MemberOrderField, mostMembers } from '../model/person.ts'
import { Refusal } from '../model/problem.ts'
import { publicId } from '../model/public-id.ts'
import { Group } from './actor-types.ts'
import { builder } from './builder.ts'
import { connectionType } from './connection.ts'
import type { Context } from './context.ts'
import { listName } from './cursor.ts'
import { MemberOrderFieldEnum } from './enums.ts'
import { type GroupMembers, readGroupMembers } from './group-members.ts'
import { levelLoader } from './level.ts'
import { Membership } from './membership.ts'
import { type PageArgs, readPage, toConnection } from './page.ts'
import { loadRows } from './record-rows.ts'
import { type Select, selectionAt } from './selection.ts'

type Row = { id: string }

const MemberConnection = connectionType<Row, Row>({
  name: 'Member',
  of: 'memberships that may hold today',
  node: Membership as never,
  nodeOf: (row) => row,
})

interface Ask {
  readonly info: GraphQLResolveInfo
  readonly groupId: string
  readonly args: Pick<PageArgs, 'first' | 'after'> & {
    readonly search?: string | null | undefined
    readonly orderBy?: MemberOrderField | null | undefined
    readonly includeSynthetic?: boolean | null | undefined
  }
}

interface Answer {
  readonly rows: readonly Row[]
  readonly more: boolean
  readonly total: number
}

/** The list and its page. What is searched for is no part of a cursor: a name could be guessed from it. */
const listOf = ({ args }: Ask) => {
  const { orderBy, search, includeSynthetic } = args
  const name = listName(['members', orderBy, search != null, includeSynthetic ?? false])
  return { name, page: readPage(name, { first: args.first, after: args.after }) }
}

const needsNames = ({ args }: Ask): boolean => args.orderBy === 'NAME' || args.search != null

builder.objectField(Group, 'members', (t) =>
  t.field({
    type: MemberConnection,
    nullable: true,
    description: `Who may belong to the group today, as far as you may list them, in an order that names decide, or found by name. Names are opened for that inside of one group of at most ${mostMembers} people (GROUP_TOO_LARGE; see memberships), for a purpose, and only by those who may read them. Null: it was refused.`,
    extensions: { cost: { complexity: 50 }, pothosPrismaSelect: { id: true } },
    args: {
      first: t.arg.int({ description: 'How many items after `after`: 1 to 100. Default 25.' }),
      after: t.arg.string({ description: 'A cursor: the page begins after it.' }),
      search: t.arg.string({
        description:
          'Words of the name, or their beginnings, whatever case and accents; at most 200 characters. Default: everybody.',
      }),
      orderBy: t.arg({
        type: MemberOrderFieldEnum,
        defaultValue: 'SINCE',
        description: 'What to order by; the id comes last.',
      }),
      includeSynthetic: t.arg.boolean({
        defaultValue: false,
        description: 'Whether to list invented people too, made so that lists can be tried.',
      }),
    },
    resolve: async (row, args, context, info) => {
      const ask: Ask = { info, groupId: row.id, args }
      const { name, page } = listOf(ask)
      if ([...(args.search ?? '')].length > 200) throw new Refusal('BAD_FILTER', tooLong)
      if (needsNames(ask)) demandNames(context, 'group.members', row.id)
      const place = responsePathAsArray(info.path).filter((step) => typeof step === 'string')
      const loader = levelLoader<Ask, Answer>(context, `members@${place.join('.')}`, answer)
      const { rows, more, total } = await loader.load(ask)
      const found = { items: [...rows], more, total }
      return toConnection(name, null, { backward: false, after: page.cursor }, found, ({ id }) => ({
        key: '',
        id,
      }))
    },
  }),
)

/** Throws where the names of the group may not be opened for the viewer; that is noted. */
export function demandNames(
  { viewer, audit, vault }: Context,
  operation: string,
  groupId: string,
): void {
  const subjects = [publicId('actor', groupId)]
  if (viewer.purpose === null) {
    audit({ operation, subjects, decision: 'REFUSED', code: 'PURPOSE_REQUIRED' })
  }
  demandPurpose(viewer)
  if (!may(viewer, 'READ_NAMES', groupId)) {
    audit({ operation, subjects, decision: 'REFUSED', code: 'NOT_ALLOWED' })
    throw new Refusal('NOT_ALLOWED', notAllowed)
  }
  vault.demandKeys()
}

async function answer(context: Context, level: readonly Ask[]): Promise<(Answer | Error)[]> {
  const [first] = level as [Ask]
  if (needsNames(first)) await context.panic.demandOpen()
  const groups = await readGroupMembers(context, {
    groupIds: level.map(({ groupId }) => groupId),
    withNames: needsNames(first),
    includeSynthetic: first.args.includeSynthetic ?? false,
  })
  const pages: (Page | Refusal)[] = []
  for (const ask of level) pages.push(await pageOf(context, ask, groups.get(ask.groupId)))
  const ids = pages.flatMap((page) => (page instanceof Refusal ? [] : page.ids))
  const select: Select =
    selectionAt(context, first.info, 'Membership', [['edges', 'node'], ['nodes']]) ?? {}
  const [rows] = ids.length === 0 ? [] : await loadRows(context, 'membership', ids, [select])
  return pages.map((page) =>
    page instanceof Refusal
      ? page
      : { ...page, rows: page.ids.flatMap((id) => rows?.get(id) ?? []) },
  )
}

interface Page {
  readonly ids: readonly string[]
  readonly more: boolean
  readonly total: number
}

async function pageOf(
  context: Context,
  ask: Ask,
  group: GroupMembers | undefined,
): Promise<Page | Refusal> {
  const members = group?.members ?? []
  if (members.length > mostMembers) return tooLarge()
  const { search, orderBy } = ask.args
  const names = needsNames(ask) ? await namesOf(context, group) : new Map<string, string>()
  const found = search == null ? members : foundBy(search, members, names)
  const ordered = inOrderOf(found, orderBy ?? 'SINCE', names)
  const { cursor, limit } = listOf(ask).page
  const at = cursor ? ordered.findIndex(({ id }) => id === cursor.id) : -1
  if (cursor && at < 0) return new Refusal('BAD_CURSOR', gone)
  const page = ordered.slice(at + 1, at + 1 + limit)
  if (needsNames(ask)) noteNames(context, 'group.members', ask.groupId, page)
  return {
    ids: page.map(({ id }) => id),
    more: at + 1 + limit < ordered.length,
    total: ordered.length,
  }
}

/** The names of the members, folded, as far as the viewer may read them. */
export async function namesOf(
  { records, vault, viewer, today }: Context,
  group: GroupMembers | undefined,
): Promise<Map<string, string>> {
  const reader = { records, vault, viewer, today }
  return foldedNames(await tellPersonal(reader, group?.people ?? []))
}

/** Whom the page shows for their names: that they are in it, and where, tells of these. */
export const noteNames = (
  { audit }: Context,
  operation: string,
  groupId: string,
  page: readonly Member[],
): void =>
  audit({
    operation,
    subjects: [
      publicId('actor', groupId),
      ...page.map(({ personId }) => publicId('person', personId)),
    ],
    decision: 'ALLOWED',
  })

export const tooLarge = (): Refusal =>
  new Refusal('GROUP_TOO_LARGE', {
    id: `Kelompok itu beranggotakan lebih dari ${mostMembers} orang. Pakai memberships.`,
    en: `The group has more than ${mostMembers} people. Use memberships.`,
  })

const notAllowed = {
  id: 'Nama anggota kelompok itu hanya dibaca pengurusnya.',
  en: 'The names of its members are read by the organizers of the group alone.',
}
const tooLong = {
  id: 'search paling panjang 200 karakter.',
  en: 'search has at most 200 characters.',
}
const gone = {
  id: 'Anggota pada kursor itu tidak lagi ada dalam daftar. Mulai lagi tanpa after.',
  en: 'The member at that cursor is not in the list any more. Begin again without after.',
}
