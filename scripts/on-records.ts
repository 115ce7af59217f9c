import { join, resolve } from 'node:path'
import { readConfig } from '../src/config.ts'
import { StartError } from '../src/model/start-error.ts'
import { checkRecords, openRecords } from '../src/records/database.ts'
import type { PrismaClient } from '../src/records/generated/client.ts'
import { migrate } from '../src/records/migrations.ts'
import { withRecordsAt } from './records-at.ts'

/** Runs a command on DATABASE_URL, or on the embedded database, whether or not Anyam runs. */
export function onRecords<T>(work: (prisma: PrismaClient) => Promise<T>): Promise<T> {
  return withRecordsAt(readConfig(process.env), async (url) => {
    const records = openRecords(url)
    try {
      await checkRecords(records)
      await migrate(records.url, join(resolve(import.meta.dirname, '..'), 'prisma/migrations'))
      return await work(records.prisma)
    } finally {
      await records.close()
    }
  })
}

/** Ends the process with its command: what is wrong with how it was called, it says in a line. */
export function runCommand(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    const isOurs =
      error instanceof StartError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')
    console.error(isOurs ? (error as Error).message : error)
    process.exitCode = 1
  })
}
