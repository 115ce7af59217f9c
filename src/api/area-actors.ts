import { actorsInAreas } from '../records/actors-in-areas.ts'
import { ActorConnection } from './actor-connections.ts'
import { Area } from './area.ts'
import { builder } from './builder.ts'
import { ActorKindEnum, AreaRoleEnum } from './enums.ts'
import { askIdPage } from './id-page.ts'
import { pageArgs } from './page.ts'

builder.objectField(Area, 'actors', (t) =>
  t.field({
    type: ActorConnection,
    description:
      'The actors with their seat, work or members in it, as far as you may see them, by name; each once, however many places it has there.',
    args: {
      ...pageArgs(),
      roles: t.arg({
        type: [AreaRoleEnum],
        description: 'Only places of these roles. Default: all. An empty list matches nothing.',
      }),
      kinds: t.arg({
        type: [ActorKindEnum],
        description: 'Only actors of these kinds. Default: all. An empty list matches nothing.',
      }),
      withParts: t.arg.boolean({
        defaultValue: true,
        description:
          'Whether actors in a part of the area count. false: only those whose place on record is this very area.',
      }),
    },
    resolve: ({ id }, args, context, info) => {
      const { roles = null, kinds = null } = args
      const withParts = args.withParts ?? true
      const question = {
        roles,
        kinds,
        withParts,
        seen: context.seen.actor,
        seenPlaces: context.seen.place,
      }
      return askIdPage(context, info, id, args, {
        table: 'actor',
        typeName: 'Actor',
        key: { path: ['sortName'], kind: 'TEXT' },
        needs: { kind: true },
        name: ['areaActors', roles, kinds, withParts],
        read: (areas, page, total) => actorsInAreas(context.records, areas, question, page, total),
      }) as never
    },
  }),
)
