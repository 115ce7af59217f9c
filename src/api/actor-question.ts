import type { Context } from './context.ts'
import { levelLoader } from './level.ts'

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
