import type { GraphQLResolveInfo } from 'graphql'
import type { Context } from './context.ts'
import { levelLoader } from './level.ts'
import { spanVersion, type VersionSpan } from './network-version.ts'
import { asks } from './selection.ts'

interface Ask<Answer> {
  readonly question: string
  readonly actorId: string
  readonly read: Read<Answer>
}

type Read<Answer> = (ids: readonly string[]) => Promise<Map<string, Answer>>

/**
 * One question of the network about one actor: asked together with all that its level asks under
 * the same name, so that a level costs one text for each distinct question. `question` tells
 * everything but the actor; equal ones must read alike. Null: the network has no answer for it.
 */
export const askOfActor = <Answer>(
  context: Context,
  field: string,
  question: unknown,
  actorId: string,
  read: Read<Answer>,
): Promise<Answer | null> =>
  levelLoader<Ask<Answer>, Answer | null>(context, field, answerLevel).load({
    question: JSON.stringify(question),
    actorId,
    read,
  })

/** An answer with the version of the network that it shows; null: not wanted, or it cannot be told. */
export interface Versioned<Answer> {
  readonly answer: Answer | null
  readonly version: VersionSpan | null
}

/** The same, with the version when the document asks for it beneath the field. */
export async function askOfActorVersioned<Answer>(
  context: Context,
  info: GraphQLResolveInfo,
  field: string,
  question: unknown,
  actorId: string,
  read: Read<Answer>,
): Promise<Versioned<Answer>> {
  const wanted = asks(context, info, 'version')
  const readAll: Read<Versioned<Answer>> = async (ids) => {
    const [found, version] = await spanVersion(context, wanted, () => read(ids))
    return new Map(ids.map((id) => [id, { answer: found.get(id) ?? null, version }]))
  }
  const answered = await askOfActor(context, field, [question, wanted], actorId, readAll)
  return answered ?? { answer: null, version: null }
}

async function answerLevel<Answer>(
  _context: Context,
  level: readonly Ask<Answer>[],
): Promise<(Answer | null | Error)[]> {
  const answers: (Answer | null | Error)[] = []
  const groups = Map.groupBy(level.keys(), (at) => level[at]?.question)
  await Promise.all(
    [...groups.values()].map(async (members) => {
      const asked = members.map((at) => level[at] as Ask<Answer>)
      const ids = [...new Set(asked.map(({ actorId }) => actorId))]
      const found = await asked[0]?.read(ids).catch((error: Error) => error)
      members.forEach((at, one) => {
        const id = asked[one]?.actorId as string
        answers[at] = found instanceof Error ? found : (found?.get(id) ?? null)
      })
    }),
  )
  return answers
}
