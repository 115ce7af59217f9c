import { isSelf, seenConsents, seesConsents } from '../access/consents.ts'
import { covers } from '../model/consent.ts'
import { isoDay } from '../model/partial-date.ts'
import { publicId } from '../model/public-id.ts'
import { builder } from './builder.ts'
import { columnsOf, documentation, loaded, related, selects } from './column.ts'
import type { Context } from './context.ts'
import { ConsentMannerEnum, PurposeEnum } from './enums.ts'
import { idField, Node, registerNode } from './node.ts'
import { Person } from './person.ts'
import { demandPurposeOn } from './purpose.ts'

const column = columnsOf('Consent')

export const Consent = builder.prismaObject('Consent', {
  description: documentation('Consent'),
  select: { id: true },
  interfaces: [Node],
})

const selectTerms = {
  pothosPrismaSelect: { purposes: true, givenOn: true, expiresOn: true, withdrawnAt: true },
}

builder.objectFields(Consent, (t) => ({
  id: t.id(idField('consent')),
  person: t.field({
    type: Person,
    description: 'Who agreed.',
    extensions: selects((nested) => ({ person: nested() })),
    resolve: related('person'),
  }),
  purposes: t.field({ ...column('purposes'), type: [PurposeEnum] }),
  wording: t.string(column('wording')),
  language: t.string(column('language')),
  manner: t.field({
    ...column('manner'),
    type: ConsentMannerEnum,
    description: 'How they agreed.',
  }),
  givenOn: t.field({
    ...column('givenOn'),
    type: 'Date',
    description: 'The day on which they agreed.',
    resolve: (row) => isoDay(loaded('Consent', 'givenOn', row)),
  }),
  expiresOn: t.field({
    ...column('expiresOn'),
    type: 'Date',
    nullable: true,
    resolve: (row) => {
      const day = loaded('Consent', 'expiresOn', row)
      return day && isoDay(day)
    },
  }),
  withdrawnAt: t.field({ ...column('withdrawnAt'), type: 'DateTime', nullable: true }),
  covers: t.boolean({
    description: 'Whether it covers a purpose today.',
    args: {
      purpose: t.arg({ type: PurposeEnum, required: true, description: 'The purpose.' }),
    },
    extensions: selectTerms,
    resolve: (row, { purpose }, { today }) => {
      const expiresOn = loaded('Consent', 'expiresOn', row)
      const terms = {
        purposes: loaded('Consent', 'purposes', row),
        givenOn: isoDay(loaded('Consent', 'givenOn', row)),
        expiresOn: expiresOn && isoDay(expiresOn),
        isWithdrawn: loaded('Consent', 'withdrawnAt', row) !== null,
      }
      return covers(terms, purpose, today)
    },
  }),
}))

const operation = 'person.consents'

const seenWith = ({ viewer, today, seen }: Context) => ({
  AND: [seenConsents(viewer, today), { person: seen.person }],
})

registerNode('consent', {
  typeName: 'Consent',
  where: seenWith,
  narrow: async (context, ids) => {
    const { viewer, records, audit } = context
    const rows = await records.consent.findMany({
      where: { AND: [{ id: { in: [...ids] } }, seenWith(context)] },
      select: { id: true, personId: true },
    })
    if (rows.length === 0) return []
    const subjects = rows.map(({ personId }) => publicId('person', personId))
    const others = subjects.filter((_, at) => !isSelf(viewer, rows[at]?.personId ?? ''))
    if (others.length > 0) demandPurposeOn(context, { operation, subjects: others })
    audit({ operation, subjects, decision: 'ALLOWED' })
    return rows.map(({ id }) => id)
  },
})

/** The most consents of one person that are listed. */
const most = 100

const listed = related('consents')

builder.objectField(Person, 'consents', (t) =>
  t.field({
    type: [Consent],
    description: `What the person agreed to, the latest first, at most ${most}; as far as you may see it: the person does, and for a purpose (header Anyam-Purpose) the organizers of their group and data officers, which goes on the audit trail. Others see none.`,
    extensions: {
      pothosPrismaSelect: (
        _args: object,
        { viewer, today }: Context,
        nested: (query: object) => object,
      ) => ({
        select: {
          id: true,
          consents: nested({
            where: seenConsents(viewer, today),
            orderBy: [{ givenOn: 'desc' }, { id: 'desc' }],
            take: most,
          }),
        },
      }),
    },
    resolve: async (row, args, context, info) => {
      const { viewer, audit } = context
      const about = { operation, subjects: [publicId('person', row.id)] }
      const rows: object[] = await listed(row, args, context, info)
      if (!isSelf(viewer, row.id) && seesConsents(viewer)) demandPurposeOn(context, about)
      if (rows.length > 0) audit({ ...about, decision: 'ALLOWED' })
      return rows as never
    },
  }),
)
