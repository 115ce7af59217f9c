import { startApp } from './app.ts'
import { readConfig } from './config.ts'
import { Refusal } from './model/problem.ts'
import { StartError } from './model/start-error.ts'
import { makeLog } from './server/log.ts'

/** Steps are shown when the start takes longer than this, in milliseconds. */
const patience = 2000

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = makeLog(config.logLevel)
  const began = performance.now()
  let step = 'Starting'
  const slow = setInterval(() => console.log(`${step} …`), patience)
  const app = await startApp(config, log, (next) => {
    step = next
  }).finally(() => clearInterval(slow))
  console.log(
    `Anyam is ready: ${app.url}${config.graphiql ? ' (GraphiQL)' : ''}, API at ${new URL('/graphql', app.url).href}`,
  )
  if (app.developmentKey) {
    console.log(
      `For development only, a key with all rights (header Authorization: Bearer …): ${app.developmentKey}`,
    )
  }
  log.info({ mode: config.mode, ms: Math.round(performance.now() - began) }, 'started')
  const stop = () => {
    const asked = performance.now()
    const ms = () => Math.round(performance.now() - asked)
    log.info('stopping')
    const end = (code: number, err?: unknown) => {
      if (code === 0) log.info({ ms: ms() }, 'stopped')
      else log.error({ ms: ms(), err }, 'stopped, not as it should')
      process.exit(code)
    }
    setTimeout(() => end(1), 20_000).unref()
    app.stop().then(
      () => end(0),
      (error: unknown) => end(1, error),
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

main().catch((error: unknown) => {
  console.error(error instanceof StartError || error instanceof Refusal ? error.message : error)
  process.exit(1)
})
