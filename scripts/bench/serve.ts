import pino from 'pino'
import { anonymous } from '../../src/access/circles.ts'
import { makeContext } from '../../src/api/make-context.ts'
import { schema } from '../../src/api/schema.ts'
import type { Viewer } from '../../src/model/viewer.ts'
import { makeServer } from '../../src/server/server.ts'

/** The whole server without a socket: sends a document, and gives the answer as it would be sent. */
export function serve(
  stores: Parameters<typeof makeContext>[0],
  viewer: Viewer = anonymous,
): (query: string, variables: object) => Promise<Response> {
  const { yoga } = makeServer({
    schema,
    config: {
      host: '127.0.0.1',
      port: 0,
      introspection: false,
      graphiql: false,
      trustedDocumentsOnly: false,
    },
    log: pino({ level: 'silent' }),
    readiness: async () => ({ ready: true }),
    makeContext: ({ language, signal }) => makeContext(stores, { viewer, language, signal }),
  })
  return async (query, variables) =>
    yoga.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    })
}
