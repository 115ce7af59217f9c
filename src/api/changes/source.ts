import { Source } from '../source.ts'
import { recordChanges } from './record-changes.ts'
import { createSource, sourceFields } from './source-fields.ts'

recordChanges({
  table: 'source',
  typeName: 'Source',
  field: 'source',
  record: Source as never,
  noun: 'a source',
  fields: sourceFields,
  create: createSource,
})
