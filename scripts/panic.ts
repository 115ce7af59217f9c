// In an emergency: closes all personal data in every process, or opens them again.
import { parseArgs } from 'node:util'
import { nobody } from '../src/access/audit.ts'
import { orderPanic } from '../src/access/panic.ts'
import { StartError } from '../src/model/start-error.ts'
import { onRecords, runCommand } from './on-records.ts'

const usage = `npm run panic -- close [--revoke]   closes names, contacts and notes of people to everybody within a
                                   second; --revoke also ends all keys and refuses all tokens issued so far
npm run panic -- open              opens them again; keys and tokens that were revoked stay so`

runCommand(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { revoke: { type: 'boolean', default: false } },
  })
  const [name] = positionals
  const isOrder = name === 'close' || (name === 'open' && !values.revoke)
  if (!isOrder || positionals.length > 1) throw new StartError(usage)
  const order = { closed: name === 'close', revoke: values.revoke }
  const came = await onRecords((prisma) => orderPanic(prisma, order, nobody))
  console.log(came.closedAt ? `Closed since ${came.closedAt.toISOString()}.` : 'Open.')
  if (values.revoke) {
    console.log(`Keys revoked: ${came.revokedKeys}. Tokens are taken if issued from now on.`)
    console.log('npm run access -- coordinator lets somebody in again.')
  }
})
