import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { StartError } from '../../model/start-error.ts'
import type { KeptTable } from './tables.ts'

/**
 * A backup is a gzip file of lines. First its head in JSON; then for each table a line of JSON that
 * names it and its columns, its rows as PostgreSQL's COPY writes them, the line `\.`, and a line of
 * JSON with their number and digest; then its foot in JSON; last the digest of all lines before.
 */
export const format = 'anyam-backup/1'

/** What stands first in a backup. */
export interface Head {
  readonly format: string
  readonly madeAt: string
  /** The migrations of the database, each with its checksum. */
  readonly migrations: readonly string[]
}

/** What a table came to. */
export interface Counted {
  readonly table: string
  readonly rows: number
  /** SHA-256 of its rows, in hexadecimal. */
  readonly sha256: string
}

/** What stands last: how far the sequences had come. */
export interface Foot {
  readonly sequences: Readonly<Record<string, string>>
}

export type Part =
  | { readonly head: Head }
  | { readonly table: KeptTable }
  /** Whole lines of the table's rows. */
  | { readonly rows: Buffer }
  | { readonly counted: Counted }
  | { readonly foot: Foot }

/** Bytes of a line that tells of rows. */
const longestLine = 1_000_000

export const endOfRows = '\\.\n'

/**
 * Reads a backup, part after part; one that is cut off, was changed, or is none at all ends with a
 * StartError. What was read before that is not to be trusted until the end has come.
 */
export async function* readBackup(path: string): AsyncGenerator<Part> {
  const gunzip = createGunzip()
  const bytes = pipeline(createReadStream(path), gunzip)
  bytes.catch(() => undefined)
  try {
    yield* partsOf(gunzip)
    await bytes
  } catch (error) {
    throw error instanceof StartError ? error : new StartError(broken(error), { cause: error })
  } finally {
    gunzip.destroy()
  }
}

async function* partsOf(source: AsyncIterable<Buffer>): AsyncGenerator<Part> {
  const lines = lineReader(source)
  const head = JSON.parse(await lines.line())
  if (head?.format !== format) throw new StartError('That file is no backup of this format.')
  yield { head }
  for (;;) {
    const next = JSON.parse(await lines.line())
    if (!('table' in next)) {
      yield { foot: next }
      break
    }
    yield { table: next }
    const digest = createHash('sha256')
    let rows = 0
    for await (const chunk of lines.rows()) {
      digest.update(chunk)
      rows += countLines(chunk)
      yield { rows: chunk }
    }
    const counted = { table: next.table, ...JSON.parse(await lines.line()) }
    if (counted.rows !== rows || counted.sha256 !== digest.digest('hex')) {
      throw new StartError(`The backup's table ${next.table} is not what was written: use another.`)
    }
    yield { counted }
  }
  const whole = lines.digest()
  if ((await lines.line()) !== whole || !(await lines.isOver())) {
    throw new StartError('The backup is not what was written: use another.')
  }
}

/** Reads lines, and rows up to their end, from chunks that end anywhere. */
function lineReader(source: AsyncIterable<Buffer>) {
  const chunks = source[Symbol.asyncIterator]()
  const whole = createHash('sha256')
  const end = Buffer.from(endOfRows)
  let rest: Buffer = Buffer.alloc(0)
  const more = async (): Promise<boolean> => {
    const { value, done } = await chunks.next()
    if (!done) rest = rest.length === 0 ? value : Buffer.concat([rest, value])
    return !done
  }
  const take = (length: number): Buffer => {
    const taken = rest.subarray(0, length)
    rest = rest.subarray(length)
    whole.update(taken)
    return taken
  }
  const fill = async (): Promise<void> => {
    if (!(await more())) throw new StartError(broken(null))
  }
  return {
    async line(): Promise<string> {
      while (!rest.includes(10)) {
        if (rest.length > longestLine) throw new StartError(broken(null))
        await fill()
      }
      return take(rest.indexOf(10) + 1)
        .toString()
        .trimEnd()
    },
    async *rows(): AsyncGenerator<Buffer> {
      // Here a line begins. Within rows PostgreSQL doubles each backslash, so none is `\.`.
      for (;;) {
        while (rest.length < end.length) await fill()
        if (rest.subarray(0, end.length).equals(end)) break
        const at = rest.indexOf(`\n${endOfRows}`)
        const length = (at === -1 ? rest.lastIndexOf(10) : at) + 1
        if (length > 0) yield take(length)
        else await fill()
      }
      take(end.length)
    },
    /** The digest of all that was taken. */
    digest: (): string => whole.copy().digest('hex'),
    isOver: async (): Promise<boolean> => rest.length === 0 && !(await more()),
  }
}

/** How many lines end in a chunk. */
export function countLines(chunk: Buffer): number {
  let count = 0
  for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) count += 1
  return count
}

function broken(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | null)?.code
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') {
    return `The backup cannot be read (${code}).`
  }
  return 'The backup is cut off or damaged: use another.'
}
