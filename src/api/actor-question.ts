import type { GraphQLResolveInfo } from 'graphql'
import type { Context } from './context.ts'
import { byQuestionOrError, levelLoader } from './level.ts'
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

const answerLevel = <Answer>(_context: Context, level: readonly Ask<Answer>[]) =>
  byQuestionOrError(
    level,
    ({ question }) => question,
    async (asks) => {
      const found = await asks[0].read([...new Set(asks.map(({ actorId }) => actorId))])
      return asks.map(({ actorId }) => found.get(actorId) ?? null)
    },
  )
