import {
  type GraphQLNamedType,
  type GraphQLOutputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  parse,
  validate,
} from 'graphql'
import { expect, it } from 'vitest'
import { schema } from '../../src/api/schema.ts'
import { vocabulary } from '../../src/model/vocabulary.ts'
import { readDocuments } from '../../src/server/documents.ts'

const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'))
const fieldsOf = (type: GraphQLNamedType) =>
  'getFields' in type ? Object.values(type.getFields()) : []

it('describes every type, field, argument and value', () => {
  const bare: string[] = []
  const look = (name: string, { description }: { description?: string | null | undefined }) => {
    if (!description) bare.push(name)
  }
  for (const type of types) {
    look(type.name, type)
    for (const field of fieldsOf(type)) {
      look(`${type.name}.${field.name}`, field)
      if (isInputObjectType(type) || !('args' in field)) continue
      for (const arg of field.args) look(`${type.name}.${field.name}(${arg.name})`, arg)
    }
    if (isEnumType(type))
      for (const value of type.getValues()) look(`${type.name}.${value.name}`, value)
  }
  expect(bare).toEqual([])
})

it('has every enum in the vocabulary, but for the one that lists them', () => {
  const enums = Object.values(schema.getTypeMap()).filter(
    (type) => isEnumType(type) && !type.name.startsWith('__') && type.name !== 'EnumName',
  )
  expect(enums.map(({ name }) => name).toSorted()).toEqual(Object.keys(vocabulary).toSorted())
})

it('lets every field that the network answers be null', () => {
  const ofNetwork = (type: GraphQLNamedType) =>
    type.name === 'NetworkVersion' ||
    fieldsOf(type).some(
      (field) => field.name === 'version' && String(field.type).startsWith('NetworkVersion'),
    )
  // How an answer was computed is known with the answer.
  const isTold = (type: string, field: string) =>
    type === 'Computation' || (field === 'computation' && type !== 'NetworkStructure')
  const strict = types.flatMap((type) =>
    fieldsOf(type)
      .filter(
        (field) =>
          String(field.type).endsWith('!') &&
          !isTold(type.name, field.name) &&
          (type.name === 'NetworkStructure' ||
            ofNetwork(getNamedType(field.type as GraphQLOutputType))),
      )
      .map((field) => `${type.name}.${field.name}`),
  )
  expect(strict).toEqual([])
})

it.each(readDocuments())('trusted document $name fits the schema', ({ text }) => {
  expect(validate(schema, parse(text))).toEqual([])
})
