// Puts a backup in the place of the records at DATABASE_URL, or of the embedded database; running
// servers go on with what was restored. Whoever was erased is erased again.
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { replayErasures } from '../src/access/erasure.ts'
import { readConfig } from '../src/config.ts'
import { StartError } from '../src/model/start-error.ts'
import { checkBackup, restoreBackup } from '../src/records/backup/restore.ts'
import { openRecords } from '../src/records/database.ts'
import { migrate } from '../src/records/migrations.ts'
import { withRecordsAt } from './records-at.ts'

const usage = `npm run restore -- FILE             restores the records into an empty database
npm run restore -- FILE --replace   the same, and what the database holds is lost`

const migrations = join(import.meta.dirname, '../prisma/migrations')

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { replace: { type: 'boolean', default: false } },
  })
  const [file] = positionals
  if (!file || positionals.length > 1) throw new StartError(usage)
  const path = resolve(file)
  await checkBackup(path)
  const began = performance.now()
  await withRecordsAt(readConfig(process.env), async (url) => {
    await migrate(url, migrations)
    const { rows, madeAt, ended } = await restoreBackup(url, path, { replace: values.replace })
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    console.log(`Restored ${rows} rows of the backup of ${madeAt} in ${seconds} s.`)
    if (ended > 0) console.log(`${ended} keys, rights and consents stay ended.`)
    const records = openRecords(url)
    const erased = await replayErasures(records).finally(() => records.close())
    if (erased > 0) console.log(`${erased} people were erased again.`)
  })
}

main().catch((error: unknown) => {
  console.error(error instanceof StartError ? error.message : error)
  process.exitCode = 1
})
