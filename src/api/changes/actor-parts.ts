import { OtherName } from '../actor.ts'
import { ActorPlace } from '../area.ts'
import { Contact } from '../contact.ts'
import { Recognition } from '../recognition.ts'
import { contactFields, nameFields, placeFields, recognitions } from './actor.ts'
import { checkBecomesPublic, citationInput } from './citations.ts'
import { actorRef, type Fields } from './fields.ts'
import { demandGroup } from './group-only.ts'
import { createPart, makePart, type Part } from './parts.ts'
import { recordChanges } from './record-changes.ts'

const of = (meaning: string): Fields => ({
  actor: actorRef(meaning, 'actorId', { required: true, fixed: true }),
})

const named = of('Whose name it is.')
const name: Part = { table: 'actorName', fields: nameFields }

recordChanges({
  table: 'actorName',
  typeName: 'ActorName',
  field: 'actorName',
  record: OtherName as never,
  noun: 'another name of an actor',
  fields: { ...named, ...nameFields },
  create: createPart(name, named),
})

const placed = of('Which actor has to do with the area.')
const place: Part = { table: 'actorArea', fields: placeFields }

recordChanges({
  table: 'actorArea',
  typeName: 'ActorArea',
  field: 'actorArea',
  record: ActorPlace as never,
  noun: 'an area that an actor has to do with',
  fields: { ...placed, ...placeFields },
  create: createPart(place, placed),
})

const reached = of('Which organization is reached so.')
const contact: Part = { table: 'contact', fields: contactFields }

recordChanges({
  table: 'contact',
  typeName: 'Contact',
  field: 'contact',
  record: Contact as never,
  noun: 'a public contact of an organization',
  fields: { ...reached, ...contactFields },
  create: createPart(contact, reached),
})

const recognized = { ...of('The group that was recognized, an actor of kind GROUP.') }

recordChanges({
  table: 'recognition',
  typeName: 'Recognition',
  field: 'recognition',
  record: Recognition as never,
  noun: 'a formal recognition of a group',
  fields: { ...recognized, ...recognitions.fields },
  createInput: citationInput,
  create: async (draft, input, path) => {
    const { id, values } = await makePart(recognitions, recognized)(draft, input, path)
    await demandGroup(draft, values.actorId, [...path, 'actor'])
    return id
  },
  update: (draft, _input, current, values) =>
    checkBecomesPublic(draft, 'RECOGNITION', current, values),
})
