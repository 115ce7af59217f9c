import type { CodegenConfig } from '@graphql-codegen/cli'

/** Typed results for a TypeScript client, and the ids by which it sends the trusted documents. */
const config: CodegenConfig = {
  schema: 'schema/api.graphql',
  documents: 'schema/documents/*.graphql',
  generates: {
    '.anyam/client/': {
      preset: 'client',
      presetConfig: {
        fragmentMasking: false,
        persistedDocuments: { hashAlgorithm: 'sha256', hashPropertyName: 'documentId' },
      },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        scalars: { Date: 'string', DateTime: 'string' },
      },
    },
  },
}

export default config
