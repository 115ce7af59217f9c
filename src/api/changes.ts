import type { SeenChange } from '../access/seen-changes.ts'
import { Refusal } from '../model/problem.ts'
import type { RecordKind } from '../model/record-kind.ts'
import { decodeResume, encodeResume } from '../model/resume.ts'
import type { HistoryPlace } from '../model/snapshot.ts'
import type { Viewer } from '../model/viewer.ts'
import { builder } from './builder.ts'
import type { ChangeFeed, Changes } from './change-feed.ts'
import { RecordKindEnum, RevisionOperationEnum } from './enums.ts'

interface ChangeSetShape {
  readonly cursor: string
  readonly changes: readonly SeenChange[]
}

/** How many changes one event tells. */
const mostInSet = 100

/** A follower who is told of nothing is given a new cursor this often, in milliseconds. */
const cursorEvery = 60_000

const Change = builder.objectRef<SeenChange>('Change').implement({
  description: 'That a record, or something that is shown as a part of it, has changed.',
  fields: (t) => ({
    id: t.id({
      description:
        'The id of the record; ask for it by `node`. What has no id of its own (a name, a trade or an area of an actor, an assessment of a tie) is told as a change of its record.',
      resolve: ({ id }) => id,
    }),
    kind: t.expose('kind', { type: RecordKindEnum, description: 'The type of record.' }),
    operation: t.expose('operation', {
      type: RevisionOperationEnum,
      description:
        'What happened to it from where you stand: CREATED also when it has come into view, DELETED also when it went out of view.',
    }),
  }),
})

const ChangeSet = builder.objectRef<ChangeSetShape>('ChangeSet').implement({
  description: 'What has changed, in one event.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', {
      description:
        'Where to go on after this event: keep it, and hand it over as `after` when the connection was lost. Of several events of one moment only the last bears a new one, so that nothing is missed; some changes may then be told twice.',
    }),
    changes: t.field({
      type: [Change],
      description: `At most ${mostInSet}, each record once, by type and id; more of the same moment follow at once in the next event. Empty in the first event, and at times when long nothing was to be told, for the sake of the cursor.`,
      resolve: ({ changes }) => [...changes],
    }),
  }),
})

builder.subscriptionType({
  description:
    'What can be followed: sent by POST with `accept: text/event-stream`, answered by server-sent events (GraphQL over SSE, distinct connections mode).',
})

builder.subscriptionField('changes', (t) =>
  t.field({
    type: ChangeSet,
    description:
      'Which records have changed, as far as you may see them, or could before the change; ids and types only. The first event comes at once. What is seen only together with a record (the ties of an actor) is not told when that record comes into view or goes out of it. An event with `errors` is the last one. To reconnect, send the operation again with the last cursor as `after`; EventSource of browsers cannot send POST, so use a client that is made with fetch (the header Last-Event-ID is not used). RESUME_EXPIRED: fetch what you show anew, and begin without `after`.',
    args: {
      after: t.arg.string({
        description:
          'The cursor of an event. Everything since is told first; with RESUME_EXPIRED when that is more than 1,000 changed rows, when the cursor is older than a week, or when the database was restored since. Default: from now on.',
      }),
      kinds: t.arg({
        type: [RecordKindEnum],
        description: 'Only these types of record. Default: all.',
      }),
    },
    subscribe: async (_root, { after, kinds }, context) => {
      const { changes: feed } = context
      if (!feed) throw new Error('Changes are not followed in this process.')
      const place = after == null ? null : decodeResume(after)
      const told = kinds && new Set(kinds)
      const { moment } = feed
      const first = checked(await feed.since(context.viewer, place))
      return stoppable(context.signal, (signal) =>
        follow(feed, context.viewer, { place, moment, first, told }, signal),
      )
    },
    resolve: (set) => set,
  }),
)

interface Beginning {
  readonly place: HistoryPlace | null
  /** The feed's moment before the first look, and what that look found. */
  readonly moment: number
  readonly first: Changes
  readonly told: ReadonlySet<RecordKind> | null | undefined
}

/** The events for one follower. It looks again only when it is asked for more: a slow one waits. */
async function* follow(
  feed: ChangeFeed,
  viewer: Viewer,
  { place, moment, first, told }: Beginning,
  signal: AbortSignal,
): AsyncGenerator<ChangeSetShape> {
  let from = place
  let found = first
  let seen = moment
  let toldAt = 0
  while (!signal.aborted) {
    const changes = told ? found.changes.filter(({ kind }) => told.has(kind)) : found.changes
    if (changes.length > 0 || Date.now() - toldAt > cursorEvery) {
      yield* setsOf(changes, from ?? found.here, found.here)
      toldAt = Date.now()
    }
    from = found.here
    if (!(await feed.after(seen, signal))) return
    seen = feed.moment
    found = checked(await feed.since(viewer, from))
  }
}

/** Cuts the changes of one moment into events; all but the last bear the cursor from before. */
function* setsOf(
  changes: readonly SeenChange[],
  from: HistoryPlace,
  here: HistoryPlace,
): Generator<ChangeSetShape> {
  const [before, now] = [encodeResume(from), encodeResume(here)]
  for (let at = 0; at === 0 || at < changes.length; at += mostInSet) {
    const isLast = at + mostInSet >= changes.length
    yield { cursor: isLast ? now : before, changes: changes.slice(at, at + mostInSet) }
  }
}

function checked(changes: Changes): Changes {
  if (!changes.expired) return changes
  throw new Refusal('RESUME_EXPIRED', {
    id: 'Terlalu banyak yang berubah sejak kursor itu, atau kursor itu terlalu lama. Ambil ulang semuanya dan mulai tanpa after.',
    en: 'Too much has changed since that cursor, or it is too old. Fetch everything anew and begin without after.',
  })
}

/**
 * A generator that `return` ends at once, also while it waits; of its own it would first come to
 * its next value.
 */
function stoppable<T>(
  signal: AbortSignal,
  make: (signal: AbortSignal) => AsyncGenerator<T>,
): AsyncIterableIterator<T> {
  const ended = new AbortController()
  const values = make(AbortSignal.any([signal, ended.signal]))
  return {
    next: () => values.next(),
    return() {
      ended.abort()
      return values.return(undefined)
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
