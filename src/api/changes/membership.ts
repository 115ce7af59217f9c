import { publicId } from '../../model/public-id.ts'
import type { Visibility } from '../../model/viewer.ts'
import { Actor } from '../actor.ts'
import { builder } from '../builder.ts'
import { MembershipRoleEnum, VisibilityEnum } from '../enums.ts'
import { Membership } from '../membership.ts'
import { findNodes } from '../node.ts'
import { change } from './change.ts'
import { citationInput, cite } from './citations.ts'
import { type Draft, draftCreate, type Input, readFields } from './draft.ts'
import { recordEnding } from './endings.ts'
import { actorRef, choice, type Fields, partialDate } from './fields.ts'
import { partInput, requestFields } from './inputs.ts'
import { savedType } from './payload.ts'
import { createPerson, personFields, personInput } from './person.ts'
import { recordChanges } from './record-changes.ts'

const MemberInput = builder.inputType('MemberInput', {
  description: 'A person: one that is on record, or a new one.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'The id, beginning with person_.' }),
    create: t.field({
      type: partInput(
        'PersonFieldsInput',
        'A person who is not on record yet.',
        personFields,
        personInput,
      ),
      description: 'A person who is not on record yet.',
    }),
  }),
})

/** The uuid of a person whom an input names, or of the one whom it makes. */
async function personOf(draft: Draft, given: Input, path: readonly string[]) {
  if (given.create) return createPerson(draft, given.create as Input, [...path, 'create'])
  return draft.references.findId('person', given.id as string, [...path, 'id'])
}

const ownFields: Fields = {
  person: {
    type: MemberInput as never,
    description: 'Who belongs to the group.',
    required: true,
    fixed: true,
    column: 'personId',
    read: async (given: Input, path, draft) => (await personOf(draft, given, path)) ?? undefined,
  },
  role: choice(
    MembershipRoleEnum as never,
    'What the person does in the group. Default: MEMBER. Another role is another membership.',
  ),
  since: partialDate('Since when. Null: not known.'),
  until: partialDate('Until when. Null: not known, or it goes on.'),
  visibility: choice(VisibilityEnum as never, 'Who may see it; never PUBLIC. Default: GROUP.'),
}

const membershipFields: Fields = {
  ...ownFields,
  group: actorRef('The group, an actor of kind GROUP.', 'groupId', { required: true, fixed: true }),
}

/** The uuid of the group that an input names; tells a problem when it is no group. */
async function groupOf(draft: Draft, input: Input, path: readonly string[]) {
  const id = await draft.references.find('actor', input.group as Input, [...path, 'group'])
  const kind = id === null ? null : draft.references.kindOf(id)
  if (kind !== null && kind !== 'GROUP') {
    draft.write.problem({
      code: 'WRONG_KIND',
      text: {
        id: `Hanya kelompok (GROUP) yang beranggotakan orang; ini ${kind}.`,
        en: `Only a GROUP has people as members; this is of kind ${kind}.`,
      },
      path: [...path, 'group'],
    })
  }
  return id
}

/** One new membership, as it was given. */
interface Joining {
  readonly input: Input
  readonly path: readonly string[]
}

/** Adds new memberships of one group to the draft; returns their uuids. */
async function join(
  draft: Draft,
  groupId: string | null,
  joining: readonly Joining[],
): Promise<string[]> {
  // People come before their memberships, so that each are written at once.
  const read = await Promise.all(
    joining.map(async ({ input, path }) => {
      return { input, path, values: await readFields(draft, ownFields, input, path) }
    }),
  )
  const invented = await inventedAmong(
    draft,
    read.map(({ values }) => values.personId as string | undefined),
  )
  const ids = read.map(({ values, path }) => {
    const synthetic = invented.has(values.personId as string)
    return draftCreate(draft, 'membership', { ...values, groupId, synthetic }, path)
  })
  for (const [n, { input, path, values }] of read.entries()) {
    const visibility = (values.visibility ?? 'GROUP') as Visibility
    await cite(draft, { subject: 'MEMBERSHIP', id: ids[n] as string, visibility }, input, path)
  }
  return ids
}

/** Which of these people are invented, those too whom this request makes. */
async function inventedAmong(
  { write, rows }: Draft,
  ids: readonly (string | undefined)[],
): Promise<Set<string>> {
  const made = rows.filter(
    (row) => row.what === 'CREATE' && row.table === 'person' && row.values.synthetic === true,
  )
  const found = await write.tx.person.findMany({
    where: { id: { in: ids.filter((id) => id !== undefined) }, synthetic: true },
    select: { id: true },
  })
  return new Set([...made, ...found].map(({ id }) => id))
}

const changes = { table: 'membership', fields: membershipFields } as const

const saved = recordChanges({
  ...changes,
  typeName: 'Membership',
  field: 'membership',
  record: Membership as never,
  noun: 'a membership of a person in a group',
  createInput: citationInput,
  create: async (draft, input, path) => {
    const groupId = await groupOf(draft, input, path)
    const [id] = await join(draft, groupId, [{ input, path }])
    return id as string
  },
})

recordEnding(changes, saved, 'Membership')

const added = savedType('Memberships', 'group', Actor as never, (t) => ({
  memberships: t.field({
    type: [Membership],
    description: 'The memberships that were made, in the order of the input. Empty: validateOnly.',
    resolve: async ({ ids, token }, _args, context, info) => {
      if (token === null) return []
      const found = await findNodes(context, info, ids.slice(1))
      return found.filter((one) => one !== null) as never
    },
  }),
}))

const NewMembershipInput = partInput(
  'NewMembershipInput',
  'One of several new members of a group.',
  ownFields,
  citationInput,
)

const AddMembershipsInput = builder.inputType('AddMembershipsInput', {
  description: 'The new members of a group.',
  fields: (t) => ({
    group: t.field({
      type: membershipFields.group?.type as never,
      required: true,
      description: 'The group, an actor of kind GROUP.',
    }),
    memberships: t.field({
      type: [NewMembershipInput],
      required: true,
      description: 'From 1 to 100 memberships.',
    }),
    ...requestFields(t as never),
  }),
})

builder.mutationField('addMemberships', (t) =>
  t.field({
    type: added.union as never,
    description:
      'Puts up to 100 memberships of one group on record: all of them, or none and what is wrong with each.',
    args: {
      input: t.arg({ type: AddMembershipsInput, required: true, description: 'Who joins what.' }),
    },
    resolve: (_root, { input }, context) =>
      change(context, 'addMemberships', added.name, input as never, async (draft) => {
        const groupId = await groupOf(draft, input as never, ['input'])
        const given = input.memberships as unknown as Input[]
        if (given.length === 0) tellNobody(draft)
        const joining = given.map((one, n) => ({
          input: one,
          path: ['input', 'memberships', String(n)],
        }))
        const ids = await join(draft, groupId, joining)
        if (groupId === null) return { ids: [] }
        return { ids: [publicId('actor', groupId), ...ids.map((id) => publicId('membership', id))] }
      }) as never,
  }),
)

const tellNobody = ({ write }: Draft): void =>
  write.problem({
    code: 'REQUIRED',
    text: { id: 'Sebutkan paling sedikit satu keanggotaan.', en: 'Name at least one membership.' },
    path: ['input', 'memberships'],
  })
