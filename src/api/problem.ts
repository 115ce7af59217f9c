import type { ProblemCode } from '../model/problem-codes.ts'
import { builder } from './builder.ts'
import { ProblemCodeEnum } from './enums.ts'

export interface ProblemShape {
  readonly code: ProblemCode
  readonly message: string
  readonly path: string[] | null
}

export const Problem = builder.interfaceRef<ProblemShape>('Problem').implement({
  description: 'An expected outcome that is not what was asked for.',
  fields: (t) => ({
    code: t.expose('code', { type: ProblemCodeEnum, description: 'What happened, for programs.' }),
    message: t.exposeString('message', {
      description: 'What happened, for people, in the language of the request.',
    }),
    path: t.exposeStringList('path', {
      nullable: true,
      description: 'Where in the arguments the reason lies. Null: in no single place.',
    }),
  }),
})
