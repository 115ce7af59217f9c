// Writes a backup of the records at DATABASE_URL, or of the embedded database, whether or not Anyam
// runs. The keys that open the sealed columns of people are not in it.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../src/config.ts'
import { StartError } from '../src/model/start-error.ts'
import { writeBackup } from '../src/records/backup/write.ts'
import { withRecordsAt } from './records-at.ts'

const usage = 'npm run backup -- FILE   writes a backup of the records to a new file'

async function main(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true })
  const [file] = positionals
  if (!file || positionals.length > 1) throw new StartError(usage)
  const began = performance.now()
  const { tables, rows, bytes } = await withRecordsAt(readConfig(process.env), (url) =>
    writeBackup(url, resolve(file)),
  )
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const size = (bytes / 1e6).toFixed(1)
  console.log(`Wrote ${rows} rows of ${tables.length} tables, ${size} MB of text, in ${seconds} s.`)
  console.log('Keep the schema vault of the database apart from it: see schema/decisions.')
}

main().catch((error: unknown) => {
  console.error(error instanceof StartError ? error.message : error)
  process.exitCode = 1
})
