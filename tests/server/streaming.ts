import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'

/** One server-sent event. */
export interface Sent {
  readonly event: string
  // biome-ignore lint/suspicious/noExplicitAny: events are compared as plain JSON.
  readonly data: any
}

export interface Opened {
  readonly status: number
  readonly type: string
  /** The next event; null: the answer has ended. Comments are passed over. */
  next(): Promise<Sent | null>
  /** How many comments have come, which keep the connection alive. */
  readonly beats: number
  readonly response: IncomingMessage
  /** Leaves without a word. */
  leave(): void
}

/** Sends an operation over a connection of its own and reads the events of the answer. */
export async function openStream(
  url: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<Opened> {
  const asked: ClientRequest = request(`${url}/graphql`, {
    method: 'POST',
    agent: false,
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
  })
  asked.on('error', () => undefined)
  asked.end(JSON.stringify(body))
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  response.on('error', () => undefined)
  let text = ''
  let beats = 0
  const chunks = response.setEncoding('utf8')[Symbol.asyncIterator]()
  return {
    status: response.statusCode ?? 0,
    type: response.headers['content-type'] ?? '',
    get beats() {
      return beats
    },
    response,
    async next() {
      for (;;) {
        const end = text.indexOf('\n\n')
        if (end < 0) {
          const { value, done } = await chunks.next()
          if (done) return null
          text += value
          continue
        }
        const block = text.slice(0, end)
        text = text.slice(end + 2)
        if (block.startsWith(':')) {
          beats += 1
          continue
        }
        const line = (name: string) => new RegExp(`^${name}:(.*)$`, 'm').exec(block)?.[1]?.trim()
        const data = line('data')
        return { event: line('event') ?? '', data: data ? JSON.parse(data) : null }
      }
    },
    leave: () => asked.destroy(),
  }
}
