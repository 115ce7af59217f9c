import { Actor } from './actor.ts'
import { builder } from './builder.ts'
import { columnsOf, documentation, related } from './column.ts'
import type { Context } from './context.ts'
import { ContactKindEnum } from './enums.ts'
import { idField, Node, registerNode } from './node.ts'

const column = columnsOf('Contact')

export const Contact = builder.prismaObject('Contact', {
  description: documentation('Contact'),
  select: { id: true },
  interfaces: [Node],
})

registerNode('contact', {
  typeName: 'Contact',
  where: ({ seen }) => ({ ...seen.contact, actor: seen.actor }),
})

builder.objectFields(Contact, (t) => ({
  id: t.id(idField('contact')),
  kind: t.field({ type: ContactKindEnum, ...column('kind'), description: 'The way to reach it.' }),
  value: t.string({ ...column('value'), description: 'The address, number or name to use.' }),
}))

builder.interfaceField(Actor, 'contacts', (t) =>
  t.field({
    type: [Contact],
    description: 'How the organization can be reached in public, as far as you may see.',
    extensions: {
      pothosPrismaSelect: (
        _args: object,
        { seen }: Context,
        nested: (query: object) => object,
      ) => ({
        select: {
          contacts: nested({
            where: seen.contact,
            orderBy: [{ kind: 'asc' }, { value: 'asc' }],
          }),
        },
      }),
    },
    resolve: related('contacts'),
  }),
)
