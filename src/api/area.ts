import { placeAsWritten } from '../access/place.ts'
import { Refusal } from '../model/problem.ts'
import { idOf } from '../model/public-id.ts'
import { withAreaTitles } from '../model/search.ts'
import { Actor } from './actor.ts'
import { builder } from './builder.ts'
import { columnsOf, documentation, related, selects } from './column.ts'
import { connectionType } from './connection.ts'
import type { Context } from './context.ts'
import { AreaRoleEnum, LevelEnum } from './enums.ts'
import { foldedNames } from './named.ts'
import { idField, Node, registerNode, storable } from './node.ts'
import { pageArgs } from './page.ts'
import { recordPage } from './record-page.ts'
import { findOne } from './table.ts'

const column = columnsOf('Area')
const placeColumn = columnsOf('ActorArea')

interface AreaKey {
  id?: string | null | undefined
  code?: string | null | undefined
}

export const AreaRef = builder.inputType('AreaRef', {
  description: 'Names one area, by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Its id, beginning with area_.' }),
    code: t.string({ description: 'Its official code, for example 34 or 34.02.' }),
  }),
})

/** Throws BAD_FILTER unless it is written as an official code; one that is not on record passes. */
export function areaCode(code: string): string {
  if (/^\d{2}(\.\d{2,4})*$/.test(code)) return code
  throw new Refusal('BAD_FILTER', {
    id: `“${code.slice(0, 20)}” bukan kode wilayah. Contoh: 34 atau 34.02.`,
    en: `“${code.slice(0, 20)}” is no area code. Examples: 34, 34.02.`,
  })
}

/**
 * The condition that an area is the one named or lies in it: by its code, or by an id through all
 * the levels that have codes (province, regency, district, village).
 */
export function areaWithin(by: AreaKey): object {
  if (by.id != null) {
    const id = idOf('area', by.id)
    const below = { parentId: id }
    return { OR: [{ id }, below, { parent: below }, { parent: { parent: below } }] }
  }
  const code = areaCode(by.code as string)
  return { OR: [{ code }, { code: { startsWith: `${code}.` } }] }
}

export const Area = builder.prismaObject('Area', {
  description: documentation('Area'),
  select: { id: true },
  interfaces: [Node],
})

builder.objectFields(Area, (t) => ({
  id: t.id(idField('area')),
  code: t.string(column('code')),
  name: t.string(column('name')),
  level: t.field({ type: LevelEnum, ...column('level') }),
  latitude: t.float({ ...column('latitude'), nullable: true }),
  longitude: t.float({ ...column('longitude'), nullable: true }),
  parent: t.field({
    type: Area,
    nullable: true,
    description: 'The area around it. Null: it is a province.',
    extensions: selects((nested) => ({ parent: nested() })),
    resolve: related('parent'),
  }),
  parts: t.field({
    type: [Area],
    description: 'The areas within it that are on record, in order of code.',
    extensions: selects((nested) => ({ parts: nested({ orderBy: { code: 'asc' } }) })),
    resolve: related('parts'),
  }),
}))

export const ActorPlace = builder.prismaObject('ActorArea', {
  description: documentation('ActorArea'),
  select: { id: true },
  interfaces: [Node],
})

registerNode('actorArea', {
  typeName: 'ActorArea',
  where: ({ seen }) => ({ ...seen.place, actor: seen.actor }),
})

builder.objectFields(ActorPlace, (t) => ({
  id: t.id(idField('actorArea')),
  area: t.field({
    type: Area,
    description: 'The area.',
    extensions: selects((nested) => ({ area: nested() })),
    resolve: related('area'),
  }),
  role: t.field({
    type: AreaRoleEnum,
    ...placeColumn('role'),
    description: 'What the actor has to do with the area.',
  }),
  uncertain: t.boolean(placeColumn('uncertain')),
  asWritten: t.string({
    description:
      'The place as the source writes it. Null: as the name of the area; or the group does not agree that others than itself see it so.',
    nullable: true,
    extensions: { pothosPrismaSelect: { asWritten: true, exact: true, actorId: true } },
    resolve: (row, _args, { viewer }) => placeAsWritten(viewer, row as never),
  }),
}))

builder.interfaceField(Actor, 'areas', (t) =>
  t.field({
    type: [ActorPlace],
    description: 'Where the actor has its seat, works, or has its members.',
    extensions: {
      pothosPrismaSelect: (_args: object, context: Context, nested: (query: object) => object) => ({
        select: {
          areas: nested({
            where: context.seen.place,
            orderBy: [{ role: 'asc' }, { area: { code: 'asc' } }],
          }),
        },
      }),
    },
    resolve: related('areas'),
  }),
)

registerNode('area', {
  typeName: 'Area',
  where: () => ({}),
})

const AreaConnection = connectionType<{ id: string }, { id: string }>({
  name: 'Area',
  of: 'areas',
  node: Area as never,
  nodeOf: (row) => row,
})

/** Areas of that name; one that is given without a title is borne by areas of every title. */
const areaNamed = (name: string): object => ({
  sortName: { in: foldedNames(name).flatMap(withAreaTitles) },
})

builder.queryFields((t) => ({
  area: t.field({
    type: Area,
    nullable: true,
    description: 'One area. Null: it is not on record.',
    args: { by: t.arg({ type: AreaRef, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) =>
      findOne(context, info, 'area', 'Area', [
        by.id == null ? { code: storable(by.code as string) } : { id: idOf('area', by.id) },
      ]) as never,
  }),
  areas: t.field({
    type: AreaConnection,
    description: 'The areas on record, in order of code.',
    args: {
      ...pageArgs(),
      levels: t.arg({ type: [LevelEnum], description: 'Only areas of these levels.' }),
      within: t.arg({ type: AreaRef, description: 'Only this area and its parts.' }),
      named: t.arg.string({
        description:
          'Only areas of this name, with its title (Kabupaten Bantul, Kab. Bantul) or without (Bantul: the regency and the city). Case and accents do not matter.',
      }),
    },
    resolve: (_root, args, context, info) =>
      recordPage<{ id: string }>(context, info, args, {
        table: 'area',
        typeName: 'Area',
        where: {
          AND: [
            args.levels ? { level: { in: args.levels } } : {},
            args.within ? areaWithin(args.within) : {},
            args.named == null ? {} : areaNamed(args.named),
          ],
        },
        key: { path: ['code'], kind: 'TEXT' },
        descending: false,
        name: ['areas', args.levels, args.within, args.named],
      }),
  }),
}))
