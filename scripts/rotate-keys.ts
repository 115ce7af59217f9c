// Wraps the keys of all people with the first of the keys for personal data. What is sealed stays as it
// is, so it runs while servers do: give all of them the new key in front of the old one first, and take
// the old one away when this has told that nothing is left.
import { masterKeys } from '../src/access/master-keys.ts'
import { rotateKeys } from '../src/access/rotation.ts'
import { readConfig } from '../src/config.ts'
import { StartError } from '../src/model/start-error.ts'
import { onRecords, runCommand } from './on-records.ts'

runCommand(async () => {
  const masters = masterKeys(readConfig(process.env))
  const [first] = masters
  if (!first) {
    throw new StartError('PERSONAL_KEYS or PERSONAL_KEYS_FILE must give the new key, then the old.')
  }
  const { rewrapped, unopened } = await onRecords((prisma) =>
    rotateKeys(prisma, masters, {
      onBatch: (done) => console.log(`Wrapped with ${first.name}: ${done.rewrapped}`),
    }),
  )
  console.log(`Done: ${rewrapped} wrapped anew with ${first.name}.`)
  if (unopened === 0) return
  console.log(`${unopened} are wrapped with a key that was not given, or were damaged: they stay.`)
  process.exitCode = 1
})
