import type { GraphQLParams, Plugin } from 'graphql-yoga'
import { Refusal } from '../model/problem.ts'
import type { TrustedDocument } from './documents.ts'

/**
 * Runs a reviewed document by its `documentId`. With `only` (default false) nothing else runs,
 * introspection included; that is the one setting which a hostile query cannot get round.
 */
export function useTrustedDocuments(options: {
  documents: readonly TrustedDocument[]
  only?: boolean
}): Plugin {
  const texts = new Map(options.documents.map(({ id, text }) => [id, text]))
  return {
    onParams({ params, setParams }) {
      const { documentId, ...rest } = params as GraphQLParams & { documentId?: string | null }
      if (documentId === undefined || documentId === null) {
        if (options.only) throw documentRequired()
        if (typeof params.query !== 'string') throw noDocument()
        return
      }
      if (typeof params.query === 'string') throw twoDocuments()
      const text = texts.get(documentId)
      if (text === undefined) throw documentUnknown()
      setParams({ ...rest, query: text })
    },
  }
}

const documentRequired = (): Refusal =>
  new Refusal('DOCUMENT_REQUIRED', {
    id: 'Hanya dokumen tepercaya yang dilayani. Kirim documentId.',
    en: 'Only trusted documents are served. Send documentId.',
  })

const documentUnknown = (): Refusal =>
  new Refusal('DOCUMENT_UNKNOWN', {
    id: 'Tidak ada dokumen tepercaya dengan documentId itu.',
    en: 'No trusted document has that documentId.',
  })

const noDocument = (): Refusal =>
  new Refusal('BAD_REQUEST', {
    id: 'Kirim query (teks) atau documentId.',
    en: 'Send query (a text) or documentId.',
  })

const twoDocuments = (): Refusal =>
  new Refusal('BAD_REQUEST', {
    id: 'Kirim query atau documentId, bukan keduanya.',
    en: 'Send query or documentId, not both.',
  })
