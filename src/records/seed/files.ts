import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import { type Seed, type SeedInput, seedFiles, wholeShape } from '../seed-shape.ts'
import { rowLabel, SeedError, type SeedProblem } from './problems.ts'

/** Reads the files of a seed and checks the shape of every row. Throws a SeedError. */
export async function readSeed(dir: string): Promise<Seed> {
  const problems: SeedProblem[] = []
  const files = await Promise.all(
    seedFiles.map(async (file) => {
      try {
        return [file, JSON.parse(await readFile(join(dir, `${file}.json`), 'utf8'))]
      } catch (error) {
        const what =
          error instanceof SyntaxError ? `is no JSON (${error.message})` : 'cannot be read'
        problems.push({ file: `${file}.json`, row: '', what })
        return [file, []]
      }
    }),
  )
  if (problems.length > 0) throw new SeedError(problems)
  return shapeSeed(Object.fromEntries(files))
}

/** The slugs of a seed's sources as they stand in its file, unchecked; none when unreadable. */
export async function readSourceSlugs(dir: string): Promise<string[]> {
  try {
    const rows: unknown = JSON.parse(await readFile(join(dir, 'sources.json'), 'utf8'))
    return Array.isArray(rows) ? rows.map((row) => String(row?.slug)) : []
  } catch {
    return []
  }
}

/** Checks the shape of a seed that is already in memory. Throws a SeedError. */
export function shapeSeed(given: SeedInput): Seed {
  const shaped = wholeShape.safeParse(given)
  if (shaped.success) return shaped.data
  throw new SeedError(shaped.error.issues.map((issue) => problemOf(issue, given)))
}

function problemOf(issue: z.core.$ZodIssue, given: SeedInput): SeedProblem {
  const [file, index, ...rest] = issue.path
  const rows = given[file as keyof SeedInput] as readonly unknown[] | undefined
  const row = typeof index === 'number' ? rowLabel(index, rows?.[index]) : ''
  const field = rest.length === 0 ? '' : `${rest.join('.')} `
  return { file: `${String(file)}.json`, row, what: `${field}${issue.message}` }
}
