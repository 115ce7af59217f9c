import { type ProblemCode, problemCodes } from '../model/problem.ts'
import { builder } from './builder.ts'

export const ProblemCodeEnum = builder.enumType('ProblemCode', {
  description:
    'Every code that a problem, or an entry of `errors` (there as `extensions.code`), can carry.',
  values: Object.fromEntries(
    Object.entries(problemCodes).map(([code, description]) => [code, { description }]),
  ) as Record<ProblemCode, { description: string }>,
})

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
