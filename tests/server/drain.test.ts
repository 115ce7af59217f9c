import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { rounds } from '../relay/random.ts'
import { tell } from '../relay/tell.ts'
import { freshDatabase } from '../support/database.ts'
import { type Running, startService } from './process.ts'

/** How often the service is started and stopped under load. */
const stops = Math.max(3, rounds)
const clients = 16

const documents = [
  '{ groups(first: 5) { nodes { slug ties(first: 5) { totalCount } } } }',
  '{ status { engine } }',
  '{ actors(first: 50) { totalCount nodes { slug name } } }',
]

/**
 * What became of one request. FAILED: it was answered with an error, as by a busy machine. REFUSED: it
 * was told that the service stops. NOT_SENT: no connection was to be had. DROPPED: no answer came.
 */
const fateNames = ['ANSWERED', 'FAILED', 'REFUSED', 'NOT_SENT', 'DROPPED'] as const
type Fate = (typeof fateNames)[number]

const none = () => ({ ANSWERED: 0, FAILED: 0, REFUSED: 0, NOT_SENT: 0, DROPPED: 0 })

function ask(url: string, agent: Agent, query: string): Promise<Fate> {
  return new Promise((resolve) => {
    const sent = request(`${url}/graphql`, {
      agent,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    })
    sent.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNREFUSED' ? 'NOT_SENT' : 'DROPPED'),
    )
    sent.on('response', (response) => {
      let text = ''
      response.on('data', (chunk) => {
        text += chunk
      })
      response.on('error', () => resolve('DROPPED'))
      response.on('end', () => {
        const { statusCode } = response
        if (statusCode === 200 && text.includes('"data"')) resolve('ANSWERED')
        else resolve(text.includes('SHUTTING_DOWN') ? 'REFUSED' : 'FAILED')
      })
    })
    sent.end(JSON.stringify({ query }))
  })
}

/** Asks on a kept connection, now at once, now after a while, until the service no longer serves. */
async function client(url: string, number: number, count: (fate: Fate) => void): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  for (let n = number; ; n++) {
    const fate = await ask(url, agent, documents[n % documents.length] ?? '')
    count(fate)
    if (fate !== 'ANSWERED' && fate !== 'FAILED') break
    await pause(Math.random() * (n % 5) * 10)
  }
  agent.destroy()
}

async function stopUnderLoad(service: Running, after: number) {
  const fates = none()
  const asking = Array.from({ length: clients }, (_, number) =>
    client(service.url, number, (fate) => {
      fates[fate] += 1
    }),
  )
  while (fates.ANSWERED < 2 * clients) await pause(20)
  await pause(after)
  const { code, ms } = await service.stop()
  await Promise.all(asking)
  return { fates, code, ms }
}

test(
  'a service that is stopped under load drops no request',
  async () => {
    const { url: DATABASE_URL, drop } = await freshDatabase()
    const all = none()
    let slowest = 0
    try {
      for (let n = 0; n < stops; n++) {
        const service = await startService({
          DATABASE_URL,
          RATE_LIMIT_ADDRESS: '0',
          LOG_LEVEL: 'silent',
        })
        const { fates, code, ms } = await stopUnderLoad(service, Math.random() * 200).finally(() =>
          service.kill(),
        )
        expect(code).toBe(0)
        expect(ms).toBeLessThan(20_000)
        slowest = Math.max(slowest, ms)
        for (const fate of fateNames) all[fate] += fates[fate]
      }
    } finally {
      await drop()
    }
    const line = `drain: ${stops} stops, ${JSON.stringify(all)}, slowest ${Math.round(slowest)} ms`
    tell(line)
    expect(all.ANSWERED).toBeGreaterThan(stops * clients)
    expect(all.DROPPED, line).toBe(0)
  },
  60_000 + stops * 40_000,
)
