import { z } from 'zod'
import { type Classification, classificationsOf } from '../../model/actor.ts'
import * as words from '../generated/enums.ts'
import {
  citations,
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

const name = z.strictObject({
  kind: z.enum(words.NameKind),
  name: text,
  language: maybe(z.string().length(2)),
  sources: citations,
})

const place = z.strictObject({
  area: code,
  role: z.enum(words.AreaRole),
  uncertain: z.boolean().default(false),
  asWritten: maybe(text),
  sources: citations,
})

const recognition = z.strictObject({
  kind: z.enum(words.RecognitionKind),
  by: maybe(slug),
  number: maybe(text),
  givenOn: maybe(partialDate),
  sources: citations,
  visibility: hidden.visibility,
})

const contact = z.strictObject({
  kind: z.enum(words.ContactKind),
  value: text,
  sources: citations,
  visibility: hidden.visibility,
})

const actorOf = (classifications: readonly Classification[]) =>
  z.strictObject({
    slug,
    name: text,
    classification: z.enum(classifications),
    level: z.enum(words.Level),
    summary: maybe(text),
    foundedOn: maybe(partialDate),
    dissolvedOn: maybe(partialDate),
    names: list(name),
    areas: list(place),
    trades: list(z.strictObject({ trade: slug, sources: citations })),
    recognitions: list(recognition),
    contacts: list(contact),
    sources: citations,
    ...hidden,
  })

/** Homeworkers' own organisations, with people as members. */
export const group = actorOf(classificationsOf.GROUP)

/** Bodies whose members are organisations. */
export const alliance = actorOf(classificationsOf.ALLIANCE)

/** Those who accompany groups. */
export const partner = actorOf(classificationsOf.PARTNER)

/** Whoever else has power over an issue, or an interest in it. */
export const stakeholder = actorOf(classificationsOf.STAKEHOLDER)

/** A tie; `lastConfirmedOn` is the last day on which a source shows it to go on. */
export const tie = z.strictObject({
  kind: z.enum(words.TieKind),
  from: slug,
  to: slug,
  role: maybe(z.enum(words.TieRole)),
  middleman: maybe(slug),
  since: maybe(partialDate),
  until: maybe(partialDate),
  lastConfirmedOn: maybe(day),
  confidence: confidence.default('MEDIUM'),
  strength: maybe(z.number().gt(0).lte(1)),
  note: maybe(text),
  activity: maybe(slug),
  sources: citations,
  ...hidden,
})

/** How many invented people a group is given. */
export const synthetic = z.strictObject({ group: slug, people: z.int().min(1) })

/** One invented person with memberships of his or her own; only in trial data. */
export const person = z.strictObject({
  slug,
  visibility: hidden.visibility,
  memberships: list(
    z.strictObject({
      group: slug,
      role: z.enum(words.MembershipRole).default('MEMBER'),
      since: maybe(partialDate),
      until: maybe(partialDate),
      visibility: hidden.visibility,
    }),
  ),
})
