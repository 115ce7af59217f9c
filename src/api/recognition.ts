import { Actor } from './actor.ts'
import { Group } from './actor-types.ts'
import { builder } from './builder.ts'
import { columnsOf, documentation, related, relatedIfSeen } from './column.ts'
import type { Context } from './context.ts'
import { RecognitionKindEnum } from './enums.ts'
import { idField, Node, registerNode } from './node.ts'

const recognitionColumn = columnsOf('Recognition')

export const Recognition = builder.prismaObject('Recognition', {
  description: documentation('Recognition'),
  select: { id: true },
  interfaces: [Node],
})

builder.objectFields(Recognition, (t) => ({
  id: t.id(idField('recognition')),
  kind: t.field({
    type: RecognitionKindEnum,
    ...recognitionColumn('kind'),
    description: 'The form of the recognition.',
  }),
  registrationNumber: t.string({ ...recognitionColumn('number'), nullable: true }),
  givenOn: t.string({ ...recognitionColumn('givenOn'), nullable: true }),
  recognizer: t.field({
    type: Actor,
    nullable: true,
    description: 'Who gave it. Null: not known, or you may not see it.',
    ...relatedIfSeen('recognizer', 'actor'),
  }),
}))

registerNode('recognition', {
  typeName: 'Recognition',
  where: ({ seen }) => seen.recognition,
})

builder.objectFields(Group, (t) => ({
  recognitions: t.field({
    type: [Recognition],
    description: 'How it has been formally recognized, as far as you may see.',
    extensions: {
      pothosPrismaSelect: (_args: object, context: Context, nested: (query: object) => object) => ({
        select: {
          recognitions: nested({
            where: { ...context.seen.circle, absorbedBy: null },
            orderBy: { id: 'asc' },
          }),
        },
      }),
    },
    resolve: related('recognitions'),
  }),
}))
