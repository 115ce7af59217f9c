import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { printExecutableGraphQLDocument } from '@graphql-tools/documents'
import { parse } from 'graphql'

/** A reviewed document of `schema/documents`. */
export interface TrustedDocument {
  /** The file's name without its ending. */
  readonly name: string
  /**
   * What `documentId` says: `sha256:` and the hexadecimal digest of the document as GraphQL Code
   * Generator's client preset prints it, so that generated clients know it by themselves.
   */
  readonly id: string
  readonly text: string
}

const folder = fileURLToPath(new URL('../../schema/documents', import.meta.url))

/** Reads all `.graphql` files of a folder (default `schema/documents`) in the order of their names. */
export function readDocuments(from: string = folder): readonly TrustedDocument[] {
  if (!existsSync(from)) return []
  const files = readdirSync(from).filter((file) => file.endsWith('.graphql'))
  return files.sort().map((file) => {
    const text = readFileSync(join(from, file), 'utf8')
    const printed = printExecutableGraphQLDocument(parse(text))
    const digest = createHash('sha256').update(printed).digest('hex')
    return { name: file.slice(0, -'.graphql'.length), id: `sha256:${digest}`, text }
  })
}
