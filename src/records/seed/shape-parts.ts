import { z } from 'zod'
import { isDay, parsePartialDate } from '../../model/partial-date.ts'
import { Confidence, Visibility } from '../generated/enums.ts'

/** The same type, or null when the row leaves it out. */
export const maybe = <T extends z.ZodType>(type: T) =>
  type.nullish().transform((value) => value ?? null)

/** A list that a row may leave out. */
export const list = <T extends z.ZodType>(type: T) => z.array(type).default([])

export const text = z.string().regex(/\S/, 'is blank').max(2000)

export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is no slug, like spr-sejahtera')

/** Official code of an area, `34` or `34.02`. */
export const code = z.string().regex(/^\d{2}(\.\d{2})?$/, 'is no area code, like 34 or 34.02')

export const day = z.string().refine(isDay, 'is no day of the calendar, YYYY-MM-DD')

export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is no clock time, HH:MM')

export const partialDate = z
  .string()
  .refine(
    (given) => parsePartialDate(given) !== null,
    'is no date, like 2015, 2015-01 or 2015-01-14',
  )

export const confidence = z.enum(Confidence)

/**
 * What a source says of the record it stands in: the slug of the source alone, or with a `quote` (its
 * own words) or a `says` (ours; printed in square brackets).
 */
export const citation = z.union([
  slug.transform((source) => ({ source, quote: null, says: null, note: null, confidence: null })),
  z.strictObject({
    source: slug,
    quote: maybe(text),
    says: maybe(text),
    note: maybe(text),
    confidence: maybe(confidence),
  }),
])

export type Citation = z.output<typeof citation>

export const citations = list(citation)

/** Who may see it; only trial data say so, since what is in the seed cites public sources. */
export const hidden = { visibility: maybe(z.enum(Visibility)), audience: maybe(slug) }
