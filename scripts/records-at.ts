import type { Config } from '../src/config.ts'
import { startEmbedded } from '../src/records/embedded.ts'

/** Runs `work` on the database of the configuration; the embedded one is started for it, or shared. */
export async function withRecordsAt<T>(
  { databaseUrl, home }: Config,
  work: (url: string) => Promise<T>,
): Promise<T> {
  if (databaseUrl !== null) return work(databaseUrl)
  const embedded = await startEmbedded(home)
  return work(embedded.url).finally(() => embedded.stop())
}
