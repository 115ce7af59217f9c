import { serverAudits } from 'graphql-http'
import { expect, test } from 'vitest'
import { serve } from './fixture.ts'

/** What the specification recommends or permits and Anyam does not do, with the reason. */
const departures: Record<string, string> = {
  '5A70': 'GET runs nothing: a link or an image of a foreign page could send it',
  D6D5: 'GET runs nothing',
  '6A70': 'GET runs nothing',
  '572B': '400 for a document that does not parse, also as application/json: nothing ran',
  FDE2: '400 for a document that does not fit the schema, also as application/json: nothing ran',
  '7B9B': '400 for variables that do not fit, also as application/json: nothing ran',
}

const { server } = serve()
const audits = serverAudits({
  url: 'http://anyam.test/graphql',
  fetchFn: (url: string, init: RequestInit = {}) => server.yoga.fetch(url, init),
})

test.each(audits.map((audit) => [audit.id, audit.name, audit] as const))(
  'GraphQL over HTTP %s: %s',
  async (id, name, audit) => {
    const result = await audit.fn()
    const expected = id in departures ? (name.startsWith('SHOULD') ? 'warn' : 'notice') : 'ok'
    expect(name.startsWith('MUST') && id in departures).toBe(false)
    expect(result.status).toBe(expected)
  },
)
