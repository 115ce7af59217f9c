import { StartError } from '../../model/start-error.ts'

/** One thing that is wrong with a seed: which file, which row, and what. */
export interface SeedProblem {
  readonly file: string
  readonly row: string
  readonly what: string
}

/** A seed that cannot be loaded. Nothing was written; the message names every row at fault. */
export class SeedError extends StartError {
  readonly problems: readonly SeedProblem[]

  constructor(problems: readonly SeedProblem[]) {
    const lines = problems.map(({ file, row, what }) => `  ${file} ${row}: ${what}`)
    super(`The seed was not loaded. Correct these rows:\n${lines.join('\n')}`)
    this.name = 'SeedError'
    this.problems = problems
  }
}

/** Names a row by its place in the file, from 0, and by what is readable of it. */
export function rowLabel(index: number, row: unknown): string {
  if (typeof row !== 'object' || row === null) return `[${index}]`
  const { slug, code, kind, from, to, property, group } = row as Record<string, unknown>
  const label =
    slug ?? code ?? group ?? property ?? (from === undefined ? undefined : `${kind} ${from} ${to}`)
  return label === undefined ? `[${index}]` : `[${index}] ${label}`
}
