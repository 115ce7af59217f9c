import { describe, expect, test } from 'vitest'
import { Refusal } from '../../src/model/problem.ts'
import { secret, serve } from './fixture.ts'

describe('codes of what a client does wrong', () => {
  const { post } = serve()
  const wrong: [code: string, body: object][] = [
    ['BAD_SYNTAX', { query: '{ hello' }],
    ['BAD_SYNTAX', { query: '' }],
    ['BAD_DOCUMENT', { query: '{ unknown }' }],
    ['BAD_DOCUMENT', { query: '{ echo(text: 5) }' }],
    ['BAD_VARIABLES', { query: 'query ($t: Int!) { echo(needed: $t) }' }],
    ['BAD_VARIABLES', { query: 'query ($t: String) { echo(text: $t) }', variables: { t: 5 } }],
    ['BAD_DATE', { query: '{ day(on: "2018-02-30") }' }],
    ['BAD_DATE', { query: 'query ($d: Day) { day(on: $d) }', variables: { d: '2018-02-30' } }],
    ['BAD_REQUEST', { query: 'query A { hello } query B { hello }' }],
    ['BAD_REQUEST', { query: 'query A { hello }', operationName: 'C' }],
    ['BAD_REQUEST', { query: 'fragment A on Query { hello }' }],
  ]
  const types = ['application/json', 'application/graphql-response+json']

  test.each(wrong.flatMap(([code, body]) => types.map((type) => [code, body, type] as const)))(
    '%s: %o as %s',
    async (code, body, accept) => {
      const answer = await post(body, { accept })
      expect(new Set(answer.codes)).toEqual(new Set([code]))
      expect(answer.status).toBe(400)
      expect(answer.body.data).toBeUndefined()
      expect(answer.headers.get('content-type')).toBe(`${accept}; charset=utf-8`)
    },
  )

  test('an argument that turns out wrong at run time is the client’s', async () => {
    const query = 'query ($n: Int = 1) { echo(needed: $n) }'
    const answer = await post({ query, variables: { n: null } })
    expect([answer.status, answer.codes]).toEqual([200, ['BAD_VARIABLES']])
  })

  test('a refusal while running leaves the rest: 200, a path, the code', async () => {
    for (const accept of types) {
      const answer = await post({ query: '{ away hello }' }, { accept })
      expect(answer.status).toBe(200)
      expect(answer.body.data).toEqual({ away: null, hello: 'halo' })
      expect(answer.body.errors).toMatchObject([
        { path: ['away'], extensions: { code: 'GRAPH_UNAVAILABLE' } },
      ])
    }
  })
})

describe('our own faults', () => {
  const faults: [query: string, status: number][] = [
    ['{ fault }', 200],
    ['{ wrongInt }', 200],
    ['{ missing { never } }', 200],
  ]

  test.each(faults)('%s is INTERNAL with an id, and shows no data', async (query, status) => {
    const { ask, lines } = serve()
    const answer = await ask(query)
    expect([answer.status, answer.codes]).toEqual([status, ['INTERNAL']])
    const { message, extensions } = answer.body.errors?.[0] ?? {}
    expect(Object.keys(extensions ?? {})).toEqual(['code', 'id'])
    expect(message).toMatch(/^Terjadi kesalahan/)
    expect(answer.text).not.toContain(secret)
    const logged = lines.filter((line) => line.includes(extensions?.id ?? '-'))
    expect(logged.map((line) => JSON.parse(line).msg)).toEqual(['fault', 'request'])
    expect(lines.join()).not.toContain(secret)
  })

  test('a log line names kind, field and place of the fault', async () => {
    const { ask, lines } = serve()
    await ask('{ alias: fault }')
    const line = JSON.parse(lines.find((one) => one.includes('"fault"')) ?? '{}')
    expect(line).toMatchObject({ level: 50, fault: 'TypeError', field: 'fault' })
    expect(line.frames[0]).toMatch(/^at .*fixture\.ts/)
  })

  test('the same fault fifty times is logged once', async () => {
    const { ask, lines } = serve()
    const answer = await ask('{ faults }')
    expect(answer.codes).toHaveLength(50)
    expect(new Set(answer.body.errors?.map((error) => error.extensions.id)).size).toBe(1)
    expect(lines.filter((line) => line.includes('"msg":"fault"'))).toHaveLength(1)
  })

  test('a context that cannot be made: 500 for a fault, the code’s status for a refusal', async () => {
    const thrown = async (error: unknown) => {
      const makeContext = () => {
        throw error
      }
      return serve({ makeContext }).ask('{ hello }')
    }
    const fault = await thrown(new TypeError(secret))
    expect([fault.status, fault.codes]).toEqual([500, ['INTERNAL']])
    expect(fault.text).not.toContain(secret)
    expect((await thrown(secret)).text).not.toContain(secret)
    const text = { id: 'Pangkalan data mati.', en: 'The records are away.' }
    const refusal = await thrown(new Refusal('RECORDS_UNAVAILABLE', text))
    expect([refusal.status, refusal.codes]).toEqual([503, ['RECORDS_UNAVAILABLE']])
  })
})

describe('the language of messages', () => {
  const { post } = serve()
  const wishes: [header: string | undefined, language: string][] = [
    [undefined, 'ID'],
    ['id-ID,id;q=0.9,en;q=0.8', 'ID'],
    ['en', 'EN'],
    ['EN-gb, id;q=0.5', 'EN'],
    ['fr, en;q=0.3', 'EN'],
    ['fr', 'ID'],
    ['*', 'ID'],
    ['en;q=0, id', 'ID'],
    ['id;q=0.2, en;q=0.7', 'EN'],
    [';;,=', 'ID'],
  ]

  test.each(wishes)('Accept-Language %s gives %s', async (header, language) => {
    const headers = header === undefined ? {} : { 'accept-language': header }
    const answer = await post({ query: '{ language away }' }, headers)
    expect(answer.body.data?.language).toBe(language)
    const message = language === 'ID' ? 'Graf tidak menjawab.' : 'The graph is away.'
    expect(answer.body.errors?.[0]?.message).toBe(message)
  })
})
