import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A reviewed document of `schema/documents`. */
export interface TrustedDocument {
  /** The file's name without its ending. */
  readonly name: string
  /** `sha256:` and the hexadecimal digest of the file: what `documentId` says. */
  readonly id: string
  readonly text: string
}

const folder = fileURLToPath(new URL('../../schema/documents', import.meta.url))

/** Reads all `.graphql` files of a folder (default `schema/documents`) in the order of their names. */
export function readDocuments(from: string = folder): readonly TrustedDocument[] {
  if (!existsSync(from)) return []
  const files = readdirSync(from).filter((file) => file.endsWith('.graphql'))
  return files.sort().map((file) => {
    const bytes = readFileSync(join(from, file))
    const digest = createHash('sha256').update(bytes).digest('hex')
    return {
      name: file.slice(0, -'.graphql'.length),
      id: `sha256:${digest}`,
      text: bytes.toString('utf8'),
    }
  })
}
