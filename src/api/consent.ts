import { seenConsents } from '../access/consents.ts'
import { covers } from '../model/consent.ts'
import { isoDay } from '../model/partial-date.ts'
import { builder } from './builder.ts'
import { columnsOf, documentation, loaded, related, selects } from './column.ts'
import type { Context } from './context.ts'
import { ConsentMannerEnum, PurposeEnum } from './enums.ts'
import { idField, Node, registerNode } from './node.ts'
import { Person } from './person.ts'

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

registerNode('consent', {
  typeName: 'Consent',
  where: ({ viewer, today, seen }) => ({
    AND: [seenConsents(viewer, today), { person: seen.person }],
  }),
})

/** The most consents of one person that are listed. */
const most = 100

builder.objectField(Person, 'consents', (t) =>
  t.field({
    type: [Consent],
    description: `What the person agreed to, the latest first, at most ${most}; as far as you may see it: the person does, the organizers of their group, and data officers. Others see none.`,
    extensions: {
      pothosPrismaSelect: (
        _args: object,
        { viewer, today }: Context,
        nested: (query: object) => object,
      ) => ({
        select: {
          consents: nested({
            where: seenConsents(viewer, today),
            orderBy: [{ givenOn: 'desc' }, { id: 'desc' }],
            take: most,
          }),
        },
      }),
    },
    resolve: related('consents'),
  }),
)
