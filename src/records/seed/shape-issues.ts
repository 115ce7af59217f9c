import { z } from 'zod'
import * as words from '../generated/enums.ts'
import {
  citations,
  clock,
  code,
  confidence,
  day,
  hidden,
  list,
  maybe,
  partialDate,
  slug,
  text,
} from './shape-parts.ts'

const stage = z.strictObject({
  stage: z.enum(words.IssueStage),
  date: maybe(partialDate),
  note: text,
  sources: citations,
})

const seat = z.strictObject({
  actor: slug,
  role: z.enum(words.SeatRole),
  weight: z.number().gt(0).default(1),
  sources: citations,
})

const outcome = z.strictObject({
  summary: text,
  people: maybe(z.int().min(0)),
  date: maybe(partialDate),
  winner: maybe(slug),
  conceder: maybe(slug),
  activity: maybe(slug),
  sources: citations,
  visibility: hidden.visibility,
})

const stance = z.strictObject({
  actor: slug,
  position: z.enum(words.Position),
  power: maybe(z.int().min(1).max(5)),
  interest: maybe(z.int().min(1).max(5)),
  openness: maybe(z.number().gte(0).lt(1)),
  asOf: day,
  basis: z.enum(words.StanceBasis),
  assessor: maybe(slug),
  activity: maybe(slug),
  confidence: confidence.default('MEDIUM'),
  sources: citations,
  ...hidden,
})

const relation = z.strictObject({
  to: slug,
  kind: z.enum(words.IssueRelationKind),
  sources: citations,
})

/** A demand, a policy or a court case, with its steps, seats, outcomes, stances and relations. */
export const issue = z.strictObject({
  slug,
  kind: z.enum(words.IssueKind),
  name: text,
  nameEn: maybe(text),
  demand: maybe(z.enum(words.Demand)),
  level: z.enum(words.Level),
  area: maybe(code),
  stage: z.enum(words.IssueStage).default('UNKNOWN'),
  summary: maybe(text),
  stages: list(stage),
  seats: list(seat),
  outcomes: list(outcome),
  stances: list(stance),
  relations: list(relation),
  sources: citations,
  ...hidden,
})

const participation = z.strictObject({
  actor: slug,
  role: z.enum(words.ParticipationRole),
  headCount: maybe(z.int().min(0)),
  sources: citations,
})

const commitment = z.strictObject({
  by: slug,
  to: maybe(slug),
  what: text,
  dueOn: maybe(partialDate),
  kept: maybe(z.boolean()),
  sources: citations,
  ...hidden,
})

/** Something the movement did or planned, with who took part and what was promised. */
export const activity = z.strictObject({
  slug,
  kind: z.enum(words.ActivityKind),
  status: z.enum(words.ActivityStatus),
  name: text,
  summary: maybe(text),
  startsOn: maybe(partialDate),
  endsOn: maybe(partialDate),
  startTime: maybe(clock),
  endTime: maybe(clock),
  timeZone: maybe(text),
  area: maybe(code),
  venue: maybe(text),
  parent: maybe(slug),
  participations: list(participation),
  issues: list(slug),
  commitments: list(commitment),
  sources: citations,
  ...hidden,
})

/** A work that was published, with its titles as printed, its parts and who made it. */
export const publication = z.strictObject({
  slug,
  title: text,
  language: z.string().length(2).default('id'),
  draftedFrom: maybe(partialDate),
  draftedTo: maybe(partialDate),
  publishedOn: maybe(partialDate),
  summary: maybe(text),
  titles: list(z.strictObject({ title: text, sources: citations })),
  parts: list(z.strictObject({ part: z.int().min(1), place: z.int().min(0), title: text })),
  roles: list(
    z.strictObject({ actor: slug, role: z.enum(words.PublicationRoleKind), sources: citations }),
  ),
  activities: list(slug),
  sources: citations,
  visibility: hidden.visibility,
})
