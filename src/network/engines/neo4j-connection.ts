import neo4j, { type Driver, type Session } from 'neo4j-driver'
import { graphUnavailable } from '../refusals.ts'
import { within } from '../timer.ts'

export interface Neo4jAddress {
  /** `bolt://host:port`, `neo4j://host:port` or their `+s` forms. */
  readonly uri: string
  readonly user: string
  readonly password: string
  /** Default: the server's own default database. */
  readonly database?: string
}

/** The driver of one server, opened when it is first needed and again after it was given up. */
export interface Connection {
  driver(): Driver
  session(driver: Driver, mode: 'READ' | 'WRITE'): Session
  /** Closes a driver whose server has fallen silent: its sockets would never answer again. */
  giveUp(driver: Driver): void
  close(): Promise<void>
}

export function connectionTo(address: Neo4jAddress): Connection {
  let current: Driver | null = null
  let open = true
  return {
    driver() {
      if (!open) throw graphUnavailable()
      current ??= driverFor(address)
      return current
    },
    session: (driver, mode) =>
      driver.session({
        defaultAccessMode: mode,
        ...(address.database === undefined ? {} : { database: address.database }),
      }),
    giveUp(driver) {
      if (current === driver) current = null
      driver.close().catch(() => {})
    },
    async close() {
      open = false
      const driver = current
      current = null
      // A silent server never says goodbye.
      if (driver) await within(1000, driver.close(), () => null).catch(() => {})
    },
  }
}

/** With the driver's own defaults, calls to a server that is away take 30 to 60 seconds. */
export const driverFor = ({ uri, user, password }: Neo4jAddress): Driver =>
  neo4j.driver(uri, neo4j.auth.basic(user, password), {
    connectionTimeout: 2000,
    connectionAcquisitionTimeout: 3000,
    maxTransactionRetryTime: 2000,
    maxConnectionPoolSize: 20,
    connectionLivenessCheckTimeout: 30_000,
    telemetryDisabled: true,
    disableLosslessIntegers: true,
  })
