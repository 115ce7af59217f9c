import pino from 'pino'
import { startApp } from './app.ts'
import { readConfig } from './config.ts'
import { Refusal } from './model/problem.ts'
import { StartError } from './model/start-error.ts'

/** Steps are shown when the start takes longer than this, in milliseconds. */
const patience = 2000

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = pino({ level: config.logLevel }, pino.destination(2))
  let step = 'Starting'
  const slow = setInterval(() => console.log(`${step} …`), patience)
  const app = await startApp(config, log, (next) => {
    step = next
  }).finally(() => clearInterval(slow))
  console.log(
    `Anyam is ready: ${app.url}${config.graphiql ? ' (GraphiQL)' : ''}, API at ${new URL('/graphql', app.url).href}`,
  )
  const stop = () => {
    setTimeout(() => process.exit(1), 20_000).unref()
    app.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

main().catch((error: unknown) => {
  console.error(error instanceof StartError || error instanceof Refusal ? error.message : error)
  process.exit(1)
})
