// Lists what a key, a token or an account has exposed in a time: which records, by what, how often.
import { parseArgs } from 'node:util'
import { type Breach, type BreachAsk, readBreach, type Times } from '../src/access/breach.ts'
import { dayAfter, startOf } from '../src/access/seal-audit.ts'
import { isDay } from '../src/model/partial-date.ts'
import { isUuid } from '../src/model/public-id.ts'
import { StartError } from '../src/model/start-error.ts'
import { onRecords, runCommand } from './on-records.ts'

const usage = `npm run breach -- --key <id> | --token <digest> | --account <id>  --from <time> --to <time>  [--json]
A time is a day in Jakarta (2026-11-24; --to counts that day in) or an instant (2026-11-24T10:00:00Z;
--to leaves that instant out).`

/** A time as it is given; throws a StartError when it is none. */
function timeOf(text: string | undefined, end: boolean): Date {
  if (text !== undefined && isDay(text)) return startOf(end ? dayAfter(text) : text)
  const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/.test(
    text ?? '',
  )
  const time = new Date(isInstant ? (text as string) : Number.NaN)
  if (Number.isNaN(time.getTime())) throw new StartError(`--from and --to take a time.\n${usage}`)
  return time
}

function byOf(values: { key?: string; token?: string; account?: string }): BreachAsk['by'] {
  const { key, token, account } = values
  const given = [key, token, account].filter((one) => one !== undefined)
  if (given.length !== 1) throw new StartError(usage)
  if (token !== undefined) return { credential: `token_${token.replace(/^token_/, '')}` }
  const id = (key ?? account ?? '').replace(/^(apiKey|account)_/, '')
  if (!isUuid(id)) throw new StartError('That is no id of a key or an account.')
  return key === undefined ? { accountId: id } : { credential: `apiKey_${id}` }
}

const times = ({ count, first, last }: Times): string =>
  `${count} times, ${first.toISOString()} to ${last.toISOString()}`

function tell({ exposed, refused }: Breach): void {
  const subjects = new Set(exposed.map(({ subject }) => subject).filter((one) => one !== null))
  console.log(`Exposed: ${subjects.size} records.`)
  for (const one of exposed) console.log(`${one.subject ?? '-'} ${one.operation}: ${times(one)}`)
  console.log(`Refused: ${refused.reduce((sum, { count }) => sum + count, 0)} times.`)
  for (const one of refused) console.log(`${one.operation} ${one.code ?? ''}: ${times(one)}`)
}

runCommand(async () => {
  const { values } = parseArgs({
    options: {
      ...{ key: { type: 'string' }, token: { type: 'string' }, account: { type: 'string' } },
      ...{ from: { type: 'string' }, to: { type: 'string' }, json: { type: 'boolean' } },
    },
  })
  const ask = { by: byOf(values), from: timeOf(values.from, false), to: timeOf(values.to, true) }
  if (ask.from >= ask.to) throw new StartError('--from must be before --to.')
  const breach = await onRecords((prisma) => readBreach(prisma, ask))
  if (values.json) console.log(JSON.stringify(breach, null, 2))
  else tell(breach)
})
