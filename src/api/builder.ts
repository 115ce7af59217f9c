import SchemaBuilder from '@pothos/core'
import PrismaPlugin from '@pothos/plugin-prisma'
import type PrismaTypes from '../records/generated/pothos.ts'
import { getDatamodel } from '../records/generated/pothos.ts'
import type { Context } from './context.ts'

/** The builder that every file of this room adds its concept to. It holds no types itself. */
export const builder = new SchemaBuilder<{
  Context: Context
  PrismaTypes: PrismaTypes
  DefaultFieldNullability: false
  Scalars: {
    ID: { Input: string; Output: string }
    Date: { Input: string; Output: string }
    DateTime: { Input: Date; Output: Date }
  }
}>({
  plugins: [PrismaPlugin],
  defaultFieldNullability: false,
  prisma: {
    client: (context) => context.records,
    dmmf: getDatamodel(),
    exposeDescriptions: true,
    filterConnectionTotalCount: true,
    onUnusedQuery: null,
  },
})

builder.queryType({ description: 'Everything that can be asked.' })
builder.mutationType({
  description:
    'Everything that can be changed. One input, one answer: the change, or all problems that keep it from being made; then nothing was written. It needs a credential; NOT_ALLOWED tells what is not yours.',
})
