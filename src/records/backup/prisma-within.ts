import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '../generated/client.ts'

/** What a transaction's own statements become within another one. */
const parts: Readonly<Record<string, string>> = {
  BEGIN: 'SAVEPOINT part',
  COMMIT: 'RELEASE SAVEPOINT part',
  ROLLBACK: 'ROLLBACK TO SAVEPOINT part',
}

/**
 * Prisma on a connection that is in a transaction already: its transactions, one after the other, are
 * parts of that. The connection has to speak in UTC.
 */
export function prismaWithin(client: pg.Client): PrismaClient {
  const query = (asked: pg.QueryConfig) =>
    client.query({ ...asked, text: parts[asked.text] ?? asked.text })
  const nothing = (): void => undefined
  const connection = { query, on: nothing, removeListener: nothing, release: nothing }
  const pool = Object.assign(new pg.Pool(), { query, connect: async () => connection })
  return new PrismaClient({ adapter: new PrismaPg(pool) })
}
