import { OtherName } from './actor.ts'
import { ActorPlace } from './area.ts'
import { builder } from './builder.ts'
import { Claim } from './claim.ts'
import { columnsOf } from './column.ts'
import { Contact } from './contact.ts'
import { VisibilityEnum } from './enums.ts'
import { IssueRelation } from './issue-relation.ts'
import { Membership } from './membership.ts'
import { Outcome } from './outcome.ts'
import { Participation } from './participation.ts'
import { Person } from './person.ts'
import { PublicationPart, PublicationRole, PublicationTitle } from './publication.ts'
import { Recognition } from './recognition.ts'
import { Seat } from './seat.ts'
import { Source } from './source.ts'
import { StageEvent } from './stage-event.ts'
import { Tie } from './tie.ts'
import { TieAssessment } from './tie-assessment.ts'

/** Records whose version and circle are told here; the greater ones tell of their keeping themselves. */
const versioned = {
  ActorName: OtherName,
  ActorArea: ActorPlace,
  Contact,
  Recognition,
  Person,
  Membership,
  Tie,
  TieAssessment,
  StageEvent,
  IssueRelation,
  Seat,
  Outcome,
  Participation,
  PublicationTitle,
  PublicationPart,
  PublicationRole,
  Source,
  Claim,
}

/** Those of them that have a circle of their own. */
const seenApart = new Set([
  'Contact',
  'Recognition',
  'Person',
  'Membership',
  'Tie',
  'Outcome',
  'Source',
  'Claim',
])

for (const [model, type] of Object.entries(versioned)) {
  const column = columnsOf(model as 'Tie')
  builder.objectFields(type as typeof Tie, (t) => ({
    version: t.int({
      ...column('version'),
      description: 'Counts the changes of this record, from 1.',
    }),
    ...(seenApart.has(model)
      ? {
          visibility: t.field({
            type: VisibilityEnum,
            ...column('visibility'),
            description: 'Who may see it.',
          }),
        }
      : {}),
  }))
}
