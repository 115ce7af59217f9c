import { holds } from '../../access/circles.ts'
import { organizes, seenAccounts, standing } from '../../access/granting.ts'
import { mayGrant } from '../../access/permissions.ts'
import type { Bilingual } from '../../model/language.ts'
import { standingCoordinators } from '../../records/standing-coordinators.ts'
import { notFound } from '../../records/write/apply.ts'
import type { Write } from '../../records/write/write.ts'
import { Grant } from '../account.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import {
  idGiven,
  isVersion,
  manage,
  openAccount,
  outcome,
  tellNotAllowed,
} from './access-change.ts'
import { type GivenRole, give, overOf, roleFields } from './access-grants.ts'
import { requestFields, versionField } from './inputs.ts'
import { savedType } from './payload.ts'

export const GrantResult = savedType('Grant', 'grant', Grant as never)

const GrantRoleInput = builder.inputType('GrantRoleInput', {
  description: 'Who is given which role.',
  fields: (t) => ({
    account: t.id({ required: true, description: 'Who; the id begins with account_.' }),
    ...roleFields(t as never),
    ...requestFields(t as never),
  }),
})

const GrantInput = builder.inputType('GrantInput', {
  description: 'Which role of an account is meant.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The role given; its id begins with grant_.' }),
    ...versionField(t as never),
    ...requestFields(t as never),
  }),
})

builder.mutationFields((t) => ({
  grantRole: t.field({
    type: GrantResult.union as never,
    description:
      'Gives an account a role. Organizers give MEMBER, ORGANIZER and COMPANION over their group, coordinators of an alliance COORDINATOR and ANALYST over it, those of the whole network any; but MEMBER and ORGANIZER only in a group that has no organizer, and no role that opens people to themselves. What ends with it: the keys that somebody else than the holder made for the account, and those alone.',
    args: { input: t.arg({ type: GrantRoleInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) =>
      manage(context, 'grantRole', GrantResult.name, input as never, async (write, now) => {
        const over = await overOf(context, write, input as GivenRole, [])
        const id = idGiven(write, 'account', input.account, 'account')
        const account = id && (await openAccount(write, { id }, now, 'account'))
        if (!account || over === undefined) return outcome('grant', null)
        const at = { over, now, path: [] }
        const given = await give(context, write, account.id, input as GivenRole, at)
        return outcome('grant', given, account.id)
      }) as never,
  }),
  revokeRole: t.field({
    type: GrantResult.union as never,
    description:
      'Takes a role back, effective within a second. Whoever may give a role may take it back, and everybody may lay down their own; the whole network keeps one coordinator.',
    args: { input: t.arg({ type: GrantInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) =>
      manage(context, 'revokeRole', GrantResult.name, input as never, async (write, now) => {
        const grant = await standingGrant(context, write, input, now)
        if (!grant) return outcome('grant', null)
        const { viewer } = context
        const isOwn = grant.accountId === viewer.accountId
        if (!isOwn && !mayGrant(viewer, grant.role, grant.overId)) {
          tellNotAllowed(write, whoTakesBack, 'id')
        }
        const coordinators = await standingCoordinators(write.tx)
        if (coordinators.every(({ grantId }) => grantId === grant.id) && coordinators.length > 0) {
          write.problem({ code: 'LAST_COORDINATOR', text: lastOne, path: ['input', 'id'] })
        }
        if (write.problems() > 0) return outcome('grant', null)
        await write.tx.grant.update({
          where: { id: grant.id },
          data: { revokedAt: now, revokedById: viewer.accountId, version: { increment: 1 } },
        })
        return outcome('grant', grant.id, grant.accountId)
      }) as never,
  }),
  consentToCompanion: t.field({
    type: GrantResult.union as never,
    description:
      'An organizer says that the group agrees to a companion, whose role counts from then on. Revoke the role to take that back.',
    args: { input: t.arg({ type: GrantInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) =>
      manage(
        context,
        'consentToCompanion',
        GrantResult.name,
        input as never,
        async (write, now) => {
          const grant = await standingGrant(context, write, input, now)
          if (!grant) return outcome('grant', null)
          const { viewer } = context
          if (grant.role !== 'COMPANION') write.problem(notFound(['input', 'id']))
          else if (!organizes(viewer, grant.overId) && !holds(viewer, 'DEVELOPER')) {
            tellNotAllowed(write, whoAgrees, 'id')
          }
          if (write.problems() > 0) return outcome('grant', null)
          if (grant.consentedAt === null) {
            await write.tx.grant.update({
              where: { id: grant.id },
              data: {
                consentedAt: now,
                consentedById: viewer.accountId,
                version: { increment: 1 },
              },
            })
          }
          return outcome('grant', grant.id, grant.accountId)
        },
      ) as never,
  }),
}))

/** A role that stands and that the viewer is shown; null, and problems are told, when there is none. */
async function standingGrant(
  { viewer }: Context,
  write: Write,
  input: { id: string; expectedVersion: number },
  now: Date,
) {
  const id = idGiven(write, 'grant', input.id, 'id')
  if (id === null) return null
  await write.tx.$queryRaw`SELECT 1 FROM "Grant" WHERE id = ${id}::uuid FOR UPDATE`
  const found = await write.tx.grant.findFirst({
    where: { id, AND: [standing(now), seenAccounts(viewer).grant] },
  })
  if (!found) {
    write.problem(notFound(['input', 'id']))
    return null
  }
  return isVersion(write, 'grant', found, input.expectedVersion) ? found : null
}

const whoTakesBack: Bilingual = {
  id: 'Peran dicabut oleh yang boleh memberikannya, dan dilepas oleh pemegangnya.',
  en: 'A role is taken back by whoever may give it, and laid down by its holder.',
}
const whoAgrees: Bilingual = {
  id: 'Yang menyetujui pendamping adalah pengurus kelompoknya.',
  en: 'Organizers of the group agree to a companion.',
}
export const lastOne: Bilingual = {
  id: 'Jaringan akan tanpa koordinator. Beri peran itu kepada akun lain dahulu.',
  en: 'The whole network would be left without a coordinator. Give another account that role first.',
}
