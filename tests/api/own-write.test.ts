import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeChangeFeed } from '../../src/api/change-feed.ts'
import { makeContext } from '../../src/api/make-context.ts'
import { schema } from '../../src/api/schema.ts'
import type { Engine } from '../../src/network/engine.ts'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import { makeToken } from '../../src/records/token.ts'
import { catchUp } from '../../src/relay/reconcile.ts'
import { listenTo } from '../../src/relay/wake.ts'
import type { Listening } from '../../src/server/listen.ts'
import { makeServer } from '../../src/server/server.ts'
import { castId } from '../cast.ts'
import { openStream } from '../server/streaming.ts'
import { castRecords, fillGraph } from '../support/filled.ts'
import { idleRelay } from '../support/relay-status.ts'

let records: Awaited<ReturnType<typeof castRecords>>
let network: Engine
let listening: Listening
let close = async () => {}
beforeAll(async () => {
  records = await castRecords()
  network = openGrafeo()
  await fillGraph(records, network)
  const changes = makeChangeFeed(records.prisma, () => listenTo(records.url))
  const engineState = () => ({ state: 'UP', since: new Date(0) }) as const
  const stores = { records: records.prisma, network, engineState, relayStatus: idleRelay, changes }
  const server = makeServer({
    schema,
    documents: [],
    config: {
      ...{ host: '127.0.0.1', port: 0, introspection: true },
      ...{ graphiql: false, trustedDocumentsOnly: false },
    },
    log: pino({ level: 'silent' }),
    makeContext: ({ language, signal, token }) => makeContext(stores, { language, signal, token }),
    readiness: async () => ({ ready: true }),
  })
  listening = await server.listen()
  close = async () => {
    await listening.close()
    await changes.close()
    await network.close()
    await records.drop()
  }
})
afterAll(() => close())

const query = `{ group(by: { slug: "kelompok-e" }) { summary ties { totalCount } } }`

async function ask(body: object, headers: Record<string, string> = {}) {
  const response = await fetch(`${listening.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, ...body }),
  })
  const { data, errors } = (await response.json()) as {
    data?: { group: unknown }
    errors?: { path?: unknown; extensions: { code: string } }[]
  }
  return {
    group: data?.group,
    codes: errors?.map(({ path, extensions: { code } }) => [code, path]),
  }
}

const write = (summary: string): Promise<string> =>
  records.prisma.$transaction(async (tx) => {
    await tx.actor.update({ where: { id: castId('kelompok-e') }, data: { summary } })
    await tx.tie.create({
      data: {
        ...{ kind: 'WORKS_WITH', visibility: 'PUBLIC' },
        fromId: castId('kelompok-e'),
        toId: castId('kelompok-c'),
      },
    })
    return makeToken(tx)
  })

test('a write is read with its token, or the network says that it is stale', async () => {
  const token = await write('uji satu')
  const stale = {
    group: { summary: 'uji satu', ties: null },
    codes: [['GRAPH_STALE', ['group', 'ties']]],
  }
  expect(await ask({ extensions: { token } })).toEqual(stale)
  expect(await ask({}, { 'anyam-token': token })).toEqual(stale)
  // Who hands over no token waits for nothing.
  expect((await ask({})).group).toEqual({ summary: 'uji satu', ties: { totalCount: 0 } })

  const waiting = ask({}, { 'anyam-token': token })
  await catchUp(records.prisma, network)
  const shown = { group: { summary: 'uji satu', ties: { totalCount: 1 } }, codes: undefined }
  expect(await waiting).toEqual(shown)
  expect(await ask({ extensions: { token } })).toEqual(shown)
  expect((await ask({}, { 'anyam-token': 'bukan' })).codes).toEqual([['BAD_TOKEN', undefined]])
})

test('whoever follows is told of it over HTTP, and goes on where the connection was lost', async () => {
  const follow = async (variables: object) =>
    openStream(listening.url, {
      query: `subscription ($after: String) {
        changes(after: $after, kinds: [ACTOR]) { cursor changes { id operation } }
      }`,
      variables,
    })
  const first = await follow({})
  const { cursor: after } = (await first.next())?.data.data.changes ?? {}
  const told = { changes: [{ id: `actor_${castId('kelompok-e')}`, operation: 'UPDATED' }] }
  await records.pool.query(`UPDATE "Actor" SET summary = 'uji dua' WHERE slug = 'kelompok-e'`)
  expect((await first.next())?.data.data.changes).toMatchObject(told)
  first.leave()
  const second = await follow({ after })
  expect((await second.next())?.data.data.changes).toMatchObject(told)
  second.leave()
  const refused = await follow({ after: 'bukan' })
  expect(refused.status).toBe(400)
  expect((await refused.next())?.data.errors[0].extensions.code).toBe('BAD_CURSOR')
})
