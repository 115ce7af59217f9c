import { PublicationRoleKindEnum } from '../enums.ts'
import { PublicationPart, PublicationRole, PublicationTitle } from '../publication.ts'
import { citationInput } from './citations.ts'
import { actorRef, choice, type Fields, idRef, line, whole } from './fields.ts'
import { createPart, type Part } from './parts.ts'
import { recordChanges } from './record-changes.ts'

const of = (meaning: string): Fields => ({
  publication: idRef('publication')(meaning, 'publicationId', { required: true, fixed: true }),
})

export const publicationTitles: Part = {
  table: 'publicationTitle',
  subject: 'PUBLICATION_TITLE',
  seenWith: { publicationId: 'publication' },
  fields: { title: line('The title, as printed.', { required: true }) },
}

export const publicationParts: Part = {
  table: 'publicationPart',
  fields: {
    part: whole('Part number, from 1 to 10,000.', { least: 1, most: 10_000, required: true }),
    place: whole('Place within the part, from 1 to 10,000; 0 for the part itself.', {
      least: 0,
      most: 10_000,
      required: true,
    }),
    title: line('What the part or chapter is called.', { required: true }),
  },
}

export const publicationRoles: Part = {
  table: 'publicationRole',
  subject: 'PUBLICATION_ROLE',
  seenWith: { publicationId: 'publication', actorId: 'actor' },
  fields: {
    actor: actorRef('Who had the part.', 'actorId', { required: true, fixed: true }),
    role: choice(PublicationRoleKindEnum as never, 'What the actor did for the publication.', {
      required: true,
    }),
  },
}

const titled = of('The publication that bears the title.')

recordChanges({
  table: 'publicationTitle',
  typeName: 'PublicationTitle',
  field: 'publicationTitle',
  record: PublicationTitle as never,
  noun: "a variant of a publication's title",
  fields: { ...titled, ...publicationTitles.fields },
  createInput: citationInput,
  create: createPart(publicationTitles, titled),
})

const divided = of('The publication that it is a part of.')

recordChanges({
  table: 'publicationPart',
  typeName: 'PublicationPart',
  field: 'publicationPart',
  record: PublicationPart as never,
  noun: 'a part or chapter of a publication',
  fields: { ...divided, ...publicationParts.fields },
  create: createPart(publicationParts, divided),
})

const made = of('The publication that the actor had a part in.')

recordChanges({
  table: 'publicationRole',
  typeName: 'PublicationRole',
  field: 'publicationRole',
  record: PublicationRole as never,
  noun: "an actor's part in a publication",
  fields: { ...made, ...publicationRoles.fields },
  createInput: citationInput,
  create: createPart(publicationRoles, made),
})
