import { Actor } from './actor.ts'
import { builder } from './builder.ts'
import { idField, Node } from './node.ts'

const meanings = {
  Group:
    "A homeworkers' own organization whose members are people: a local group, union, co-operative or community.",
  Alliance: 'A body whose members are organizations: a federation, network or coalition.',
  Partner: 'An NGO or a programme that accompanies groups.',
  Stakeholder: 'Whoever else has power over an issue or an interest in it.',
} as const

const actorType = <Name extends keyof typeof meanings>(name: Name) =>
  builder.prismaObject('Actor', {
    variant: name,
    description: meanings[name],
    select: { id: true, kind: true },
    interfaces: [Actor, Node],
    isTypeOf: (row) => (row as { kind?: string }).kind === name.toUpperCase(),
  })

export const Group = actorType('Group')
export const Alliance = actorType('Alliance')
export const Partner = actorType('Partner')
export const Stakeholder = actorType('Stakeholder')

// Both interfaces have an id; the actor's own is meant.
for (const type of [Group, Alliance, Partner, Stakeholder]) {
  builder.objectField(type, 'id', (t) => t.id(idField('actor')))
}
