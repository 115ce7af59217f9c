import { type ActorKind, kindNames } from '../model/actor.ts'
import { builder } from './builder.ts'
import { columnsOf, documentation, related, selects } from './column.ts'
import { ActorKindEnum, ClassificationEnum, LevelEnum, NameKindEnum } from './enums.ts'
import { keepingOf } from './keeping.ts'
import { survivorsOf } from './merged-ids.ts'
import { idField, Node, registerNode } from './node.ts'

export const typeOf = (row: { kind: string }) => kindNames[row.kind as ActorKind]

export const Actor = builder.prismaInterface('Actor', {
  description: documentation('Actor'),
  select: { id: true, kind: true },
  interfaces: [Node],
  resolveType: typeOf,
})

const column = columnsOf('Actor')
const keeping = keepingOf('Actor', 'actor')
const nameColumn = columnsOf('ActorName')

export const OtherName = builder.prismaObject('ActorName', {
  description: documentation('ActorName'),
  select: { id: true },
  interfaces: [Node],
})

registerNode('actorName', {
  typeName: 'ActorName',
  where: ({ seen }) => ({ actor: seen.actor, absorbedBy: null }),
})

builder.objectFields(OtherName, (t) => ({
  id: t.id(idField('actorName')),
  name: t.string(nameColumn('name')),
  kind: t.field({
    type: NameKindEnum,
    ...nameColumn('kind'),
    description: 'What sort of other name it is.',
  }),
  language: t.string({ ...nameColumn('language'), nullable: true }),
}))

builder.interfaceFields(Actor, (t) => ({
  id: t.id(idField('actor')),
  slug: t.string(column('slug')),
  name: t.string(column('name')),
  otherNames: t.field({
    type: [OtherName],
    description: 'Acronyms, former names, translations and variants in print, in order of name.',
    extensions: selects((nested) => ({
      otherNames: nested({ orderBy: [{ sortName: 'asc' }, { id: 'asc' }] }),
    })),
    resolve: related('otherNames'),
  }),
  kind: t.field({
    type: ActorKindEnum,
    ...column('kind'),
    description: 'Which kind of actor it is.',
  }),
  classification: t.field({ type: ClassificationEnum, ...column('classification') }),
  level: t.field({ type: LevelEnum, ...column('level') }),
  summary: t.string({ ...column('summary'), nullable: true }),
  foundedOn: t.string({ ...column('foundedOn'), nullable: true }),
  dissolvedOn: t.string({ ...column('dissolvedOn'), nullable: true }),
  visibility: t.field(keeping.visibility),
  version: t.int(keeping.version),
  createdAt: t.field(keeping.createdAt),
  updatedAt: t.field(keeping.updatedAt),
}))

registerNode('actor', {
  typeName: 'Actor',
  where: ({ seen }) => seen.actor,
  typeOf: (row) => typeOf(row as { kind: string }),
  needs: { kind: true },
  survivors: (context, ids) =>
    survivorsOf(
      context,
      ids.map((id) => ({ id })),
    ),
})

/** The condition that an actor bears one of these folded names: as its own, or as another one. */
export const bearsName = (names: readonly string[]) => {
  const sortName = { in: [...names] }
  return { OR: [{ sortName }, { otherNames: { some: { sortName } } }] }
}
