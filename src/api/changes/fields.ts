import type { EnumRef, InputType } from '@pothos/core'
import { faultOfText } from '../../model/input-text.ts'
import type { Bilingual } from '../../model/language.ts'
import { dateOf, parsePartialDate } from '../../model/partial-date.ts'
import type { ProblemCode } from '../../model/problem-codes.ts'
import type { IdPrefix } from '../../model/public-id.ts'
import type { Reference } from '../../records/write/references.ts'
import { ActivityRef } from '../activity.ts'
import { ActorRef } from '../actor-ref.ts'
import { AreaRef } from '../area.ts'
import type { builder } from '../builder.ts'
import { IssueRef } from '../issue.ts'
import type { Draft } from './draft.ts'
import { type Slugged, unlessHidden } from './slugs.ts'

type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never

/** One field of an input, and how it becomes a column. */
export interface Field {
  readonly type: InputType<Types> | 'String' | 'Int' | 'Float' | 'Boolean' | 'Date'
  readonly description: string
  /** It must be given when the record is made, and can never be emptied. */
  readonly required?: boolean
  /** It is given when the record is made, and never changes. */
  readonly fixed?: boolean
  /** The column; default: the field's own name. */
  readonly column?: string
  /** The value of the column; tells a problem when the text or number cannot be one. */
  readonly read: (value: never, path: readonly string[], draft: Draft) => unknown
}

export type Fields = Readonly<Record<string, Field>>

type More = Partial<Pick<Field, 'required' | 'fixed' | 'column'>>

const told = (draft: Draft, path: readonly string[], text: Bilingual, code: ProblemCode) => {
  draft.write.problem({ code, text, path })
  return undefined
}

const textField =
  (form: 'LINE' | 'PROSE', longest: number) =>
  (description: string, { most = longest, ...more }: More & { most?: number } = {}): Field => ({
    type: 'String',
    description,
    ...more,
    read: (text: string, path, draft) => {
      const fault = faultOfText(text, form, most)
      if (fault) return told(draft, path, fault, 'BAD_TEXT')
      return form === 'LINE' ? text.trim().replace(/\s+/gu, ' ') : text.trim()
    },
  })

/** A name or the like, at most 500 characters. */
export const line = textField('LINE', 500)
/** A text with line breaks, at most 5,000 characters. */
export const prose = textField('PROSE', 5000)

const patterned =
  (pattern: RegExp, form: Bilingual, most = 200) =>
  (description: string, more: More = {}): Field => ({
    type: 'String',
    description,
    ...more,
    read: (text: string, path, draft) =>
      pattern.test(text) && text.length <= most ? text : told(draft, path, form, 'BAD_VALUE'),
  })

const slugText = patterned(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  id: 'Slug terdiri atas huruf kecil, angka, dan tanda hubung, misalnya spr-sejahtera.',
  en: 'A slug is made of small letters, digits and hyphens, like spr-sejahtera.',
})

/** A slug of a table; where a record that the writer does not see bears it, a completed one. */
export function slug(table: Slugged, description: string): Field {
  const text = slugText(`${description} ${completing}`)
  return {
    ...text,
    read: (given: never, path, draft) => {
      const read = text.read(given, path, draft)
      return typeof read === 'string' ? unlessHidden(draft, table, read) : read
    },
  }
}

const completing =
  'That of a record for fewer than the network, and one that is taken where none is given, gets five letters or digits behind it that mean nothing (perda-upah-k7m2q), so that no slug tells of a record which is hidden; the answer says which it became.'

export const language = patterned(/^[a-z]{2}$/, {
  id: 'Bahasa ditulis menurut ISO 639-1, misalnya id.',
  en: 'A language is written as in ISO 639-1, for example id.',
})
export const clock = patterned(/^([01]\d|2[0-3]):[0-5]\d$/, {
  id: 'Jam ditulis HH:MM.',
  en: 'A clock time is written HH:MM.',
})
export const webAddress = patterned(
  /^https?:\/\/\S+$/,
  {
    id: 'Alamat diawali http:// atau https://, paling panjang 2.000 karakter.',
    en: 'An address begins with http:// or https:// and has at most 2,000 characters.',
  },
  2000,
)
export const property = patterned(/^[a-z][A-Za-z]{0,99}$/, {
  id: 'Nama sifat seperti foundedOn.',
  en: 'A property is written like foundedOn.',
})

/** A date as exactly as is known. */
export const partialDate = (description: string, more: More = {}): Field => ({
  type: 'String',
  description: `${description} As exactly as is known (EDTF: 2015, 2015-01, 2015-01-14, 2014-06~).`,
  ...more,
  read: (text: string, path, draft) =>
    parsePartialDate(text)
      ? text
      : told(
          draft,
          path,
          {
            id: 'Tanggal ditulis seperti 2015, 2015-01, 2015-01-14, atau 2014-06~.',
            en: 'A date is written like 2015, 2015-01, 2015-01-14 or 2014-06~.',
          },
          'BAD_DATE',
        ),
})

/** A full day. */
export const day = (description: string, more: More = {}): Field => ({
  type: 'Date',
  description,
  ...more,
  read: (text: string) => dateOf(text),
})

/** A full day that is not after today: what was seen, heard or judged. */
export const pastDay = (description: string, more: More = {}): Field => ({
  ...day(description, more),
  read: (text: string, path, draft) =>
    text <= draft.today
      ? dateOf(text)
      : told(
          draft,
          path,
          { id: 'Hari itu belum tiba.', en: 'That day is yet to come.' },
          'BAD_VALUE',
        ),
})

export const choice = (
  type: EnumRef<Types, string>,
  description: string,
  more: More = {},
): Field => ({ type: type as never, description, ...more, read: (value: string) => value })

export const yesNo = (description: string, more: More = {}): Field => ({
  type: 'Boolean',
  description,
  ...more,
  read: (value: boolean) => value,
})

const number =
  (type: 'Int' | 'Float') =>
  (
    description: string,
    range: { least: number; most: number; above?: boolean; below?: boolean } & More,
  ): Field => {
    const { least, most, above, below, ...more } = range
    const fits = (value: number) =>
      (above ? value > least : value >= least) && (below ? value < most : value <= most)
    return {
      type,
      description,
      ...more,
      read: (value: number, path, draft) =>
        fits(value)
          ? value
          : told(
              draft,
              path,
              {
                id: `Angka itu harus ${above ? 'di atas' : 'paling kecil'} ${least} dan ${below ? 'di bawah' : 'paling besar'} ${most}.`,
                en: `The number must be ${above ? 'above' : 'at least'} ${least} and ${below ? 'below' : 'at most'} ${most}.`,
              },
              'BAD_VALUE',
            ),
    }
  }

export const whole = number('Int')
export const decimal = number('Float')

const reference =
  (table: IdPrefix, type: InputType<Types>) =>
  (description: string, column: string, more: Omit<More, 'column'> = {}): Field => ({
    type,
    description,
    column,
    ...more,
    read: async (named: Reference, path, draft) =>
      (await draft.references.find(table, named, path)) ?? undefined,
  })

export const activityRef = reference('activity', ActivityRef)
export const actorRef = reference('actor', ActorRef)
export const areaRef = reference('area', AreaRef)
export const issueRef = reference('issue', IssueRef)

/** A record that is named by its id alone. */
export const idRef =
  (table: IdPrefix) =>
  (description: string, column: string, more: Omit<More, 'column'> = {}): Field => ({
    type: 'ID' as never,
    description: `${description} Its id, beginning with ${table}_.`,
    column,
    ...more,
    read: async (id: string, path, draft) =>
      (await draft.references.findId(table, id, path)) ?? undefined,
  })
