import { appendFileSync } from 'node:fs'

/** Says what a check counted; its long form shows it again at the end. */
export function tell(line: string): void {
  console.log(line)
  const file = process.env.ANYAM_COUNTS
  if (file) appendFileSync(file, `${line}\n`)
}
