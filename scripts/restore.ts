// Puts a backup in the place of the records at DATABASE_URL, or of the embedded database; running
// servers go on with what was restored. Whoever was erased is erased again.
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { replayErasures } from '../src/access/erasure.ts'
import { readConfig } from '../src/config.ts'
import { StartError } from '../src/model/start-error.ts'
import { checkBackup, restoreBackup } from '../src/records/backup/restore.ts'
import { migrate } from '../src/records/migrations.ts'
import { withRecordsAt } from './records-at.ts'

const usage = `npm run restore -- FILE             restores the records into an empty database
npm run restore -- FILE --replace   the same, and what the database holds is lost`

const migrations = join(import.meta.dirname, '../prisma/migrations')

const nothingKnown = (madeAt: string): string =>
  `The database was empty, so nothing tells what changed after ${madeAt}: keys and rights that were
revoked then, consents that were withdrawn and groups or records that were narrowed stand again as
they did. Go through them before anybody is let in. Erased again was whom the schema vault knows.`

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
    const came = await restoreBackup(url, path, { replace: values.replace, erase: replayErasures })
    const { rows, madeAt, ended, narrowed, erased, wasEmpty } = came
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    console.log(`Restored ${rows} rows of the backup of ${madeAt} in ${seconds} s.`)
    if (ended > 0) console.log(`${ended} keys, rights and consents stay ended.`)
    if (narrowed > 0) console.log(`${narrowed} records stay as narrow as they were.`)
    if (erased > 0) console.log(`${erased} people were erased again.`)
    if (wasEmpty) console.log(nothingKnown(madeAt))
  })
}

main().catch((error: unknown) => {
  console.error(error instanceof StartError ? error.message : error)
  process.exitCode = 1
})
