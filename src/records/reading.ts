import type { Prisma, PrismaClient } from './generated/client.ts'
import { recordsFault } from './records-fault.ts'

/** What row-level security is told of a viewer. */
export interface ReadingSettings {
  /** The circles that the viewer is in; EVERY alone: all there are. */
  readonly circles: readonly string[]
  /** The roles that the viewer holds, over whatever. */
  readonly roles: readonly string[]
  /** The uuid of the account, and of the person whose it is. Null: none. */
  readonly account: string | null
  readonly person: string | null
}

/** The records as one operation reads them. */
export interface Reading {
  /** A drop-in for the client, which only reads. */
  readonly records: PrismaClient
  /** Lets go of what was read so far; what is read later, is read anew. */
  end(): Promise<void>
}

/** Milliseconds: how long to wait for a connection, and after how long an operation loses it. */
const maxWait = 2500
const timeout = 10_000

/** The records as a pool shows them to everybody who reads through it: no transaction, nothing to end. */
export const openReading = (records: PrismaClient): Reading => ({ records, end: async () => {} })

/**
 * The records as a viewer reads them: one snapshot, in one transaction of a pool whose role is held
 * to `settings`, from the first statement on until it is ended or the signal aborts. That is three
 * statements more, however many the operation has. After one that failed the others fail alike.
 */
export function openReadingAs(
  reader: PrismaClient,
  settings: ReadingSettings,
  signal: AbortSignal,
): Reading {
  let current: Promise<Opened> | null = null
  const begin = (): Promise<Opened> => {
    const opened = open(reader, settings, () => {
      if (current === opened) current = null
    })
    return opened
  }
  const end = async (): Promise<void> => {
    const last = current
    current = null
    await last?.then(
      ({ close }) => close(),
      () => undefined,
    )
  }
  signal.addEventListener('abort', () => void end(), { once: true })
  return {
    records: lazily(reader, async (call) => {
      signal.throwIfAborted()
      current ??= begin()
      return answerIn(await current, call)
    }),
    end,
  }
}

interface Opened {
  readonly tx: Prisma.TransactionClient
  /** What failed first: PostgreSQL refuses all that follows, so it fails as that did. */
  failure: unknown
  /** Ends the transaction; resolves when it has. */
  close(): Promise<void>
}

/** `over` is called when the transaction is over, by whatever. */
function open(reader: PrismaClient, settings: ReadingSettings, over: () => void): Promise<Opened> {
  const opened = Promise.withResolvers<Opened>()
  const asked = Promise.withResolvers<void>()
  const done = reader
    .$transaction(
      async (tx) => {
        await tx.$executeRaw`SELECT set_config('anyam.circles', ${settings.circles}::text[]::text, true),
          set_config('anyam.roles', ${settings.roles}::text[]::text, true),
          set_config('anyam.account', ${settings.account ?? ''}, true),
          set_config('anyam.person', ${settings.person ?? ''}, true)`
        const close = () => {
          asked.resolve()
          return done
        }
        opened.resolve({ tx, close, failure: null })
        await asked.promise
      },
      { maxWait, timeout },
    )
    .catch((error: unknown) => opened.reject(recordsFault(error) ?? error))
    .finally(over)
  return opened.promise
}

type Call = (client: object) => unknown

/** How often a statement is asked that was left unanswered. */
const mostTries = 10

async function answerIn(opened: Opened, call: Call): Promise<unknown> {
  for (let tries = 1; ; tries += 1) {
    if (opened.failure) throw opened.failure
    if (tries > mostTries) throw new Error('A statement was left unanswered.')
    try {
      const answer = await call(opened.tx)
      // Of what is asked at once, Prisma leaves unanswered what comes after a failure.
      if (answer !== undefined) return answer
    } catch (error) {
      opened.failure ??= error
      throw opened.failure
    }
  }
}

type Method = (...args: unknown[]) => unknown
type Methods = Readonly<Record<string | symbol, Method>>

/** A client of which every call is made by `run`, on the client that it chooses. */
function lazily(shape: PrismaClient, run: (call: Call) => Promise<unknown>): PrismaClient {
  const models = new Map<string, object>()
  const modelOf = (model: string): object => {
    const call =
      (method: string | symbol): Method =>
      (...args) =>
        run((client) => {
          const methods = (client as Record<string, Methods>)[model] as Methods
          return (methods[method] as Method)(...args)
        })
    const made = models.get(model) ?? new Proxy({}, { get: (_, method) => call(method) })
    models.set(model, made)
    return made
  }
  return new Proxy(shape, {
    get(_, name) {
      if (typeof name === 'symbol' || !(name in shape)) return undefined
      if (!name.startsWith('$')) return modelOf(name)
      return (...args: unknown[]) => run((client) => ((client as Methods)[name] as Method)(...args))
    },
  })
}
