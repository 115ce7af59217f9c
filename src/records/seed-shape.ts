import { z } from 'zod'
import * as words from './generated/enums.ts'
import {
  alliance,
  group,
  partner,
  person,
  stakeholder,
  synthetic,
  tie,
} from './seed/shape-actors.ts'
import { activity, issue, publication } from './seed/shape-issues.ts'
import {
  citations,
  code,
  confidence,
  day,
  hidden,
  maybe,
  partialDate,
  slug,
  text,
} from './seed/shape-parts.ts'

const source = z.strictObject({
  slug,
  kind: z.enum(words.SourceKind),
  title: text,
  publisher: maybe(text),
  url: maybe(z.url()),
  publishedOn: maybe(partialDate),
  retrievedOn: maybe(day),
  witnessRole: maybe(text),
  witnessedOn: maybe(day),
  note: maybe(text),
  visibility: hidden.visibility,
})

const area = z.strictObject({
  code,
  name: text,
  level: z.enum(words.Level).extract(['PROVINCE', 'REGENCY']),
  parent: maybe(code),
  latitude: maybe(z.number().min(-90).max(90)),
  longitude: maybe(z.number().min(-180).max(180)),
  sources: citations,
})

const trade = z.strictObject({ slug, nameId: text, nameEn: text })

/** What a claim is about; exactly one of them. */
const subject = z
  .strictObject({
    actor: maybe(slug),
    area: maybe(code),
    issue: maybe(slug),
    activity: maybe(slug),
    publication: maybe(slug),
  })
  .refine(
    (given) => Object.values(given).filter((one) => one !== null).length === 1,
    'names exactly one of actor, area, issue, activity, publication',
  )

const claim = z
  .strictObject({
    subject,
    property: z.string().regex(/^[a-z][A-Za-z]*$/, 'is no property, like foundedOn'),
    asPrinted: text,
    number: maybe(z.number()),
    text: maybe(text),
    comparator: z.enum(words.Comparator).default('EXACTLY'),
    trueOn: maybe(partialDate),
    source: slug,
    confidence: confidence.default('MEDIUM'),
    rank: z.enum(words.Rank).default('NORMAL'),
    note: maybe(text),
    visibility: hidden.visibility,
  })
  .refine((given) => given.number === null || given.text === null, 'has both number and text')

/** The rows of each file of `schema/data`, by the file's name without `.json`. */
const seedShape = {
  sources: z.array(source),
  areas: z.array(area),
  trades: z.array(trade),
  groups: z.array(group),
  alliances: z.array(alliance),
  partners: z.array(partner),
  stakeholders: z.array(stakeholder),
  ties: z.array(tie),
  issues: z.array(issue),
  activities: z.array(activity),
  publications: z.array(publication),
  claims: z.array(claim),
  synthetic: z.array(synthetic),
}

export type SeedFile = keyof typeof seedShape

export const seedFiles = Object.keys(seedShape) as SeedFile[]

/** A whole seed; `people` is for trial data and is no file of `schema/data`. */
export const wholeShape = z.strictObject({ ...seedShape, people: z.array(person).default([]) })

/** A seed as it is written. */
export type SeedInput = z.input<typeof wholeShape>

/** A seed as it is read: everything left out is null, an empty list or its default. */
export type Seed = z.output<typeof wholeShape>

export type ActorRow = Seed['groups'][number]

/** The four files of actors, each with the kind of its rows. */
export const actorFiles = {
  groups: 'GROUP',
  alliances: 'ALLIANCE',
  partners: 'PARTNER',
  stakeholders: 'STAKEHOLDER',
} as const
