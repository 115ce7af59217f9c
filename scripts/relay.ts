// Follows the records with a graph on Neo4j, in a process of its own, until it is told to stop.
import { StartError } from '../src/model/start-error.ts'
import { startRelay } from '../src/relay/relay.ts'
import { makeLog } from '../src/server/log.ts'
import { openRelayStores } from './relay-stores.ts'

async function main(): Promise<void> {
  const stores = await openRelayStores('npm run relay')
  const log = makeLog(stores.config.logLevel)
  const relay = startRelay(stores.records, stores.engine, {
    onTrouble: (error) => log.warn({ err: error }, 'The relay waits'),
  })
  log.info('relay started')
  console.log('The relay follows the records. Ctrl+C stops it.')
  const stop = () => {
    log.info('relay stopping')
    setTimeout(() => process.exit(1), 20_000).unref()
    relay
      .stop()
      .then(() => stores.close())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

main().catch((error: unknown) => {
  console.error(error instanceof StartError ? error.message : error)
  process.exit(1)
})
